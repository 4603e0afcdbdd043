/** What the executions of one call have brought, taken together. */
import type { IExecuteFunctions, IRunExecutionData } from 'n8n-workflow';
import { isRecord } from '../../../../core';
import { n8nClock } from '../../../shared/host/clock';
import { newsOf, parkedCall, type CallNews, type Ending } from './call-execution';
import { ownCalls } from './own-calls';
import { storedPart } from './part';

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

interface LookOptions {
	/** Whether its reference is called once only, however often it is started. */
	readonly callOnce: boolean;
	/** The pause of a list, which names it. */
	readonly list?: string;
}

export async function lookAt(
	context: IExecuteFunctions,
	call: CallExecutions,
	{ callOnce, list }: LookOptions,
): Promise<Found> {
	const looks: Look[] = [];
	/** With the ending that named it, where none of these has placed the call. */
	const executions = new Map<string, Ending | undefined>(
		call.executions.map((execution) => [execution, undefined]),
	);
	for (const [execution, namedBy] of executions) {
		const data = await context.getExecutionDataById(execution).catch(() => null);
		// a database that does not answer at the moment
		if (data === null) return 'open';
		// it was called before the list began
		if (namedBy && data && !isOfList(data, list)) return namedBy;
		const news = newsIn(context, call, execution, data);
		looks.push({ news, parked: parkedCall(data) });
		if (list === undefined || !call.again || typeof news !== 'object') continue;
		if (news.placedBy && !executions.has(news.placedBy)) executions.set(news.placedBy, news);
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

/** Whether it is a call of that list: of this run of it, or of one before. */
const isOfList = (data: IRunExecutionData, list: string | undefined): boolean =>
	list !== undefined && Boolean(storedPart(data)?.wakeUrl.includes(list));

/** A call that was started again, and met the reference that it had written down before. */
const isOfItself = ({ json: { call } }: Ending): boolean =>
	isRecord(call) && call.reason === 'alreadyCalled';
