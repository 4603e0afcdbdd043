/** Flows as the editor stores them: one account, one trigger, a sink behind every output. */
import type { Credentials, StoredNode } from 'node-red-node-test-helper';
import { OUTPUTS, type ProviderId } from '../../../core';
import { outputsOf } from '../../../node-red/nodes/trigger-voice-flow/outputs';
import { perProvider } from '../../providers/per-provider';
import { sandboxAccount } from '../../providers/samples';

export const CALLBACK_SECRET = 'callback-secret-of-the-tests';

interface Sandboxed {
	readonly credentials: Readonly<Record<string, string>>;
	readonly flowId: string;
	/** A number that the account may call from, where the request names one. */
	readonly from?: string;
}

/** The sandbox's own accounts and its flow "Courier at the door", as docs/sandbox.md lists them. */
export const SANDBOX = perProvider((id): Sandboxed => sandboxAccount(id));

/** What the editor stores for a new "validate E.164". */
export const VALIDATE = {
	type: 'ringback-validate-e164',
	source: 'field',
	field: 'payload',
	fields: [],
	defaultCountry: '',
	defaultCountryField: '',
	output: 'newField',
	outputField: 'phone',
	acceptTypes: [],
	acceptCountries: [],
	refuseRisks: [],
	removeDuplicates: false,
	version: 1,
};

/** What the editor stores for a trigger that was only given its account. */
export const TRIGGER = {
	name: '',
	flowId: '',
	flowIdType: 'str',
	to: 'payload',
	toType: 'msg',
	defaultCountry: '',
	defaultCountryType: 'str',
	numberArgument: 'customer_number',
	numberArgumentType: 'str',
	from: '',
	fromType: 'str',
	specifyVariables: 'fields',
	variables: [],
	variablesJson: '',
	variablesJsonType: 'json',
	context: '',
	contextType: 'json',
	waitForResult: true,
	waitLimitMinutes: '10',
	waitLimitMinutesType: 'num',
	resultUrl: '',
	resultUrlType: 'str',
	reference: '',
	referenceType: 'str',
	callOnce: true,
	callOnceStore: '',
	ringSeconds: '',
	ringSecondsType: 'num',
	voicemail: '',
	voicemailType: 'str',
	anonymous: false,
	dryRun: false,
	simulateEnding: 'off',
	resultField: 'call',
	summary: false,
	callsPerSecond: '',
	callsPerSecondType: 'num',
	timeoutSeconds: '',
	timeoutSecondsType: 'num',
	askRules: false,
	purpose: 'transactional',
	purposeType: 'str',
	callingHours: '',
	callingHoursType: 'str',
	timeZone: '',
	timeZoneType: 'str',
	outsideHours: 'hold',
	outsideHoursType: 'str',
	doNotCall: '',
	doNotCallType: 'str',
	maxCallsPerNumber: '',
	maxCallsPerNumberType: 'str',
	perHours: '',
	perHoursType: 'str',
	maxCallsPerHour: '',
	maxCallsPerHourType: 'str',
	maxCallsPerDay: '',
	maxCallsPerDayType: 'str',
	allowedCountries: '',
	allowedCountriesType: 'str',
	refuseRisks: ['premium', 'satellite', 'unknownType', 'emergencyOrShort'],
	consent: '',
	consentType: 'str',
	ownNumbers: '',
	ownNumbersType: 'str',
	optOutDigits: '',
	optOutDigitsType: 'str',
	evidence: true,
	maxCalls: '',
	maxCallsType: 'str',
	afterBusyMinutes: '',
	afterBusyMinutesType: 'str',
	afterNoAnswerMinutes: '',
	afterNoAnswerMinutesType: 'str',
	afterVoicemailMinutes: '',
	afterVoicemailMinutesType: 'str',
	afterFailedMinutes: '',
	afterFailedMinutesType: 'str',
	afterNoResultMinutes: '',
	afterNoResultMinutesType: 'str',
	operation: 'startFlow',
	people: '[]',
	peopleType: 'json',
	confirmDigits: '1',
	confirmDigitsType: 'str',
	declineDigits: '',
	declineDigitsType: 'str',
	roundsMax: '2',
	roundsMaxType: 'num',
	pauseSeconds: '60',
	pauseSecondsType: 'num',
	whenUnsure: 'wait',
	fallbackAccount: '',
	fallbackFlowId: '',
	fallbackFlowIdType: 'str',
	fallbackFrom: '',
	fallbackFromType: 'str',
	fallbackNumberArgument: 'customer_number',
	fallbackNumberArgumentType: 'str',
	version: 5,
};

/** What the editor stores for an account of the sandbox, whatever the provider. */
export const ACCOUNT = {
	account: '',
	region: 'sandbox',
	apiBaseUrl: '',
	accessTokenUrl: '',
	scope: '',
	baseUrl: '',
	voiceAccountId: '',
	publicUrl: '',
	sandboxUrl: '',
	lookUp: 'auto',
	machineDetection: 'on',
	rememberOptOut: false,
	sharedMemory: '',
	version: 4,
};

/** Nodes without a position would be taken for configuration nodes. */
export const PLACE = { z: 'tab', x: 100, y: 100 };

export interface FlowOptions {
	readonly provider?: ProviderId;
	readonly sandboxUrl: string;
	/** Where reports reach the flow. */
	readonly publicUrl: string;
	readonly account?: Readonly<Record<string, unknown>>;
	readonly credentials?: Readonly<Record<string, string>>;
	readonly trigger?: Readonly<Record<string, unknown>>;
	/** False: no node takes results that no trigger waits for. */
	readonly listener?: boolean;
}

export interface TestFlow {
	readonly nodes: StoredNode[];
	readonly credentials: Credentials;
	readonly accountId: string;
	readonly triggerId: string;
	readonly listenerId: string;
}

let made = 0;

/** Ids are new each time: what the runtime remembers by node id must not leak into the next test. */
export function flowOf(options: FlowOptions): TestFlow {
	const { provider = 'talkdesk', sandboxUrl, publicUrl, listener = true } = options;
	made += 1;
	const [accountId, triggerId, listenerId] = ['account', 'trigger', 'listener'].map(
		(name) => `${name}-${made}`,
	) as [string, string, string];
	const { credentials, flowId, from = '' } = SANDBOX[provider];
	const trigger = { ...TRIGGER, account: accountId, flowId, from, ...options.trigger };
	const outputs = outputsOf(trigger);

	const nodes: StoredNode[] = [
		{ id: 'tab', type: 'tab', label: 'Test' },
		{ id: accountId, type: 'ringback-account', provider, ...ACCOUNT, sandboxUrl, publicUrl },
		{ id: triggerId, type: 'ringback-trigger-voice-flow', ...PLACE, ...trigger },
		{ id: 'catch', type: 'catch', ...PLACE, scope: null, wires: [['error']] },
		sink('error'),
		...outputs.map((exit) => sink(`trigger.${exit}`)),
	];
	Object.assign(nodes[1]!, options.account);
	Object.assign(nodes[2]!, {
		outputs: outputs.length,
		wires: outputs.map((exit) => [`trigger.${exit}`]),
	});
	if (listener) nodes.push(...listenerOf(listenerId, accountId, 'result'));
	return {
		nodes,
		credentials: {
			[accountId]: { ...credentials, callbackSecret: CALLBACK_SECRET, ...options.credentials },
		},
		accountId,
		triggerId,
		listenerId,
	};
}

/** An Outbound Call Result with a sink behind every output, named `<prefix>.<exit>`. */
export const listenerOf = (id: string, accountId: string, prefix: string): StoredNode[] => [
	{
		id,
		type: 'ringback-outbound-call-result',
		...PLACE,
		account: accountId,
		version: 1,
		wires: OUTPUTS.callResult.map((exit) => [`${prefix}.${exit}`]),
	},
	...OUTPUTS.callResult.map((exit) => sink(`${prefix}.${exit}`)),
];

export const sink = (id: string): StoredNode => ({ id, type: 'sink', ...PLACE, wires: [] });

/** The same nodes with some properties changed. */
export const withChange = (
	nodes: readonly StoredNode[],
	id: string,
	change: Readonly<Record<string, unknown>>,
): StoredNode[] => nodes.map((node) => (node.id === id ? { ...node, ...change } : node));
