import type { ServerResponse } from 'node:http';
import type { FaultAt } from './queue';
import type { Reply, Site } from '../server/http';
import type { ProviderId } from '../providers';
import type { Context } from '../engine/context';

const GARBAGE = '<html>Service Temporarily Garbled</html>{"';

/** The answer has been taken care of: nothing may be written any more. */
export const NO_ANSWER = Symbol('no answer');
type Answer = Reply | typeof NO_ANSWER;

interface Accepted {
	readonly context: Context;
	readonly site: Site;
	readonly response: ServerResponse;
	readonly reply: Reply;
}

const AFTER_ACCEPT: Readonly<
	Record<FaultAt<'after'>, (accepted: Accepted) => Answer | Promise<Answer>>
> = {
	async slow({ context, reply }) {
		await context.clock.sleep(context.options.slowMs);
		return reply;
	},
	'reset-after-accept'({ response }) {
		response.socket?.resetAndDestroy();
		return NO_ANSWER;
	},
	'timeout-after-accept': () => NO_ANSWER,
	'http-500-after-accept': ({ site }) => site.refusal(500, 'internal error (fault)'),
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

/**
 * Answers a request that dials, with whatever has been ordered to go wrong around it: before
 * `handle` nobody is dialled, after it the phone is ringing.
 */
export async function startCalls(
	context: Context,
	site: Site & { readonly provider: ProviderId },
	response: ServerResponse,
	body: string,
	handle: () => Promise<Reply>,
): Promise<Answer> {
	const tellFaults = () => context.events.tell('faults', context.faults.list());
	const { provider, refusal } = site;
	const before = context.faults.take(provider, 'before', numbersIn(body));
	if (before) {
		context.log(`${provider} fault ${before.fault}`);
		tellFaults();
		if (before.fault === 'http-429') return tooMany(refusal, before.retryAfterSeconds);
		response.destroy();
		return NO_ANSWER;
	}
	const reply = await handle();
	if (!reply.accepted) return reply;
	const numbers = (reply.records ?? []).map(({ call }) => call.to);
	const after = context.faults.take(provider, 'after', numbers)?.fault;
	if (!after) return reply;
	context.log(`${provider} fault ${after}`);
	tellFaults();
	for (const { faults } of reply.records ?? []) faults.push(after);
	const answer = await AFTER_ACCEPT[after]({ context, site, response, reply });
	return answer === NO_ANSWER ? answer : { ...answer, records: reply.records };
}
