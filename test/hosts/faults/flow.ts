/** A flow for a fault plan: a path to place calls by, and a list of all that came out of the nodes. */
import { OUTPUTS, PROVIDER_IDS, type ProviderId } from '../../../core';
import { ACCOUNT, CALLBACK_SECRET, PLACE, SANDBOX, TRIGGER } from '../../node-red/support/flow';

export const accountIdOf = (provider: ProviderId): string => `account-${provider}`;

/** What `POST /call/<provider>` takes; it is answered at once, whatever becomes of the call. */
export interface CallOrder {
	readonly reference: string;
	readonly attempt: 1 | 2;
	readonly to: string;
	readonly context: unknown;
	readonly waitLimitMinutes: number;
	readonly timeoutSeconds: number;
}

/** Answers once the paths of a deploy are there, which is a moment after it returns; made last. */
export const READY = '/ready';

export interface FlowOptions {
	readonly sandboxUrl: string;
	/** Every message is posted there as JSON; absent: `GET /heard` lists them. */
	readonly heardUrl?: string;
}

export function faultFlow({ sandboxUrl, heardUrl }: FlowOptions): object[] {
	return [
		{ id: 'tab', type: 'tab', label: 'Faults' },
		...PROVIDER_IDS.flatMap((provider) => nodesOf(provider, sandboxUrl)),
		{ id: 'catch', type: 'catch', ...PLACE, scope: null, uncaught: false, wires: [['error']] },
		say(
			'error',
			"reference: msg.reference, attempt: msg.attempt, from: 'trigger', exit: 'error:' + msg.error.code",
		),
		say(
			'trigger',
			"reference: msg.reference, attempt: msg.attempt, from: 'trigger', exit: msg.topic, context: msg.call.context",
		),
		say(
			'result',
			"reference: msg.call.reference, attempt: 1, from: 'result', exit: msg.topic, context: msg.call.context",
		),
		...(heardUrl === undefined ? LIST : posting(heardUrl)),
		http('ready', READY, 'get', 'ready-out'),
		{ id: 'ready-out', type: 'http response', ...PLACE, wires: [] },
	];
}

/** Hands on what came out, in the shape of the tally. */
const say = (id: string, fields: string) =>
	code(id, `return { payload: { ${fields} } };`, ['heard']);

const LIST = [
	code(
		'heard',
		"const all = flow.get('all', 'memory') || []; all.push(msg.payload); flow.set('all', all, 'memory');",
		[],
	),
	http('list-in', '/heard', 'get', 'list'),
	code('list', "msg.payload = flow.get('all', 'memory') || []; return msg;", ['list-out']),
	{ id: 'list-out', type: 'http response', ...PLACE, wires: [] },
];

const posting = (url: string) => [
	{ id: 'heard', type: 'http request', ...PLACE, method: 'POST', url, ret: 'txt', wires: [[]] },
];

/** Two names of one store: a reference that comes again comes to the trigger with the other one. */
const STORE_NAMES = ['', 'default'] as const;
const ANSWER_AND_HAND_ON =
	'msg.res._res.end(); const call = msg.payload; return call.attempt === 2 ? [null, call] : [call, null];';

function nodesOf(provider: ProviderId, sandboxUrl: string): object[] {
	const { credentials, flowId, from = '' } = SANDBOX[provider];
	const account = accountIdOf(provider);
	const ofMessage = (...names: string[]) =>
		Object.fromEntries(
			names.flatMap((name) => [
				[name, name],
				[`${name}Type`, 'msg'],
			]),
		);
	return [
		{
			...ACCOUNT,
			...{ id: account, type: 'ringback-account', name: '', provider, sandboxUrl },
			credentials: { ...credentials, callbackSecret: CALLBACK_SECRET },
		},
		http(`in-${provider}`, `/call/${provider}`, 'post', `answer-${provider}`),
		{
			...code(`answer-${provider}`, ANSWER_AND_HAND_ON, []),
			outputs: STORE_NAMES.length,
			wires: STORE_NAMES.map((name) => [`call-${provider}-${name}`]),
		},
		...STORE_NAMES.map((name) => ({
			id: `call-${provider}-${name}`,
			type: 'ringback-trigger-voice-flow',
			...PLACE,
			...TRIGGER,
			account,
			flowId,
			from,
			...ofMessage('to', 'reference', 'context', 'waitLimitMinutes', 'timeoutSeconds'),
			callOnceStore: name,
			outputs: OUTPUTS.triggerWaiting.length,
			wires: OUTPUTS.triggerWaiting.map(() => ['trigger']),
		})),
		{
			id: `result-${provider}`,
			type: 'ringback-outbound-call-result',
			...PLACE,
			account,
			version: 1,
			wires: OUTPUTS.callResult.map(() => ['result']),
		},
	];
}

function http(id: string, url: string, method: string, next: string) {
	return { id, type: 'http in', ...PLACE, url, method, wires: [[next]] };
}

function code(id: string, func: string, next: readonly string[]) {
	return { id, type: 'function', ...PLACE, func, outputs: 1, libs: [], wires: [next] };
}
