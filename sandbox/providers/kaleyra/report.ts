/** The final report to `dlrurl` (Kaleyra, "Dynamic Variables for DLRURL" and "Call Statuses"). */
import type { Call } from '../../calls/call';
import type { KaleyraOptions } from './options';
import type { PhoneOutcome } from '../../calls/phone';
import { forgedUrl, type Report } from '../../reports/deliver';
import type { Ended } from '../../engine/run';

const STATUS_OF: Readonly<Record<PhoneOutcome, string>> = {
	answered: 'ANSWER',
	// no answering-machine status exists
	voicemail: 'ANSWER',
	busy: 'BUSY',
	rejected: 'REJECTED',
	noAnswer: 'NOANSWER',
	invalidNumber: 'NOROUTE',
	failed: 'FAILED',
};

/** First leg answered; how the second one went. Documented for busy, failed and no answer only. */
const SECOND_LEG: Readonly<Record<PhoneOutcome, string>> = {
	answered: 'ANSWER',
	voicemail: 'ANSWER',
	busy: 'BUSY_CHANNEL2',
	rejected: 'BUSY_CHANNEL2',
	noAnswer: 'NOANSWER_CHANNEL2',
	invalidNumber: 'FAILED_CHANNEL2',
	failed: 'FAILED_CHANNEL2',
};

type Values = Readonly<Record<string, string>>;

function valuesOf(call: Call, ended: Ended, bridge: string, status: string): Values {
	return {
		status,
		id: call.id,
		flow_id: call.flowId,
		ringtime: String(Math.round(ended.ringSeconds)),
		billsec: String(Math.round(ended.talkSeconds)),
		credits: '0',
		keypress: ended.keys[''] ?? '',
		call_type: 'outgoing',
		callee: call.to,
		caller: bridge,
		bridge,
	};
}

/** `keypress:STEP`, `api:VARIABLE`, `api:STEP:VARIABLE`: empty where the flow has nothing there. */
function widgetValue(name: string, { keys, answers }: Pick<Ended, 'keys' | 'answers'>) {
	const [kind, ...rest] = name.split(':');
	if (!rest.at(-1) || (kind !== 'keypress' && kind !== 'api')) return undefined;
	const [values, key] = kind === 'keypress' ? [keys, rest[0]!] : [answers, rest.at(-1)!];
	return Object.hasOwn(values, key) ? values[key]! : '';
}

/** `{name}` and `{{name}}` replaced, URL-encoded; an unknown placeholder stays as it is. */
export const fillPlaceholders = (
	template: string,
	values: Values,
	widgets: Pick<Ended, 'keys' | 'answers'> = { keys: {}, answers: {} },
): string =>
	template.replace(/\{\{([^{}]+)\}\}|\{([^{}]+)\}/g, (whole, double?: string, single?: string) => {
		const name = double ?? single ?? '';
		const value = Object.hasOwn(values, name) ? values[name] : widgetValue(name, widgets);
		return value === undefined ? whole : encodeURIComponent(value);
	});

export function kaleyraReport(
	call: Call,
	ended: Ended,
	order: { dlrurl: string; bridge: string; refusedAs?: string },
	{ kaleyraReport: method }: KaleyraOptions,
): Report {
	const { dlrurl, bridge, refusedAs } = order;
	const leg =
		ended.forward === null ? STATUS_OF[call.phone ?? 'failed'] : SECOND_LEG[ended.forward];
	const status = refusedAs ?? leg;
	const lie = status === 'ANSWER' ? 'BUSY' : 'ANSWER';
	const fill = (word: string) =>
		fillPlaceholders(dlrurl, valuesOf(call, ended, bridge, word), ended);
	return {
		genuine: { method, url: fill(status) },
		forged: { method, url: forgedUrl(fill(lie)) },
	};
}
