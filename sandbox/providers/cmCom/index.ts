/**
 * CM.com Voice API v2, FlowBuilder (CM.com voice reference and CM.com's .NET SDK). Which status
 * and body a refusal has is not documented; the option `cmRefusal` chooses.
 */
import { randomUUID } from 'node:crypto';
import type { Call, CallRecord } from '../../calls/call';
import type { Flow } from '../../flows/flow';
import { startRoute, type Started } from '../../faults/start-calls';
import { header, plainRefusal, type Received, type Reply, type Site } from '../../server/http';
import { describeIssues, jsonOrUndefined } from '../../base/parse';
import { placeCall } from '../../engine/place';
import type { Report } from '../../reports/deliver';
import type { Context } from '../../engine/context';
import type { Provider } from '../contract';
import {
	argumentsOf,
	EXAMPLE_NUMBER,
	EXAMPLE_RESULT_URL,
	examplesOf,
	variablesOf,
} from '../examples';
import { createConversations } from './conversations';
import { ACCOUNT } from './credentials';
import { CmOptions } from './options';
import { cmReport } from './report';
import { CmRequest, isCallable, voicemailResponse } from './request';

const ID = 'cmCom';
const BASE_PATH = '/cm/voiceapi/v2';
const TOKEN_HEADER = 'x-cm-producttoken';
const MAX_RINGING_SECONDS = 60;

const flowIdOf = ({ id }: Flow): string => id.toLowerCase();

type Refusal = (message: string, request: Record<string, unknown>) => Reply;
const REFUSALS: Readonly<Record<CmOptions['cmRefusal'], Refusal>> = {
	'http-400': (message) => ({ status: 400, body: { message } }),
	messages: (messageDetails, { callee = null }) => ({
		status: 400,
		body: { messages: [{ messageDetails, errorCode: 'sandbox', to: callee }] },
	}),
	'success-false': (error, request) => {
		const { 'instruction-id': reference = null, caller = null, callee = null } = request;
		const event = { type: 'call-queued', 'instruction-id': reference, caller, callee };
		return { status: 200, body: { ...event, success: false, error } };
	},
};

/** Not JSON: CM.com's Zapier app expects a 401 it cannot parse. */
const unauthorized: Reply = { status: 401, body: 'Unauthorized' };

const isAuthorized = (received: Received): boolean =>
	header(received, TOKEN_HEADER)?.toLowerCase() === ACCOUNT.productToken;

type Reporting = (call: Call) => Report | undefined;

/** The callback of each call, or of all of them together when the last one is over. */
function reporting(context: Context<CmOptions>, callbackUrl: string, calls: number): Reporting {
	const over: Call[] = [];
	return (call) => {
		over.push(call);
		if (context.options.cmCallbacks === 'one-per-callee')
			return cmReport([call], context.options, callbackUrl);
		return over.length === calls ? cmReport(over, context.options, callbackUrl) : undefined;
	};
}

interface Queued {
	readonly event: { readonly success: boolean; readonly [field: string]: unknown };
	readonly record?: CallRecord;
	readonly notBefore?: Promise<void>;
}

function queue(
	context: Context<CmOptions>,
	request: CmRequest,
	flow: Flow,
	callee: string,
	report: Reporting | undefined,
): Queued {
	const id = randomUUID();
	const reference = request['instruction-id'] ?? null;
	const event = {
		type: 'call-queued',
		'call-id': id,
		'instruction-id': reference,
		caller: request.caller,
		callee,
	};
	if (!isCallable(callee)) return { event: { ...event, success: false, error: 'invalid callee' } };
	const { record, notBefore } = placeCall(context, {
		provider: ID,
		id,
		flow,
		flowId: request['callflow-id'],
		to: callee,
		...(!request.anonymous && { from: request.caller }),
		reference,
		variables: request['flow-variables'] ?? {},
		ringSeconds: request['max-ringing-timeout'] ?? MAX_RINGING_SECONDS,
		voicemail: voicemailResponse(request),
		report,
	});
	return { event: { ...event, success: true }, record, notBefore };
}

function site(context: Context<CmOptions>): Site {
	function handle(received: Received): Started {
		if (!isAuthorized(received)) return unauthorized;
		const body = jsonOrUndefined(received.body);
		const echo = typeof body === 'object' && body !== null ? { ...body } : {};
		const refuse = (message: string) => REFUSALS[context.options.cmRefusal](message, echo);
		const parsed = CmRequest.safeParse(body);
		if (!parsed.success) return refuse(describeIssues(parsed.error));
		const request = parsed.data;
		const owned: readonly string[] = ACCOUNT.callers;
		if (!context.options.anyCaller && !owned.includes(request.caller))
			return refuse('caller: not a number of this account');
		const flow = context.flows.list().find((each) => flowIdOf(each) === request['callflow-id']);
		if (flow?.state !== 'published') return refuse('callflow-id: no such flow');
		const callees = request.callees ?? [request.callee ?? ''];
		if (!callees.every(isCallable) && !request['disable-callees-validation'])
			return refuse('callee: not a valid number');

		const callbackUrl = request['callback-url'];
		const report = callbackUrl
			? reporting(context, callbackUrl, callees.filter(isCallable).length)
			: undefined;
		const queued = callees.map((callee) => queue(context, request, flow, callee, report));
		const events = queued.map(({ event }) => event);
		return {
			status: 200,
			accepted: events.some(({ success }) => success),
			body: request.callees ? events : events[0],
			records: queued.flatMap(({ record }) => record ?? []),
			notBefore: Promise.all(queued.map(({ notBefore }) => notBefore)),
		};
	}

	return {
		root: '/cm',
		ignoreCase: true,
		routes: [
			startRoute(context, {
				provider: ID,
				path: '/voiceapi/v2/FlowBuilder',
				secretHeaders: [TOKEN_HEADER],
				refusal: plainRefusal,
				handle,
			}),
			createConversations(context, isAuthorized, unauthorized),
		],
		refusal: plainRefusal,
	};
}

export const cmCom = {
	id: ID,
	displayName: 'CM.com',
	productName: 'CM.com FlowBuilder',
	basePath: BASE_PATH,
	options: CmOptions,
	credentials: () => ACCOUNT,
	account: () => ({ 'Product token': [ACCOUNT.productToken], 'Call from': ACCOUNT.callers }),
	about: () => ({ callers: ACCOUNT.callers }),
	flowId: (id: string) => id,
	requestDetails(flow, baseUrl) {
		const { rest } = argumentsOf(flow);
		return {
			method: 'POST',
			url: `${baseUrl}/FlowBuilder`,
			headers: { [TOKEN_HEADER]: '…', 'content-type': 'application/json' },
			arguments: rest,
			exampleBody: {
				callee: EXAMPLE_NUMBER,
				caller: ACCOUNT.callers[0],
				'callflow-id': flowIdOf(flow),
				'instruction-id': 'order-1042',
				'flow-variables': examplesOf(rest),
				'callback-url': EXAMPLE_RESULT_URL,
			},
		};
	},
	testCall: (flow, baseUrl) => ({
		url: `${baseUrl}/FlowBuilder`,
		headers: { [TOKEN_HEADER]: ACCOUNT.productToken, 'content-type': 'application/json' },
		body: {
			callee: '{to}',
			caller: ACCOUNT.callers[0],
			'callflow-id': flowIdOf(flow),
			'instruction-id': '{reference}',
			// there is time to pick up
			'max-ringing-timeout': MAX_RINGING_SECONDS,
			'flow-variables': variablesOf(flow),
		},
	}),
	site,
} as const satisfies Provider;
