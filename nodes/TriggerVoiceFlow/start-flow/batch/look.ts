/** What the executions of one call have brought, taken together. */
import type { IExecuteFunctions, IRunExecutionData } from 'n8n-workflow';
import { isRecord } from '../../../../core';
import { n8nClock } from '../../../shared/host/clock';
import { newsOf, parkedCall, type CallNews, type Ending } from './call-execution';
import { ownCalls } from './own-calls';

/** Whoever was neither placed nor given up by then may have been killed with its n8n. */
const BEGUN_WITHIN_MS = 60_000;
/** n8n ends a wait within a minute after its limit. */
const LATE_MS = 2 * 60_000;
/** A call whose n8n is killed each time is given up. */
const MOST_STARTS = 3;

/** The executions that make one call. */
export interface CallExecutions {
	/** Usually one; another where the first was killed, or may have been. */
	readonly executions: readonly string[];
	/** True when it may have been started before. */
	readonly again: boolean;
	readonly startedMs: number;
	readonly limitMs: number;
}

/**
 * How the call ended. `open`: not yet, as far as n8n can tell. `lost`: killed before it was saved
 * as waiting, and may be started again, which calls nobody twice. `unknown`: it may have been
 * made, and nothing more will be heard of it.
 */
export type Found = Ending | 'open' | 'lost' | 'unknown';

/** What there is of one execution of a call; `silent`: neither placed nor given up, for long. */
interface Look {
	readonly news: CallNews | 'silent';
	readonly parked: unknown;
}

/** @param callOnce whether its reference is called once only, however often it is started */
export async function lookAt(
	context: IExecuteFunctions,
	call: CallExecutions,
	callOnce: boolean,
): Promise<Found> {
	const looks: Look[] = [];
	for (const execution of call.executions) {
		const data = await context.getExecutionDataById(execution).catch(() => null);
		// a database that does not answer at the moment
		if (data === null) return 'open';
		looks.push({ news: newsIn(context, call, execution, data), parked: parkedCall(data) });
	}
	const endings = looks.flatMap(({ news }) => (typeof news === 'object' ? [news] : []));
	const told = endings.find((ending) => !call.again || !isOfItself(ending));
	if (told) return told;
	const is = (wanted: Look['news']) => looks.some(({ news }) => news === wanted);
	if (is('waiting')) return 'open';
	// called before, by an execution that nobody heard of again: a phone may have rung
	if (endings.length > 0 && !is('silent')) return 'unknown';
	const parked = looks.find((look) => look.parked)?.parked;
	if (parked) return { state: 'noResult', json: { call: parked } };
	const isLate = n8nClock.now() > call.startedMs + call.limitMs + LATE_MS;
	const canStart =
		callOnce && endings.length === 0 && !is('gone') && call.executions.length < MOST_STARTS;
	if (canStart) return 'lost';
	return is('silent') && !isLate ? 'open' : 'unknown';
}

function newsIn(
	context: IExecuteFunctions,
	{ startedMs }: CallExecutions,
	execution: string,
	data: IRunExecutionData | undefined,
): Look['news'] {
	const news = newsOf(data, context.getNode().name);
	if (news !== 'waiting') return news;
	const nowMs = n8nClock.now();
	const untilMs = data?.waitTill && new Date(data.waitTill).getTime() + LATE_MS;
	if (untilMs) return nowMs > untilMs ? 'lost' : 'waiting';
	const isLong = nowMs > startedMs + BEGUN_WITHIN_MS;
	return isLong && !ownCalls.isStarting(context.getExecutionId(), execution) ? 'silent' : 'waiting';
}

/** A call that was started again, and met the reference that it had written down before. */
const isOfItself = ({ json: { call } }: Ending): boolean =>
	isRecord(call) && call.reason === 'alreadyCalled';
