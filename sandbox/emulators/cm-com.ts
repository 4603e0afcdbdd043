/**
 * CM.com Voice API v2, FlowBuilder (CM.com voice reference and CM.com's .NET SDK). Which status
 * and body a refusal has is not documented; the option `cmRefusal` chooses.
 */
import { randomUUID } from 'node:crypto';
import { CREDENTIALS } from '../credentials';
import type { Call, CallRecord } from '../calls';
import type { Flow } from '../flow';
import { header, type Received, type Reply, type Site } from '../http';
import type { Options } from '../options';
import { describeIssues, jsonOrUndefined } from '../parse';
import { placeCall } from '../place';
import type { Report } from '../reports';
import type { World } from '../world';
import { createConversations } from './cm-com-conversations';
import { cmReport } from './cm-com-report';
import { CmRequest, isCallable, voicemailResponse } from './cm-com-request';

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
function reporting(world: World, callbackUrl: string, calls: number): Reporting {
	const over: Call[] = [];
	return (call) => {
		over.push(call);
		if (world.options.cmCallbacks === 'one-per-callee')
			return cmReport([call], world.options, callbackUrl);
		return over.length === calls ? cmReport(over, world.options, callbackUrl) : undefined;
	};
}

interface Queued {
	readonly event: { readonly success: boolean; readonly [field: string]: unknown };
	readonly record?: CallRecord;
	readonly notBefore?: Promise<void>;
}

function queue(
	world: World,
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
	const { record, notBefore } = placeCall(world, {
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

export function cmCom(world: World): Site {
	function handle(received: Received): Reply {
		if (!isAuthorized(received)) return unauthorized;
		const body = jsonOrUndefined(received.body);
		const echo = typeof body === 'object' && body !== null ? { ...body } : {};
		const refuse = (message: string) => REFUSALS[world.options.cmRefusal](message, echo);
		const parsed = CmRequest.safeParse(body);
		if (!parsed.success) return refuse(describeIssues(parsed.error));
		const request = parsed.data;
		const owned: readonly string[] = CREDENTIALS.cmCom.callers;
		if (!world.options.anyCaller && !owned.includes(request.caller))
			return refuse('caller: not a number of this account');
		const flow = world.flows.find('cmCom', request['callflow-id']);
		if (flow?.state !== 'published') return refuse('callflow-id: no such flow');
		const callees = request.callees ?? [request.callee ?? ''];
		if (!callees.every(isCallable) && !request['disable-callees-validation'])
			return refuse('callee: not a valid number');

		const callbackUrl = request['callback-url'];
		const report = callbackUrl
			? reporting(world, callbackUrl, callees.filter(isCallable).length)
			: undefined;
		const queued = callees.map((callee) => queue(world, request, flow, callee, report));
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
			createConversations(world, isAuthorized, unauthorized),
		],
		refusal: (status, message) => ({ status, body: { message } }),
	};
}
