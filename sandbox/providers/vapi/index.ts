/**
 * Vapi (npm @vapi-ai/server-sdk 2.0.1; docs.vapi.ai). The body of a refusal is not documented
 * beyond its status; its sentences are the sandbox's own. Of the server messages it sends the
 * report alone.
 */
import { keepNewest } from '../../base/newest';
import { randomUUID } from 'node:crypto';
import { jsonOrUndefined } from '../../base/parse';
import { placeCall } from '../../engine/place';
import type { Context } from '../../engine/context';
import { startRoute, type Started } from '../../faults/start-calls';
import type { Flow } from '../../flows/flow';
import { header, type Received, type Reply, type Site } from '../../server/http';
import type { Provider } from '../contract';
import { argumentsOf, EXAMPLE_NUMBER, EXAMPLE_RESULT_URL, variablesOf } from '../examples';
import { callObject, endOf, type Order } from './call-object';
import { ACCOUNT, CALLERS, numberOf } from './credentials';
import { VapiOptions } from './options';
import { endReport } from './report';
import { StartRequest } from './request';

const ID = 'vapi';
const BASE_PATH = '/vapi';
/** How long Vapi lets a phone ring is not documented. */
const RING_SECONDS = 30;
/** Calls at once, of every account (docs.vapi.ai, call concurrency). Told, and not enforced here. */
const LINES = 10;

const flowId = (id: string): string => id;
const flowIdOf = ({ id }: Flow): string => id.toLowerCase();

const ERRORS: Readonly<Record<number, string>> = {
	400: 'Bad Request',
	401: 'Unauthorized',
	404: 'Not Found',
	409: 'Conflict',
	429: 'Too Many Requests',
};
const refusal = (status: number, message: string | string[]): Reply => ({
	status,
	body: { message, error: ERRORS[status] ?? 'Internal Server Error', statusCode: status },
});

function site(context: Context<VapiOptions>): Site {
	const orders = new Map<string, Order>();
	const guarded =
		<Answer extends Reply>(handle: (received: Received) => Answer) =>
		(received: Received): Answer | Reply =>
			header(received, 'authorization') === `Bearer ${ACCOUNT.apiKey}`
				? handle(received)
				: refusal(401, 'Invalid key. It has to be the private key.');

	function start(received: Received): Started {
		const parsed = StartRequest.safeParse(jsonOrUndefined(received.body));
		if (!parsed.success)
			return refusal(
				400,
				parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`),
			);
		const request = parsed.data;
		const flow = context.flows.list().find((each) => flowIdOf(each) === request.assistantId);
		if (flow?.state !== 'published') return refusal(404, 'Assistant not found');
		const known = numberOf(request.phoneNumberId);
		const from = known ?? (context.options.anyCaller ? request.phoneNumberId : undefined);
		if (from === undefined) return refusal(404, 'Phone number not found');
		const order: Order = { request };
		const id = randomUUID();
		keepNewest(orders, id, order, context.options.keepCalls);
		const { record, notBefore } = placeCall(context, {
			provider: ID,
			id,
			flow,
			flowId: request.assistantId,
			to: request.customer.number,
			from,
			reference: request.name ?? null,
			variables: request.assistantOverrides.variableValues,
			ringSeconds: RING_SECONDS,
			tellsMachines: true,
			report(call, ended) {
				order.ended = ended;
				return endReport(call, order, context.options);
			},
		});
		return {
			status: 201,
			accepted: true,
			body: {
				...callObject(record.call, order),
				subscriptionLimits: {
					concurrencyBlocked: false,
					concurrencyLimit: LINES,
					remainingConcurrentCalls: LINES - 1,
				},
			},
			records: [record],
			notBefore,
		};
	}

	function call({ params }: Received): Reply {
		const id = params.call ?? '';
		const record = context.calls.get(id);
		const order = orders.get(id);
		if (!record || !order) return refusal(404, 'Call not found');
		return {
			status: 200,
			body: {
				...callObject(record.call, order),
				...endOf(record.call, order, context.options),
			},
		};
	}

	const owned = (item: object) => ({ orgId: ACCOUNT.orgId, ...item });
	const assistants = (): Reply => ({
		status: 200,
		body: context.flows.list().map((flow) => owned({ id: flowIdOf(flow), name: flow.name })),
	});
	const numbers = (): Reply => ({
		status: 200,
		body: Object.entries(ACCOUNT.numbers).map(([id, number]) =>
			owned({ id, provider: 'vapi', number, status: 'active' }),
		),
	});

	return {
		root: BASE_PATH,
		routes: [
			startRoute(context, {
				provider: ID,
				path: '/call',
				refusal,
				handle: guarded<Started>(start),
			}),
			{ method: 'GET', path: '/call/{call}', handle: guarded(call) },
			{ method: 'GET', path: '/assistant', handle: guarded(assistants) },
			{ method: 'GET', path: '/phone-number', handle: guarded(numbers) },
		],
		refusal,
	};
}

const startBody = (flow: Flow) => ({
	assistantId: flowIdOf(flow),
	phoneNumberId: CALLERS[0],
});

export const vapi = {
	id: ID,
	displayName: 'Vapi',
	productName: 'Vapi phone calls',
	basePath: BASE_PATH,
	options: VapiOptions,
	credentials: () => ACCOUNT,
	account: () => ({ 'API key': [ACCOUNT.apiKey], 'Call from': CALLERS }),
	flowId,
	requestDetails: (flow, baseUrl) => ({
		method: 'POST',
		url: `${baseUrl}/call`,
		headers: { authorization: 'Bearer …', 'content-type': 'application/json' },
		arguments: argumentsOf(flow).rest,
		exampleBody: {
			...startBody(flow),
			customer: { number: EXAMPLE_NUMBER },
			assistantOverrides: {
				variableValues: variablesOf(flow),
				server: { url: EXAMPLE_RESULT_URL },
				serverMessages: ['end-of-call-report'],
			},
		},
	}),
	testCall: (flow, baseUrl) => ({
		url: `${baseUrl}/call`,
		headers: {
			authorization: `Bearer ${ACCOUNT.apiKey}`,
			'content-type': 'application/json',
		},
		body: {
			...startBody(flow),
			customer: { number: '{to}' },
			name: '{reference}',
			assistantOverrides: { variableValues: variablesOf(flow) },
		},
	}),
	site,
} as const satisfies Provider;
