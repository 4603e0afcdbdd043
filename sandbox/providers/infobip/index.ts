/**
 * Infobip IVR (Infobip's OpenAPI document 3.210.0; infobip.com/docs, "Response status and error
 * codes"). Not documented, and switchable: how an unknown scenario and a number that does not
 * exist are refused. Fields that would have Infobip call again or later are left unread.
 */
import { randomUUID } from 'node:crypto';
import { describeIssues, jsonOrUndefined } from '../../base/parse';
import { placeCall, type Placed } from '../../engine/place';
import type { Context } from '../../engine/context';
import { startRoute, type Started } from '../../faults/start-calls';
import type { Flow } from '../../flows/flow';
import { header, type Received, type Reply, type Site } from '../../server/http';
import type { Provider } from '../contract';
import { argumentsOf, EXAMPLE_NUMBER, EXAMPLE_RESULT_URL, variablesOf } from '../examples';
import { ACCOUNT } from './credentials';
import { InfobipOptions } from './options';
import { createReports } from './reports';
import { isNumber, LaunchRequest, ScenarioRequest, type Message } from './request';
import { statusOf, type StatusName } from './statuses';

const ID = 'infobip';
const BASE_PATH = '/infobip';
const LARGEST_PAGE = 50;

const flowId = (id: string): string => id.replaceAll('-', '').toUpperCase();
const flowIdOf = ({ id }: Flow): string => flowId(id);

const CODES: Readonly<Record<number, string>> = {
	400: 'BAD_REQUEST',
	401: 'UNAUTHORIZED',
	404: 'NOT_FOUND',
	429: 'TOO_MANY_REQUESTS',
};
const refusal = (status: number, text: string): Reply => ({
	status,
	body: {
		requestError: { serviceException: { messageId: CODES[status] ?? 'GENERAL_ERROR', text } },
	},
});

/** One number of a request, as its answer names it. */
interface Sent {
	readonly to: string;
	readonly messageId: string;
	readonly status: ReturnType<typeof statusOf>;
	readonly placed?: Placed;
}

function site(context: Context<InfobipOptions>): Site {
	const reports = createReports(context);
	const guarded =
		<Answer extends Reply>(handle: (received: Received) => Answer) =>
		(received: Received): Answer | Reply =>
			header(received, 'authorization') === `App ${ACCOUNT.apiKey}`
				? handle(received)
				: refusal(401, 'Invalid login details');
	const scenarios = () => context.flows.list().filter(({ state }) => state === 'published');
	const scenarioOf = ({ scenarioId }: Message) =>
		scenarios().find((flow) => flowIdOf(flow) === scenarioId);

	function rejection(message: Message, to: string, messageId: string): StatusName | undefined {
		const owned: readonly string[] = ACCOUNT.callers;
		const { anyCaller, infobipInvalidNumber } = context.options;
		if (scenarioOf(message) === undefined) return 'UNDELIVERABLE_REJECTED_PLATFORM';
		if (!isNumber(to)) return 'REJECTED_DESTINATION';
		if (infobipInvalidNumber === 'rejected' && to.endsWith('05')) return 'REJECTED_DESTINATION';
		if (!anyCaller && !owned.includes(`+${message.from}`)) return 'REJECTED_SOURCE';
		if (context.calls.get(messageId) !== undefined) return 'REJECTED_DUPLICATE_MESSAGE_ID';
		return undefined;
	}

	function send(message: Message, bulkId: string | undefined): Sent[] {
		const report = reports.of(message, bulkId);
		return message.destinations.map(({ to, messageId = randomUUID() }): Sent => {
			const rejected = rejection(message, to, messageId);
			if (rejected !== undefined) return { to, messageId, status: statusOf(rejected) };
			const end = report(to);
			const placed = placeCall(context, {
				provider: ID,
				id: messageId,
				flow: scenarioOf(message)!,
				flowId: message.scenarioId,
				to: `+${to}`,
				...(message.from !== undefined && { from: `+${message.from}` }),
				reference: message.callbackData ?? null,
				variables: message.parameters,
				ringSeconds: message.ringTimeout,
				...(context.options.infobipMachines && { tellsMachines: true }),
				report: end,
			});
			return { to, messageId, status: statusOf('PENDING_ACCEPTED'), placed };
		});
	}

	function launch(received: Received): Started {
		const parsed = LaunchRequest.safeParse(jsonOrUndefined(received.body));
		if (!parsed.success) return refusal(400, describeIssues(parsed.error));
		const { messages } = parsed.data;
		const how = context.options.infobipUnknownScenario;
		if (how !== 'rejected' && !messages.every(scenarioOf))
			return refusal(how === 'http-404' ? 404 : 400, 'There is no such scenario');
		// without a name of its own a request has one only where it calls several numbers
		const several = messages.flatMap(({ destinations }) => destinations).length > 1;
		const bulkId = parsed.data.bulkId ?? (several ? randomUUID() : undefined);
		const sent = messages.flatMap((message) => send(message, bulkId));
		return {
			status: 200,
			accepted: sent.some(({ placed }) => placed !== undefined),
			body: {
				...(bulkId !== undefined && { bulkId }),
				messages: sent.map(({ to, status, messageId }) => ({ to, status, messageId })),
			},
			records: sent.flatMap(({ placed }) => placed?.record ?? []),
			notBefore: Promise.all(sent.map(({ placed }) => placed?.notBefore)),
		};
	}

	function list({ query }: Received): Reply {
		const size = Number(query.get('pageSize') ?? LARGEST_PAGE);
		const page = Number(query.get('page') ?? 1);
		const isWhole = [size, page].every((number) => Number.isInteger(number) && number >= 1);
		if (!isWhole || size > LARGEST_PAGE) return refusal(400, 'page or pageSize is out of range');
		const name = query.get('name')?.toLowerCase() ?? '';
		const found = scenarios().filter((flow) => flow.name.toLowerCase().includes(name));
		return { status: 200, body: found.slice((page - 1) * size, page * size).map(listed) };
	}

	function create({ body }: Received): Reply {
		const parsed = ScenarioRequest.safeParse(jsonOrUndefined(body));
		if (!parsed.success) return refusal(400, describeIssues(parsed.error));
		return {
			status: 200,
			body: { ...listed(context.flows.make(parsed.data.name)), ...parsed.data },
		};
	}

	return {
		root: BASE_PATH,
		routes: [
			startRoute(context, {
				provider: ID,
				path: '/voice/ivr/1/messages',
				refusal,
				numbersIn: (body) => [...body.matchAll(/"to"\s*:\s*"(\d+)"/g)].map(([, to]) => `+${to}`),
				handle: guarded<Started>(launch),
			}),
			{ method: 'GET', path: '/voice/ivr/1/scenarios', handle: guarded(list) },
			{ method: 'POST', path: '/voice/ivr/1/scenarios', handle: guarded(create) },
			{
				method: 'GET',
				path: '/voice/1/reports',
				handle: guarded(({ query }) => reports.fetch(query)),
			},
		],
		refusal,
	};
}

const listed = (flow: Flow) => ({
	id: flowIdOf(flow),
	name: flow.name,
	description: '',
	createTime: '2026-01-01T00:00:00.000+0000',
	updateTime: '2026-01-01T00:00:00.000+0000',
	lastUsageDate: null,
	script: [],
});

const digits = (number: string): string => number.replace('+', '');

const messageOf = (flow: Flow) => ({
	scenarioId: flowIdOf(flow),
	from: digits(ACCOUNT.callers[0]),
	parameters: variablesOf(flow),
});

export const infobip = {
	id: ID,
	displayName: 'Infobip',
	productName: 'Infobip IVR',
	basePath: BASE_PATH,
	options: InfobipOptions,
	credentials: () => ACCOUNT,
	account: () => ({ 'API key': [ACCOUNT.apiKey], 'Call from': ACCOUNT.callers }),
	flowId,
	requestDetails: (flow, baseUrl) => ({
		method: 'POST',
		url: `${baseUrl}/voice/ivr/1/messages`,
		headers: { authorization: 'App …', 'content-type': 'application/json' },
		arguments: argumentsOf(flow).rest,
		exampleBody: {
			messages: [
				{
					...messageOf(flow),
					destinations: [{ to: digits(EXAMPLE_NUMBER) }],
					callbackData: 'order-1042',
					notifyUrl: EXAMPLE_RESULT_URL,
				},
			],
		},
	}),
	site,
} as const satisfies Provider;
