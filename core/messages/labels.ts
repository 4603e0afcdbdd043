/**
 * The labels of the settings, as both hosts' forms and messages print them. A field of an account
 * stands here only where its label is not its name in words.
 */
export const FIELD_LABELS: Readonly<Record<string, string>> = {
	operation: 'Operation',
	provider: 'Provider',
	flowId: 'Flow ID',
	to: 'To',
	defaultCountry: 'Default Country',
	numberArgument: 'Number Argument',
	from: 'From',
	variables: 'Variables',
	variablesJson: 'Variables (JSON)',
	context: 'Context',
	callId: 'Call ID',
	placedAt: 'Placed At',
	waitForResult: 'Wait for Result',
	waitLimitMinutes: 'Wait Limit (Minutes)',
	resultUrl: 'Result URL',
	reference: 'Reference',
	callOnce: 'Call Once',
	ringSeconds: 'Ring Time (Seconds)',
	voicemail: 'When Voicemail Answers',
	anonymous: 'Hide Caller Number',
	dryRun: 'Dry Run',
	testWayBack: 'Test Callback',
	summary: 'Summary',
	callsPerSecond: 'Calls per Second',
	timeoutSeconds: 'Timeout (Seconds)',
	account: 'Account',
	region: 'Region',
	apiBaseUrl: 'API Address',
	accessTokenUrl: 'Access Token Address',
	lookUp: 'Look Up Results',
	baseUrl: 'Base Address',
	sid: 'Account SID',
	secret: 'Callback Secret',
	previousSecret: 'Previous Callback Secret',
	callbackSecret: 'Callback Secret',
	previousCallbackSecret: 'Previous Callback Secret',
	publicUrl: 'Public Address',
	sandboxUrl: 'Sandbox Address',
	source: 'Numbers In',
	field: 'Field',
	fields: 'Fields',
	defaultCountryField: 'Default Country Field',
	output: 'Output',
	outputField: 'Output Field',
	acceptTypes: 'Accept Types',
	acceptCountries: 'Accept Countries',
	refuseRisks: 'Refuse Risks',
	removeDuplicates: 'Remove Duplicates',
	maxCalls: 'Max Calls',
	afterBusyMinutes: 'After Busy (Minutes)',
	afterNoAnswerMinutes: 'After No Answer (Minutes)',
	afterVoicemailMinutes: 'After Voicemail (Minutes)',
	afterFailedMinutes: 'After Failed (Minutes)',
	afterNoResultMinutes: 'After No Result (Minutes)',
	people: 'People',
	name: 'Name',
	confirmDigits: 'Confirm Digits',
	declineDigits: 'Decline Digits',
	roundsMax: 'Rounds',
	pauseSeconds: 'Pause between Rounds (Seconds)',
	whenUnsure: 'When Unsure',
};

const ABBREVIATIONS: Readonly<Record<string, string>> = {
	Id: 'ID',
	Api: 'API',
	Url: 'URL',
	Sid: 'SID',
};

/** Such as "Voice Account ID" of `voiceAccountId`. */
const inWords = (field: string): string =>
	field
		.replace(/^./, (first) => first.toUpperCase())
		.split(/(?=[A-Z])/)
		.map((word) => ABBREVIATIONS[word] ?? word)
		.join(' ');

export const labelOfField = (field: string): string => FIELD_LABELS[field] ?? inWords(field);
