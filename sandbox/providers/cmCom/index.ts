/**
 * CM.com Voice API v2, FlowBuilder (CM.com voice reference and CM.com's .NET SDK). Which status
 * and body a refusal has is not documented; the option `cmRefusal` chooses.
 */
import { randomUUID } from 'node:crypto';
import { CREDENTIALS } from '../credentials';
import type { Call, CallRecord } from '../../calls/call';
import type { Flow } from '../../flows/flow';
import { header, type Received, type Reply, type Site } from '../../server/http';
import type { Options } from '../../base/options';
import { describeIssues, jsonOrUndefined } from '../../base/parse';
import { placeCall } from '../../engine/place';
import type { Report } from '../../reports/deliver';
import type { Context } from '../../engine/context';
import { createConversations } from './conversations';
import { cmReport } from './report';
import { CmRequest, isCallable, voicemailResponse } from './request';

const MAX_RINGING_SECONDS = 60;

type Refusal = (message: string, request: Record<string, unknown>) => Reply;
const REFUSALS: Readonly<Record<Options['cmRefusal'], Refusal>> = {
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
	header(received, 'x-cm-producttoken')?.toLowerCase() === CREDENTIALS.cmCom.productToken;

type Reporting = (call: Call) => Report | undefined;

/** The callback of each call, or of all of them together when the last one is over. */
function reporting(context: Context, callbackUrl: string, calls: number): Reporting {
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
	context: Context,
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
		provider: 'cmCom',
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

export function cmCom(context: Context): Site {
	function handle(received: Received): Reply {
		if (!isAuthorized(received)) return unauthorized;
		const body = jsonOrUndefined(received.body);
		const echo = typeof body === 'object' && body !== null ? { ...body } : {};
		const refuse = (message: string) => REFUSALS[context.options.cmRefusal](message, echo);
		const parsed = CmRequest.safeParse(body);
		if (!parsed.success) return refuse(describeIssues(parsed.error));
		const request = parsed.data;
		const owned: readonly string[] = CREDENTIALS.cmCom.callers;
		if (!context.options.anyCaller && !owned.includes(request.caller))
			return refuse('caller: not a number of this account');
		const flow = context.flows.find('cmCom', request['callflow-id']);
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
		provider: 'cmCom',
		ignoreCase: true,
		routes: [
			{ method: 'POST', path: '/voiceapi/v2/FlowBuilder', startsCalls: true, handle },
			createConversations(context, isAuthorized, unauthorized),
		],
		refusal: (status, message) => ({ status, body: { message } }),
	};
}
