/**
 * Kaleyra outbound voice (kaleyra.io, "Trigger Flow using Outgoing Call", "Outbound Calling
 * API", "List the Subscribed Numbers"). Of the RBC codes only RBC3007 and RBC3115 are known;
 * other refusals carry codes of the sandbox's own, visibly so.
 */
import { randomUUID } from 'node:crypto';
import { z } from 'zod/v4';
import type { Flow } from '../../flows/flow';
import { startRoute, type Started } from '../../faults/start-calls';
import { header, isForm, type Received, type Reply, type Site } from '../../server/http';
import { jsonOrUndefined } from '../../base/parse';
import { isE164 } from '../../calls/phone';
import { placeCall } from '../../engine/place';
import type { Context } from '../../engine/context';
import type { Provider } from '../contract';
import { EXAMPLE_NUMBER, EXAMPLE_RESULT_URL } from '../examples';
import { ACCOUNT } from './credentials';
import { KaleyraOptions } from './options';
import { kaleyraReport } from './report';
import { subscriptions } from './numbers';

const ID = 'kaleyra';
const BASE_PATH = '/kaleyra';
const KEY_HEADER = 'api-key';
const MAX_NUMBERS = 100;
/** Ring time is not documented for this API. */
const RING_SECONDS = 30;

/** Call statuses of flows that may not run. */
const REFUSED_AS: Readonly<Record<Flow['state'], string | undefined>> = {
	published: undefined,
	draft: 'FLOW_NOT_PUBLISHED',
	paused: 'FLOW_PAUSED',
	unassigned: 'FLOW_UNASSIGNED',
};

const Targets = z.array(z.object({ ivr: z.array(z.string()).length(1) })).length(1);

/** Exactly one flow id, bare or as `[{"ivr":["SG_…"]}]`; empty when it is neither. */
const flowIdIn = (target: string): string =>
	target.startsWith('[')
		? (Targets.safeParse(jsonOrUndefined(target)).data?.[0]?.ivr[0] ?? '')
		: target;

const flowId = (id: string): string => `SG_${id}`;
const flowIdOf = ({ id }: Flow): string => flowId(id.toLowerCase());

const withPlus = (number: string): string => (number.startsWith('+') ? number : `+${number}`);

interface Order {
	readonly to: string;
	readonly bridge: string;
	readonly target: string;
	readonly dlrurl: string;
}

function start(
	context: Context<KaleyraOptions>,
	order: Order,
	flow: Flow,
	numbers: readonly string[],
): Started {
	const refusedAs = REFUSED_AS[flow.state];
	const placed = numbers.map((to) =>
		placeCall(context, {
			provider: ID,
			id: randomUUID(),
			flow,
			flowId: flowIdOf(flow),
			to,
			from: withPlus(order.bridge),
			reference: null,
			variables: {},
			ownVariables: { contact_2: context.options.kaleyraForwardTo },
			ringSeconds: RING_SECONDS,
			refusedAs,
			report: (call, ended) =>
				order.dlrurl === ''
					? undefined
					: kaleyraReport(call, ended, { ...order, refusedAs }, context.options),
		}),
	);
	const data = { to: order.to, target: [{ ivr: [flowIdIn(order.target)] }], bridge: order.bridge };
	return {
		status: 200,
		accepted: true,
		body: { code: 'RBC3007', message: 'Submitted Successfully', data, error: {} },
		records: placed.map(({ record }) => record),
		notBefore: Promise.all(placed.map(({ notBefore }) => notBefore)),
	};
}

function site(context: Context<KaleyraOptions>): Site {
	const { sid, apiKey, bridges } = ACCOUNT;

	const refuse = (code: string, message: string, echo: Partial<Order> = {}): Reply => ({
		status: context.options.kaleyraRefusalStatus,
		body: {
			code,
			message,
			data: [{ to: echo.to, target: echo.target, bridge: echo.bridge }],
			error: { scalar: message },
		},
	});
	const isAuthorized = (received: Received): boolean =>
		received.params.sid === sid && header(received, KEY_HEADER) === apiKey;
	const unauthorized: Reply = {
		...refuse('RBC-SANDBOX-UNAUTHORIZED', 'unknown SID or wrong api-key'),
		status: 401,
	};
	const isSubscribed = (bridge: string): boolean =>
		context.options.anyCaller
			? isE164(withPlus(bridge))
			: bridges.some((own) => own === withPlus(bridge));

	function handle(received: Received): Started {
		if (!isAuthorized(received)) return unauthorized;
		if (!isForm(received)) return refuse('RBC-SANDBOX-FORM', 'send a form');
		const form = new URLSearchParams(received.body);
		const field = (name: string): string => form.get(name) ?? '';
		const [to, bridge, target] = [field('to'), field('bridge'), field('target')];
		const order: Order = { to, bridge, target, dlrurl: field('dlrurl') };

		const numbers = to.split(',').map((number) => withPlus(field('prefix') + number));
		if (numbers.length > MAX_NUMBERS)
			return refuse('RBC-SANDBOX-TO', `to: more than ${MAX_NUMBERS} numbers`, order);
		if (!numbers.every(isE164))
			return refuse('RBC-SANDBOX-TO', 'to: not a number (in a form, + is written %2B)', order);
		if (!isSubscribed(bridge))
			return refuse('RBC-SANDBOX-BRIDGE', 'bridge: not a subscribed number', order);
		const flow = context.flows.list().find((each) => flowIdOf(each) === flowIdIn(target));
		if (!flow) return refuse('RBC3115', 'IVR not found', order);
		return start(context, order, flow, numbers);
	}

	const refusal: Site['refusal'] = (status, message) => ({
		...refuse(`RBC-SANDBOX-${status}`, message),
		status,
	});
	return {
		root: BASE_PATH,
		routes: [
			startRoute(context, {
				provider: ID,
				path: '/v1/{sid}/voice/outbound',
				secretHeaders: [KEY_HEADER],
				refusal,
				handle,
			}),
			subscriptions(isAuthorized, unauthorized),
		],
		refusal,
	};
}

export const kaleyra = {
	id: ID,
	displayName: 'Kaleyra',
	productName: 'Kaleyra',
	basePath: BASE_PATH,
	options: KaleyraOptions,
	credentials: () => ACCOUNT,
	account: () => ({
		SID: [ACCOUNT.sid],
		'API key': [ACCOUNT.apiKey],
		'Call from': ACCOUNT.bridges,
	}),
	about: () => ({ bridges: ACCOUNT.bridges }),
	flowId,
	requestDetails: (flow, baseUrl) => ({
		method: 'POST',
		url: `${baseUrl}/v1/${ACCOUNT.sid}/voice/outbound`,
		headers: { [KEY_HEADER]: '…', 'content-type': 'application/x-www-form-urlencoded' },
		arguments: [],
		exampleBody: {
			to: EXAMPLE_NUMBER,
			bridge: ACCOUNT.bridges[0],
			target: flowIdOf(flow),
			dlrurl: `${EXAMPLE_RESULT_URL}?status={status}`,
		},
	}),
	site,
} as const satisfies Provider;
