/**
 * Retell AI (npm retell-sdk 5.66.1; docs.retellai.com). The body of a refusal is not documented
 * beyond its status; the words are the sandbox's own. Of the events it sends `call_ended` alone.
 */
import { randomUUID } from 'node:crypto';
import { keepNewest } from '../../base/newest';
import { describeIssues, jsonOrUndefined } from '../../base/parse';
import { placeCall } from '../../engine/place';
import type { Context } from '../../engine/context';
import { startRoute, type Started } from '../../faults/start-calls';
import type { Flow } from '../../flows/flow';
import { header, type Received, type Reply, type Site } from '../../server/http';
import type { Provider } from '../contract';
import { argumentsOf, EXAMPLE_NUMBER, EXAMPLE_RESULT_URL, variablesOf } from '../examples';
import { analysisOf, callObject, type Order } from './call-object';
import { ACCOUNT } from './credentials';
import { endReport } from './report';
import { StartRequest } from './request';

const ID = 'retell';
const BASE_PATH = '/retell';
/** How long Retell lets a phone ring is not documented. */
const RING_SECONDS = 30;

const flowId = (id: string): string => `agent_${id.replaceAll('-', '')}`;
const flowIdOf = ({ id }: Flow): string => flowId(id.toLowerCase());

const refusal = (status: number, message: string): Reply => ({
	status,
	body: { status: 'error', message },
});

function site(context: Context): Site {
	const orders = new Map<string, Order>();
	const guarded =
		<Answer extends Reply>(handle: (received: Received) => Answer) =>
		(received: Received): Answer | Reply =>
			header(received, 'authorization') === `Bearer ${ACCOUNT.apiKey}`
				? handle(received)
				: refusal(401, 'API key is missing or invalid.');

	function start(received: Received): Started {
		const parsed = StartRequest.safeParse(jsonOrUndefined(received.body));
		if (!parsed.success) return refusal(400, describeIssues(parsed.error));
		const request = parsed.data;
		const { from_number: from, to_number: to, override_agent_id: agent } = request;
		const flow = context.flows.list().find((each) => flowIdOf(each) === agent);
		if (flow?.state !== 'published') return refusal(404, 'agent not found');
		const owned: readonly string[] = ACCOUNT.callers;
		if (!context.options.anyCaller && !owned.includes(from))
			return refusal(404, 'from_number is not a number of this account');
		const order: Order = { request };
		const id = `call_${randomUUID().replaceAll('-', '')}`;
		keepNewest(orders, id, order, context.options.keepCalls);
		const { webhook_url: url, webhook_events: events } = request.agent_override?.agent ?? {};
		const isWanted = events?.includes('call_ended') ?? true;
		const { record, notBefore } = placeCall(context, {
			provider: ID,
			id,
			flow,
			flowId: agent,
			to,
			from,
			reference: null,
			variables: request.retell_llm_dynamic_variables,
			ringSeconds: RING_SECONDS,
			tellsMachines: true,
			report(call, ended) {
				order.ended = ended;
				const nowMs = () => context.clock.nowMs();
				return url && isWanted ? endReport(call, order, { url, nowMs }) : undefined;
			},
		});
		return {
			status: 201,
			accepted: true,
			body: callObject(record.call, order),
			records: [record],
			notBefore,
		};
	}

	function call({ params }: Received): Reply {
		const id = params.call ?? '';
		const record = context.calls.get(id);
		const order = orders.get(id);
		if (!record || !order) return refusal(404, 'call not found');
		const told = callObject(record.call, order);
		const analysis = record.call.endedAt !== null && {
			call_analysis: analysisOf(record.call, order),
		};
		return { status: 200, body: { ...told, ...analysis } };
	}

	const list = (items: readonly unknown[]): Reply => ({
		status: 200,
		body: { items, has_more: false },
	});
	const agents = () =>
		list(
			context.flows.list().map((flow) => ({
				agent_id: flowIdOf(flow),
				agent_name: flow.name,
				channel: 'voice',
				tags: {},
				user_modified_timestamp: 0,
			})),
		);
	const numbers = () =>
		list(
			ACCOUNT.callers.map((phone_number) => ({
				phone_number,
				phone_number_type: 'retell-twilio',
			})),
		);

	return {
		root: BASE_PATH,
		routes: [
			startRoute(context, {
				provider: ID,
				path: '/v2/create-phone-call',
				refusal,
				handle: guarded<Started>(start),
			}),
			{ method: 'GET', path: '/v2/get-call/{call}', handle: guarded(call) },
			{ method: 'POST', path: '/v2/list-agents', handle: guarded(agents) },
			{ method: 'GET', path: '/v2/list-phone-numbers', handle: guarded(numbers) },
		],
		refusal,
	};
}

const startBody = (flow: Flow) => ({
	from_number: ACCOUNT.callers[0],
	override_agent_id: flowIdOf(flow),
	retell_llm_dynamic_variables: variablesOf(flow),
});

export const retell = {
	id: ID,
	displayName: 'Retell AI',
	productName: 'Retell AI phone calls',
	basePath: BASE_PATH,
	credentials: () => ACCOUNT,
	account: () => ({ 'API key': [ACCOUNT.apiKey], 'Call from': ACCOUNT.callers }),
	flowId,
	requestDetails: (flow, baseUrl) => ({
		method: 'POST',
		url: `${baseUrl}/v2/create-phone-call`,
		headers: { authorization: 'Bearer …', 'content-type': 'application/json' },
		arguments: argumentsOf(flow).rest,
		exampleBody: {
			to_number: EXAMPLE_NUMBER,
			...startBody(flow),
			agent_override: {
				agent: { webhook_url: EXAMPLE_RESULT_URL, webhook_events: ['call_ended'] },
			},
		},
	}),
	testCall: (flow, baseUrl) => ({
		url: `${baseUrl}/v2/create-phone-call`,
		headers: {
			authorization: `Bearer ${ACCOUNT.apiKey}`,
			'content-type': 'application/json',
		},
		body: { to_number: '{to}', ...startBody(flow), metadata: { reference: '{reference}' } },
	}),
	site,
} as const satisfies Provider;
