/** What dialogs show in n8n's editor, from top to bottom. */

/** The settings of "Trigger Voice Flow" that a builder sees, from top to bottom. */
export const BEFORE = ['Operation', 'Provider', 'Flow ID', 'To', 'Default Country'];
export const LOOKING_UP = ['Operation', 'Provider', 'Call ID', 'Placed At', 'One Output'];
export const WAITING = [
	'Context',
	'Wait for Result',
	'Wait Limit (Minutes)',
	'Result URL',
	'One Output',
	'Options',
];
export const NOT_WAITING = ['Context', 'Wait for Result', 'Result URL', 'One Output', 'Options'];
export const OPTIONS_OF_ALL = [
	'Call Once',
	'Calls per Second',
	'Dry Run',
	'Fallback',
	'Forget Reference',
	'Reference',
	'Result Field',
	'Rules for Calling',
	'Simulate Ending',
	'Test Callback',
	'Timeout (Seconds)',
	'Try Again',
];
export const VALIDATE = [
	'Numbers In',
	'Field',
	'Default Country',
	'Default Country Field',
	'Output',
	'Output Field',
	'Accept Types',
	'Accept Countries',
	'Refuse Risks',
	'Remove Duplicates',
];
export const RULES = [
	'Ask the Rules',
	'Purpose',
	'Calling Hours',
	'Outside Hours',
	'Time Zone',
	'Do Not Call',
	'Max Calls per Number',
	'Per Hours',
	'Max Calls per Hour',
	'Max Calls per Day',
	'Allowed Countries',
	'Refuse Risks',
	'Consent',
	'Own Numbers',
	'Opt-Out Digits',
	'Evidence',
	'Stop Calls',
];
