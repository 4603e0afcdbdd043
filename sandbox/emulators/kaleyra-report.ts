/** The final report to `dlrurl` (Kaleyra, "Dynamic Variables for DLRURL" and "Call Statuses"). */
import type { Call } from '../calls';
import type { Ended } from '../components';
import type { Options } from '../options';
import type { PhoneOutcome } from '../phone';
import { forgedUrl, type Report } from '../reports';

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
		// nobody presses keys yet: a known placeholder without a value is empty
		keypress: '',
		call_type: 'outgoing',
		callee: call.to,
		caller: bridge,
		bridge,
	};
}

/** `{name}` and `{{name}}` replaced, URL-encoded; a placeholder nobody knows stays as it is. */
export const fillPlaceholders = (template: string, values: Values): string =>
	template.replace(/\{\{([^{}]+)\}\}|\{([^{}]+)\}/g, (whole, double?: string, single?: string) => {
		const name = double ?? single ?? '';
		if (/^(keypress|api):./.test(name)) return '';
		return Object.hasOwn(values, name) ? encodeURIComponent(values[name]!) : whole;
	});

export function kaleyraReport(
	call: Call,
	ended: Ended,
	{ dlrurl, bridge }: { dlrurl: string; bridge: string },
	{ kaleyraReport: method }: Options,
): Report {
	const status =
		ended.forward === null ? STATUS_OF[call.phone ?? 'failed'] : SECOND_LEG[ended.forward];
	const lie = status === 'ANSWER' ? 'BUSY' : 'ANSWER';
	const fill = (word: string) => fillPlaceholders(dlrurl, valuesOf(call, ended, bridge, word));
	return {
		genuine: { method, url: fill(status) },
		forged: { method, url: forgedUrl(fill(lie)) },
	};
}
