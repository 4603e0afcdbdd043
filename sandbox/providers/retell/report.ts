/** The events of a call (docs.retellai.com, features/webhook), signed as npm retell-sdk does. */
import { createHmac } from 'node:crypto';
import type { Call } from '../../calls/call';
import { forgedUrl, type Report } from '../../reports/deliver';
import type { Outgoing } from '../../reports/send';
import { ACCOUNT } from './credentials';
import { callObject, type Order } from './call-object';

/** @param nowMs milliseconds since the Unix epoch */
const signedAt =
	(nowMs: () => number): Outgoing['sign'] =>
	(_url, body) => {
		const time = Math.round(nowMs());
		const digest = createHmac('sha256', ACCOUNT.webhookKey).update(`${body}${time}`).digest('hex');
		return { 'x-retell-signature': `v=${time},d=${digest}` };
	};

/** The event of a call that is over; it is sent whether the call was connected or not. */
export function endReport(
	call: Call,
	order: Order,
	{ url, nowMs }: { readonly url: string; nowMs(): number },
): Report {
	const told = callObject(call, order);
	const lie = call.phone === 'busy' ? 'user_hangup' : 'dial_busy';
	// an impostor has neither key nor token
	const forged = { ...told, disconnection_reason: lie, metadata: {} };
	return {
		genuine: {
			method: 'POST',
			url,
			json: { event: 'call_ended', call: told },
			sign: signedAt(nowMs),
		},
		forged: {
			method: 'POST',
			url: forgedUrl(url),
			json: { event: 'call_ended', call: forged },
		},
	};
}
