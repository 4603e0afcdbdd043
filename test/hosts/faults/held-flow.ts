/** A flow whose calls are tried again: a path to place them by; all that comes out is posted. */
import { OUTPUTS, EXITS } from '../../../core';
import { CALLBACK_SECRET, PLACE, SANDBOX, TRIGGER } from '../../node-red/support/flow';
import { READY } from './flow';

const PROVIDER = 'cmCom';

/**
 * @param pauseMinutes between the calls of one message
 * @param trigger other settings of each trigger
 * @param triggers how many there are; messages go to one after the other
 */
export function heldFlow(
	sandboxUrl: string,
	heardUrl: string,
	pauseMinutes: string,
	trigger: object = {},
	triggers = 1,
): object[] {
	const { credentials, flowId, from = '' } = SANDBOX[PROVIDER];
	const pauses = ['afterBusyMinutes', 'afterNoAnswerMinutes', 'afterFailedMinutes'];
	return [
		{ id: 'tab', type: 'tab', label: 'Held' },
		{
			...{ id: 'account', type: 'ringback-account', provider: PROVIDER, region: 'sandbox' },
			...{ account: '', publicUrl: '', sandboxUrl, version: 2 },
			credentials: { ...credentials, callbackSecret: CALLBACK_SECRET },
		},
		{ id: 'in', type: 'http in', ...PLACE, url: '/call', method: 'post', wires: [['answer']] },
		// the message that is held is a web request's: some of it cannot be kept
		code('answer', 'msg.res._res.end(); return Object.assign(msg, msg.payload);', ['share']),
		{
			...code('share', SHARE, []),
			outputs: triggers,
			wires: Array.from({ length: triggers }, (_, at) => [`call-${at}`]),
		},
		...Array.from({ length: triggers }, (_, at) => ({
			...{ id: `call-${at}`, type: 'ringback-trigger-voice-flow', ...PLACE, ...TRIGGER },
			...{ account: 'account', flowId, from, to: 'to', toType: 'msg' },
			...{ reference: 'reference', referenceType: 'msg' },
			...{ maxCalls: '3', maxCallsType: 'num' },
			...Object.fromEntries(
				pauses.flatMap((name) => [
					[name, pauseMinutes],
					[`${name}Type`, 'num'],
				]),
			),
			...trigger,
			outputs: OUTPUTS.triggerWaiting.length,
			wires: OUTPUTS.triggerWaiting.map(() => ['say']),
		})),
		{
			...{ id: 'result', type: 'ringback-outbound-call-result', ...PLACE, version: 1 },
			...{ account: 'account', wires: EXITS.map(() => ['stray']) },
		},
		{ id: 'catch', type: 'catch', ...PLACE, scope: null, uncaught: false, wires: [['failed']] },
		code('say', `return { payload: { ${WHAT}, from: 'trigger', keep: msg.keep } };`, ['heard']),
		code('stray', `return { payload: { ${WHAT}, from: 'result' } };`, ['heard']),
		code(
			'failed',
			"return { payload: { reference: msg.reference, exit: 'error', from: 'trigger', why: msg.error.message } };",
			['heard'],
		),
		{
			...{ id: 'heard', type: 'http request', ...PLACE, method: 'POST', url: heardUrl },
			...{ ret: 'txt', wires: [[]] },
		},
		{ id: 'ready', type: 'http in', ...PLACE, url: READY, method: 'get', wires: [['ready-out']] },
		{ id: 'ready-out', type: 'http response', ...PLACE, wires: [] },
	];
}

/** Each message goes to the next output; the store of files would not answer at once. */
const SHARE =
	'const at = context.get("at", "memory") || 0; context.set("at", (at + 1) % node.outputCount, "memory");' +
	'const all = []; all[at] = msg; return all;';

const WHAT =
	'reference: msg.call.reference, exit: msg.call.exit, reason: msg.call.reason, to: msg.call.to, attempts: msg.call.attempts';

const code = (id: string, func: string, next: readonly string[]) => ({
	...{ id, type: 'function', ...PLACE, func, outputs: 1, libs: [], wires: [next] },
});
