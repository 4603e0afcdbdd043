/**
 * Twilio Studio, REST API v2 (twilio.com/docs/studio; npm twilio 6.2.0), and the account's numbers
 * from its older API. An execution reports nothing by itself: its flow posts how the call ended.
 */
import { randomUUID } from 'node:crypto';
import { createRateWindow } from '../../base/rate-window';
import { jsonOrUndefined } from '../../base/parse';
import type { CallRecord } from '../../calls/call';
import { behaviourOf, isE164 } from '../../calls/phone';
import type { Context } from '../../engine/context';
import { placeCall } from '../../engine/place';
import { startRoute, type Started } from '../../faults/start-calls';
import type { Flow } from '../../flows/flow';
import { header, isForm, type Received, type Reply, type Site } from '../../server/http';
import type { Provider } from '../contract';
import { argumentsOf, EXAMPLE_NUMBER, EXAMPLE_RESULT_URL, examplesOf } from '../examples';
import { ACCOUNT } from './credentials';
import { executionView, numbersPage, page, stepViews } from './executions';
import { TwilioOptions } from './options';
import { asTwilioPosts } from './posts';
import { refusal } from './refusal';

const ID = 'twilio';
const BASE_PATH = '/twilio';
const EXECUTIONS = '/v2/Flows/{flow}/Executions';
/** New executions per account ("Studio FAQ"); those beyond are not processed. */
const LIMIT = { requests: 20, perMs: 1_000 };

const flowId = (id: string): string => `FW${id.replaceAll('-', '')}`;
const flowIdOf = ({ id }: Flow): string => flowId(id.toLowerCase());

const basic = (name: string, secret: string): string =>
	`Basic ${Buffer.from(`${name}:${secret}`).toString('base64')}`;
const SIGNED_IN: readonly string[] = [
	basic(ACCOUNT.accountSid, ACCOUNT.authToken),
	basic(ACCOUNT.apiKeySid, ACCOUNT.apiKeySecret),
];

const flowsUrl = (origin: string): string => `${origin}${BASE_PATH}/v2/Flows`;
const flowView = (flow: Flow, origin: string) => ({
	sid: flowIdOf(flow),
	account_sid: ACCOUNT.accountSid,
	friendly_name: flow.name,
	status: flow.state === 'published' ? 'published' : 'draft',
	revision: flow.version,
	url: `${flowsUrl(origin)}/${flowIdOf(flow)}`,
});

const NOT_FOUND = refusal(404, 'The requested resource was not found');

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

interface Order {
	readonly flow: Flow;
	readonly to: string;
	readonly from: string;
	readonly parameters: Record<string, unknown>;
}

function site(context: Context<TwilioOptions>): Site {
	const window = createRateWindow(LIMIT);
	/** Pairs of numbers with an execution under way. */
	const active = new Set<string>();
	const guarded =
		<Answer extends Reply>(handle: (received: Received) => Answer) =>
		(received: Received): Answer | Reply =>
			SIGNED_IN.includes(header(received, 'authorization') ?? '')
				? handle(received)
				: refusal(401, 'Authenticate');

	const isOwn = (from: string): boolean =>
		context.options.anyCaller ? isE164(from) : ACCOUNT.callers.some((own) => own === from);
	const isNotDialled = (to: string): boolean =>
		!isE164(to) ||
		(context.options.twilioInvalidNumber === 'at-start' &&
			behaviourOf(to).outcome === 'invalidNumber');

	function start(received: Received): Started {
		if (!window.admit(received.arrivedMs, false)) return refusal(429, 'Too Many Requests');
		const flow = context.flows.list().find((each) => flowIdOf(each) === received.params.flow);
		if (flow?.state !== 'published') return NOT_FOUND;
		const form = new URLSearchParams(isForm(received) ? received.body : '');
		const [to, from] = [form.get('To') ?? '', form.get('From') ?? ''];
		if (isNotDialled(to)) return refusal(400, "The 'To' number is not a valid phone number", 21211);
		if (!isOwn(from)) return refusal(400, "The 'From' number is not a valid phone number", 21212);
		const parameters = jsonOrUndefined(form.get('Parameters') ?? '{}');
		if (!isPlainObject(parameters)) return refusal(400, 'Parameters is not a JSON object');
		const second = context.options.twilioSecondExecution;
		if (second !== 0 && active.has(`${to} ${from}`))
			return refusal(second, 'An execution is already active for this contact');
		return execute({ flow, to, from, parameters }, received);
	}

	function execute({ flow, to, from, parameters }: Order, { origin }: Received): Started {
		const pair = `${to} ${from}`;
		active.add(pair);
		const { record, notBefore } = placeCall(context, {
			provider: ID,
			id: `FN${randomUUID().replaceAll('-', '')}`,
			flow,
			flowId: flowIdOf(flow),
			to,
			from,
			reference: null,
			variables: parameters,
			tellsMachines: true,
			posts: asTwilioPosts,
			report() {
				active.delete(pair);
				return undefined;
			},
		});
		return {
			status: 201,
			accepted: true,
			body: executionView(record, origin + BASE_PATH),
			records: [record],
			notBefore,
		};
	}

	const ofExecution =
		(view: (record: CallRecord, origin: string) => unknown) =>
		({ params, origin }: Received): Reply => {
			const record = context.calls.get(params.execution ?? '');
			return record?.call.provider === ID && record.call.flowId === params.flow
				? { status: 200, body: view(record, origin + BASE_PATH) }
				: NOT_FOUND;
		};

	const flows = ({ origin }: Received): Reply => {
		const items = context.flows.list().map((flow) => flowView(flow, origin));
		return { status: 200, body: page('flows', items, `${flowsUrl(origin)}?PageSize=50&Page=0`) };
	};

	function createFlow({ body, origin }: Received): Reply {
		const form = new URLSearchParams(body);
		const [name, state] = [form.get('FriendlyName') ?? '', form.get('Status') ?? ''];
		const definition = jsonOrUndefined(form.get('Definition') ?? '');
		if (name === '' || !['draft', 'published'].includes(state) || !isPlainObject(definition))
			return refusal(400, 'FriendlyName, Status and Definition are required');
		const flow = context.flows.make(name);
		return { status: 201, body: { ...flowView(flow, origin), definition } };
	}

	const numbers = ({ params }: Received): Reply =>
		params.account === ACCOUNT.accountSid ? { status: 200, body: numbersPage() } : NOT_FOUND;

	return {
		root: BASE_PATH,
		routes: [
			startRoute(context, {
				provider: ID,
				path: EXECUTIONS,
				refusal,
				handle: guarded<Started>(start),
			}),
			{ method: 'GET', path: '/v2/Flows', handle: guarded(flows) },
			{ method: 'POST', path: '/v2/Flows', handle: guarded(createFlow) },
			{
				method: 'GET',
				path: `${EXECUTIONS}/{execution}`,
				handle: guarded(ofExecution(executionView)),
			},
			{
				method: 'GET',
				path: `${EXECUTIONS}/{execution}/Steps`,
				handle: guarded(
					ofExecution((record, origin) =>
						page(
							'steps',
							stepViews(record, origin),
							`${executionView(record, origin).links.steps}?PageSize=50&Page=0`,
						),
					),
				),
			},
			{
				method: 'GET',
				path: '/2010-04-01/Accounts/{account}/IncomingPhoneNumbers.json',
				handle: guarded(numbers),
			},
		],
		refusal,
	};
}

export const twilio = {
	id: ID,
	displayName: 'Twilio',
	productName: 'Twilio Studio',
	basePath: BASE_PATH,
	options: TwilioOptions,
	credentials: () => ACCOUNT,
	account: () => ({
		'Account SID': [ACCOUNT.accountSid],
		'Auth token': [ACCOUNT.authToken],
		'Call from': ACCOUNT.callers,
	}),
	flowId,
	requestDetails(flow, baseUrl) {
		const { rest } = argumentsOf(flow);
		return {
			method: 'POST',
			url: `${baseUrl}/v2/Flows/${flowIdOf(flow)}/Executions`,
			headers: { authorization: 'Basic …', 'content-type': 'application/x-www-form-urlencoded' },
			arguments: rest,
			exampleBody: {
				To: EXAMPLE_NUMBER,
				From: ACCOUNT.callers[0],
				Parameters: JSON.stringify({ ...examplesOf(rest), result_url: EXAMPLE_RESULT_URL }),
			},
		};
	},
	site,
} as const satisfies Provider;
