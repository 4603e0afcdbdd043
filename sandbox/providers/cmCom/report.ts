/** The callback of a finished call (CM.com voice reference, "Callbacks"). */
import { exitOf, type Call } from '../../calls/call';
import type { CmOptions } from './options';
import { forgedUrl, type Report } from '../../reports/deliver';

interface CmResult {
	readonly code: 9 | 10 | 11 | 12;
	readonly sip?: string;
	readonly reason?: string;
}

const DESCRIPTIONS = {
	9: 'Cancelled',
	10: 'Finished successfully',
	11: 'Failed',
	12: 'Call rejected',
} as const;

/** No code is documented for busy: 11 or 12, told apart by the SIP code only. */
const BUSY: Readonly<Record<CmOptions['cmBusy'], CmResult>> = {
	'code-12-sip-486': { code: 12, sip: '486', reason: 'Busy Here' },
	'code-11-sip-486': { code: 11, sip: '486', reason: 'Busy Here' },
};

function resultOf(call: Call, { cmBusy }: CmOptions): CmResult {
	if (call.phone === 'rejected') return { code: 12, sip: '603', reason: 'Decline' };
	switch (exitOf(call.phone ?? 'failed', false)) {
		case 'answered':
			return { code: 10, sip: 'BYE', reason: '' };
		case 'busy':
			return BUSY[cmBusy];
		case 'noAnswer':
			return { code: 9 };
		default:
			return { code: 11, sip: '503', reason: 'Service Unavailable' };
	}
}

function eventOf(call: Call, options: CmOptions, { code, sip, reason }: CmResult) {
	return {
		type: options.cmCallbackType,
		'call-id': call.id,
		'instruction-id': call.reference,
		result: {
			code,
			description: DESCRIPTIONS[code],
			...(sip !== undefined && { 'sip-disconnect-code': sip, 'sip-disconnect-reason': reason }),
		},
	};
}

const lieAbout = ({ code }: CmResult): CmResult =>
	code === 10 ? { code: 12, sip: '603' } : { code: 10, sip: 'BYE' };

/** One callback about these calls, which are over. */
export function cmReport(calls: readonly Call[], options: CmOptions, callbackUrl: string): Report {
	const json = (told: (result: CmResult) => CmResult) => {
		const events = calls.map((call) => eventOf(call, options, told(resultOf(call, options))));
		return calls.length > 1 || options.cmCallbackShape === 'array' ? events : events[0];
	};
	return {
		genuine: { method: 'POST', url: callbackUrl, json: json((result) => result) },
		forged: { method: 'POST', url: forgedUrl(callbackUrl), json: json(lieAbout) },
	};
}
