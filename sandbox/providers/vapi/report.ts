/**
 * The report of a call (npm @vapi-ai/server-sdk 2.0.1, ServerMessageEndOfCallReport). It is sent
 * again only where the call asked for that; an overridden address is sent no signature.
 */
import type { CommonOptions } from '../../base/options';
import type { Call } from '../../calls/call';
import { forgedUrl, type Report } from '../../reports/deliver';
import { callObject, endOf, type Order } from './call-object';
import type { VapiOptions } from './options';

/** Sent to a call's server where it asks for nothing in particular, among others. */
const TYPE = 'end-of-call-report';

/** Undefined where the call has nowhere to report to, or wants other messages. */
export function endReport(
	call: Call,
	order: Order,
	options: VapiOptions & Pick<CommonOptions, 'retryReports'>,
): Report | undefined {
	const { server, serverMessages } = order.request.assistantOverrides;
	const ended = endOf(call, order, options);
	if (server?.url === undefined || ended === undefined) return undefined;
	if (serverMessages && !serverMessages.includes(TYPE)) return undefined;
	const message = {
		type: TYPE,
		...ended,
		call: callObject(call, order),
		customer: order.request.customer,
	};
	const lie = call.phone === 'busy' ? 'customer-ended-call' : 'customer-busy';
	return {
		genuine: { method: 'POST', url: server.url, json: { message } },
		// an impostor knows neither call nor token
		forged: {
			method: 'POST',
			url: forgedUrl(server.url),
			json: { message: { ...message, endedReason: lie, call: { id: call.id } } },
		},
		again: {
			tries: Math.min(options.retryReports, 1 + (server.backoffPlan?.maxRetries ?? 0)),
			when: () => true,
		},
	};
}
