/**
 * jambonz (github.com/jambonz: jambonz-api-server 0.9.6, jambonz-feature-server 0.9.8; npm
 * @jambonz/sdk 0.10.1, @jambonz/realtimedb-helpers 0.8.21). An application's own hooks count,
 * whatever a call asks for.
 */
import { keepNewest } from '../../base/newest';
import { randomUUID } from 'node:crypto';
import { jsonOrUndefined } from '../../base/parse';
import type { PhoneOutcome } from '../../calls/phone';
import type { Context } from '../../engine/context';
import { placeCall } from '../../engine/place';
import { startRoute, type Started } from '../../faults/start-calls';
import type { Flow } from '../../flows/flow';
import { deliverInterim } from '../../reports/deliver';
import { header, type Received, type Reply, type Site } from '../../server/http';
import type { Provider } from '../contract';
import { argumentsOf, EXAMPLE_NUMBER, variablesOf } from '../examples';
import { createApplications, flowId, flowIdOf, numbers } from './applications';
import {
	callInfo,
	IN_PROGRESS,
	RINGING,
	statusNow,
	TRYING,
	type Order,
	type Status,
} from './call-info';
import { ACCOUNT } from './credentials';
import { JambonzOptions } from './options';
import { endReport, statusPost, type Hooks } from './posts';
import {
	cleanTag,
	isObject,
	numberOf,
	refusal,
	refusedBefore,
	ringSecondsOf,
	StartRequest,
} from './request';

const ID = 'jambonz';
const BASE_PATH = '/jambonz';
/** A call is forgotten so long after its end, in milliseconds; while it goes on it is known. */
const KNOWN_FOR_MS = 60 * 60_000;

function site(context: Context<JambonzOptions>): Site {
	const orders = new Map<string, Order>();
	const applications = createApplications(context);

	const signedIn =
		<Answer extends Reply>(handle: (received: Received) => Answer) =>
		(received: Received): Answer | Reply =>
			header(received, 'authorization') === `Bearer ${ACCOUNT.apiKey}`
				? handle(received)
				: refusal(401, '');
	const guarded = <Answer extends Reply>(handle: (received: Received) => Answer) =>
		signedIn((received) =>
			received.params.account === ACCOUNT.accountSid
				? handle(received)
				: refusal(403, 'insufficient permissions'),
		);

	function start(received: Received): Started {
		const body = jsonOrUndefined(received.body);
		if (!isObject(body)) return refusal(400, 'Bad request');
		const refused = refusedBefore(body);
		if (refused !== undefined) return refusal(400, refused);
		const flow = applications.find(body.application_sid);
		if (!flow) return refusal(400, `application_sid not found ${String(body.application_sid)}`);
		const parsed = StartRequest.safeParse(body);
		return parsed.success ? place(flow, parsed.data) : refusal(500, '');
	}

	function place(flow: Flow, request: StartRequest): Started {
		const tag = request.tag ? (cleanTag(request.tag) as Record<string, unknown>) : undefined;
		const order: Order = { request, tag, traceId: randomUUID(), sipCallId: randomUUID() };
		const id = randomUUID();
		keepNewest(orders, id, order, context.options.keepCalls);
		const posting = (): Hooks => ({
			status: applications.hookOf(request.application_sid),
			nowMs: () => context.clock.nowMs(),
			isReversed: context.options.jambonzPosts === 'reversed',
		});
		const tell = (status: Status): void => {
			const record = context.calls.get(id);
			const post = record && statusPost(record.call, order, status, posting());
			if (record && post) context.background(deliverInterim(context, record, post));
		};
		const { record, notBefore } = placeCall(context, {
			provider: ID,
			id,
			flow,
			flowId: request.application_sid,
			to: numberOf(request),
			from: request.from,
			reference: typeof tag?.reference === 'string' ? tag.reference : null,
			variables: tag ?? {},
			ringSeconds: ringSecondsOf(request),
			tellsMachines: request.amd ? true : undefined,
			onPhone(happened: 'ringing' | PhoneOutcome) {
				if (happened === 'ringing') tell(RINGING);
				else if (happened === 'answered' || happened === 'voicemail') tell(IN_PROGRESS);
			},
			report(call, ended) {
				order.ended = ended;
				const report = endReport(call, order, posting());
				const placed = context.calls.get(id);
				if (!report && placed) context.note(placed, 'noResultAddress');
				return report;
			},
		});
		tell(TRYING);
		return {
			status: 201,
			accepted: true,
			body: { sid: id, callId: order.sipCallId },
			records: [record],
			notBefore,
		};
	}

	const known = (id: string) => {
		const record = context.calls.get(id);
		const order = orders.get(id);
		if (!record || !order) return undefined;
		const { call } = record;
		const isForgotten =
			call.endedAt !== null && context.clock.nowMs() - Date.parse(call.endedAt) > KNOWN_FOR_MS;
		return isForgotten ? undefined : callInfo(call, order, statusNow(call, order));
	};
	function call({ params }: Received): Reply {
		const info = known(params.call ?? '');
		return info ? { status: 200, body: info } : { status: 404, body: 'Not Found' };
	}
	const calls = (): Reply => ({
		status: 200,
		body: [...orders.keys()].map(known).filter((info) => info !== undefined),
	});

	return {
		root: BASE_PATH,
		ignoreSlashAtEnd: true,
		routes: [
			startRoute(context, {
				provider: ID,
				path: '/v1/Accounts/{account}/Calls',
				refusal,
				handle: signedIn<Started>((received) =>
					context.options.jambonzFeatureServers
						? guarded<Started>(start)(received)
						: refusal(480, 'no available feature servers at this time'),
				),
			}),
			{ method: 'GET', path: '/v1/Accounts/{account}/Calls', handle: guarded(calls) },
			{ method: 'GET', path: '/v1/Accounts/{account}/Calls/{call}', handle: guarded(call) },
			{
				method: 'GET',
				path: '/v1/Accounts/{account}/Applications',
				handle: guarded(applications.list),
			},
			{
				method: 'PUT',
				path: '/v1/Applications/{application}',
				handle: signedIn(applications.change),
			},
			{ method: 'GET', path: '/v1/PhoneNumbers', handle: signedIn(numbers) },
		],
		refusal,
	};
}

const startBody = (flow: Flow) => ({
	application_sid: flowIdOf(flow),
	from: ACCOUNT.callers[0],
});

export const jambonz = {
	id: ID,
	displayName: 'jambonz',
	productName: 'jambonz',
	basePath: BASE_PATH,
	options: JambonzOptions,
	credentials: () => ACCOUNT,
	account: () => ({
		'Account SID': [ACCOUNT.accountSid],
		'API key': [ACCOUNT.apiKey],
		'Webhook key': [ACCOUNT.webhookKey],
		'Call from': ACCOUNT.callers,
	}),
	flowId,
	requestDetails: (flow, baseUrl) => ({
		method: 'POST',
		url: `${baseUrl}/v1/Accounts/${ACCOUNT.accountSid}/Calls`,
		headers: { authorization: 'Bearer …', 'content-type': 'application/json' },
		arguments: argumentsOf(flow).rest,
		exampleBody: {
			...startBody(flow),
			to: { type: 'phone', number: EXAMPLE_NUMBER },
			tag: variablesOf(flow),
		},
	}),
	testCall: (flow, baseUrl) => ({
		url: `${baseUrl}/v1/Accounts/${ACCOUNT.accountSid}/Calls`,
		headers: {
			authorization: `Bearer ${ACCOUNT.apiKey}`,
			'content-type': 'application/json',
		},
		body: {
			...startBody(flow),
			to: { type: 'phone', number: '{to}' },
			tag: { ...variablesOf(flow), reference: '{reference}' },
		},
	}),
	site,
} as const satisfies Provider;
