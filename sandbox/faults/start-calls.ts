import type { CallRecord } from '../calls/call';
import type { Received, Reply, Route, Site } from '../server/http';
import { shownRequest } from '../server/recorded-request';
import type { FaultAt, FaultContext } from './queue';

/** The answer to a request that dials. */
export interface Started extends Reply {
	/** The start was accepted: only then do the after-accept faults apply. */
	readonly accepted?: boolean;
	/** The calls it has started. */
	readonly records?: readonly CallRecord[];
}

/** The request of a provider that dials, the one faults are for. */
export interface Start {
	readonly provider: string;
	/** Below the site's root. */
	readonly path: string;
	/** Headers beside `authorization` that hold a secret, in lower case. */
	readonly secretHeaders?: readonly string[];
	readonly refusal: Site['refusal'];
	/** The numbers that a request calls, where they stand there without a plus; in E.164. */
	numbersIn?(body: string): readonly string[];
	handle(received: Received): Started;
}

const GARBAGE = '<html>Service Temporarily Garbled</html>{"';

interface Accepted {
	readonly context: FaultContext;
	readonly refusal: Site['refusal'];
	readonly reply: Reply;
}

const AFTER_ACCEPT: Readonly<
	Record<FaultAt<'after'>, (accepted: Accepted) => Reply | Promise<Reply>>
> = {
	async slow({ context, reply }) {
		await context.clock.sleep(context.options.slowMs);
		return reply;
	},
	'reset-after-accept': () => ({
		status: 0,
		stream: (response) => void response.socket?.resetAndDestroy(),
	}),
	'timeout-after-accept': () => ({ status: 0, stream: () => undefined }),
	'http-500-after-accept': ({ refusal }) => refusal(500, 'internal error (fault)'),
	'http-409-after-accept': ({ refusal }) => refusal(409, 'conflict (fault)'),
	'garbage-body': ({ reply }) => ({ status: reply.status, body: GARBAGE }),
};

function tooMany(refusal: Site['refusal'], retryAfterSeconds?: number): Reply {
	const reply = refusal(429, 'too many requests (fault)');
	return retryAfterSeconds === undefined
		? reply
		: { ...reply, headers: { 'retry-after': String(retryAfterSeconds) } };
}

/** Phone numbers that a request names, whatever it is: before it is read, its fields have no names. */
const numbersIn = (body: string): string[] =>
	[...body.matchAll(/(?:\+|%2B)([1-9]\d{6,14})(?!\d)/gi)].map(([, digits]) => `+${digits}`);

/** Keeps with each call what started it, and in time what that was answered. */
function keepStart(records: readonly CallRecord[], received: Received, start: Start): void {
	if (records.length === 0) return;
	const request = shownRequest(received, start.secretHeaders ?? []);
	for (const record of records) record.start = { request, answer: null };
}
function keepAnswer(
	{ events }: FaultContext,
	records: readonly CallRecord[],
	{ status, body, stream }: Reply,
): void {
	if (stream) return;
	for (const { start, call } of records) {
		if (start) start.answer = { status, body };
		events.changed(call.id);
	}
}

/**
 * Answers a request that dials, with whatever has been ordered to go wrong around it: before
 * `handle` no phone is dialled, after it the phone is ringing.
 */
async function answer(context: FaultContext, start: Start, received: Received): Promise<Started> {
	const tellFaults = () => context.events.tell('faults', context.faults.list());
	const { provider, refusal } = start;
	const named = (start.numbersIn ?? numbersIn)(received.body);
	const before = context.faults.take(provider, 'before', named);
	if (before) {
		context.log(`${provider} fault ${before.fault}`);
		tellFaults();
		if (before.fault === 'http-429') return tooMany(refusal, before.retryAfterSeconds);
		return { status: 0, stream: (response) => void response.destroy() };
	}
	const reply = start.handle(received);
	const { records = [] } = reply;
	keepStart(records, received, start);
	const numbers = records.map(({ call }) => call.to);
	const after = reply.accepted ? context.faults.take(provider, 'after', numbers)?.fault : undefined;
	if (!after) {
		keepAnswer(context, records, reply);
		return reply;
	}
	context.log(`${provider} fault ${after}`);
	tellFaults();
	for (const { faults } of records) faults.push(after);
	const answered = await AFTER_ACCEPT[after]({ context, refusal, reply });
	keepAnswer(context, records, answered);
	return answered;
}

export const startRoute = (context: FaultContext, start: Start): Route => ({
	method: 'POST',
	path: start.path,
	handle: (received) => answer(context, start, received),
});
