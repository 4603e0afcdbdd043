/** A batch looks what its calls have brought. */
import { sleep, type IExecuteFunctions, type IRunExecutionData } from 'n8n-workflow';
import { isRecord } from '../../../../core';
import { n8nClock } from '../../../shared/host/clock';
import { newsOf, parkedCall, type CallNews } from './call-execution';
import { ownCalls } from './own-calls';
import {
	endCall,
	openCalls,
	stopPlacing,
	unknownResult,
	type Batch,
	type Ending,
	type Row,
	type RowCall,
} from './state';

/** A call that this process was told of is saved as ended within so many looks. */
const LOOKS = 5;
const PAUSE_MS = 200;
/** Whoever was neither placed nor given up by then may have been killed with its n8n. */
const BEGUN_WITHIN_MS = 60_000;
/** n8n ends a wait within a minute after its limit. */
const LATE_MS = 2 * 60_000;
/** A call whose n8n is killed each time is given up. */
const MOST_STARTS = 3;

/**
 * Reads those that have ended as far as this process knows; all of them when somebody else, or
 * time, has woken the batch.
 */
export async function collect(context: IExecuteFunctions, batch: Batch): Promise<void> {
	const name = context.getExecutionId();
	const goesByHints = ownCalls.wasDue(name);
	const isWorthALook = ({ executions, startedMs, limitMs }: RowCall): boolean =>
		!goesByHints ||
		!executions.every((call) => ownCalls.isOpen(name, call)) ||
		n8nClock.now() > startedMs + limitMs;
	let left = openCalls(batch).filter(([, , call]) => isWorthALook(call));
	for (let look = 1; left.length > 0; look++) {
		const still: typeof left = [];
		for (const found of left) if (!(await hasEnded(context, batch, ...found))) still.push(found);
		if (!goesByHints || look === LOOKS) break;
		left = still;
		if (left.length > 0) await sleep(PAUSE_MS);
	}
	ownCalls.reopen(
		name,
		openCalls(batch).flatMap(([, , { executions }]) => executions),
	);
}

/** What there is of one execution of a call; `silent`: neither placed nor given up, for long. */
interface Look {
	readonly news: CallNews | 'silent';
	readonly parked: unknown;
}

async function hasEnded(
	context: IExecuteFunctions,
	batch: Batch,
	index: number,
	row: Row,
	call: RowCall,
): Promise<boolean> {
	const looks: Look[] = [];
	for (const execution of call.executions) {
		const data = await context.getExecutionDataById(execution).catch(() => null);
		// a database that does not answer at the moment
		if (data === null) return false;
		looks.push({ news: newsIn(context, call, execution, data), parked: parkedCall(data) });
	}
	const end = (ending: Ending): true => {
		endItem(context, batch, index, ending);
		return true;
	};
	const endings = looks.flatMap(({ news }) => (typeof news === 'object' ? [news] : []));
	const told = endings.find((ending) => !call.again || !isOfItself(ending));
	if (told) return end(told);
	const is = (wanted: Look['news']) => looks.some(({ news }) => news === wanted);
	if (is('waiting')) return false;
	// called before, by an execution that nobody heard of again: a phone may have rung
	if (endings.length > 0 && !is('silent')) return end(unknownResult(row));
	const parked = looks.find((look) => look.parked)?.parked;
	if (parked) return end({ state: 'noResult', json: { call: parked } });
	const isLate = n8nClock.now() > call.startedMs + call.limitMs + LATE_MS;
	const canStart =
		row.callOnce && endings.length === 0 && !is('gone') && call.executions.length < MOST_STARTS;
	if (!canStart) return is('silent') && !isLate ? false : end(unknownResult(row));
	// "Call Once" keeps it from calling twice
	row.call = { ...call, isPlanned: true, again: true };
	return true;
}

function newsIn(
	context: IExecuteFunctions,
	{ startedMs }: RowCall,
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

/** One that a person has to look at is the last one, unless the builder chose to go on. */
export function endItem(
	context: IExecuteFunctions,
	batch: Batch,
	index: number,
	ending: Ending,
): void {
	const { error, details, call } = ending.json;
	const nowMs = n8nClock.now();
	if (error === undefined) return endCall(batch, index, ending, nowMs);
	const why = { error, details: { ...(isRecord(details) && details), itemIndex: index } };
	const json = { ...(call !== undefined && { call }), ...why };
	endCall(batch, index, { ...ending, json }, nowMs);
	if (!context.continueOnFail()) stopPlacing(batch, { itemIndex: index, json: why }, nowMs);
}
