/** What a list would do, before anybody is called: the run of it in virtual time. */
import type { Rate } from '../rate-limit/limiter';
import { REASONS, type Reason } from '../result/reasons';
import { forecastSentence } from '../messages/sentences';
import { askRules, type CallToJudge, type Objection, type RuleStores } from './ask';
import { createHistoryBeside, type Past } from './history';
import type { RuleSettings } from './settings';
import { wallTime } from './wall-time';
import { DAY_MS } from './zone-clock';

export interface ForecastCall extends CallToJudge {
	readonly settings: RuleSettings;
	/** Used by the first call of that name that is sent, or held; absent: it may stand twice. */
	readonly reference?: string;
	/** Whether the account was stopped by hand. */
	readonly stopped?: RuleStores['stopped'];
}

/** A row that is known not to be called, such as one without a valid number. */
export interface ForecastRefusal {
	readonly refused: Reason;
	readonly sentence: string;
}

export type ForecastRow =
	/** Sent in its turn. */
	| { readonly outcome: 'now'; readonly atMs: number }
	/** Waits for `heldUntilMs`, and is sent when its turn comes then. */
	| {
			readonly outcome: 'held';
			readonly heldUntilMs: number;
			readonly atMs: number;
			readonly reason: Reason;
			readonly sentence: string;
	  }
	| { readonly outcome: 'notCalled'; readonly reason: Reason; readonly sentence: string };

export interface Forecast {
	/** In the order of the list. */
	readonly rows: readonly ForecastRow[];
	readonly now: number;
	readonly held: number;
	readonly notCalled: Readonly<Partial<Record<Reason, number>>>;
	/** When the last call that is not held is sent; null when there is none. */
	readonly nowDoneAtMs: number | null;
	/** When the last of all is sent; null when there is none. */
	readonly allDoneAtMs: number | null;
}

interface Waiting {
	readonly index: number;
	readonly readyMs: number;
	/** What held it first. */
	readonly held?: Extract<Objection, { holdUntil: number }>;
}

/**
 * @param rate starts of the account: each takes its share of the time
 * @param past calls that were made; they count, and stay as they are
 */
export async function forecast(
	list: readonly (ForecastCall | ForecastRefusal)[],
	nowMs: number,
	rate: Rate,
	past?: Past,
): Promise<Forecast> {
	const history = createHistoryBeside(past);
	const rows: ForecastRow[] = [];
	const waiting: Waiting[] = [];
	const used = new Set<string>();
	for (const [index, call] of list.entries()) {
		if ('refused' in call)
			rows[index] = { outcome: 'notCalled', reason: call.refused, sentence: call.sentence };
		else {
			const verdict = await verdictOf(call, nowMs, 'look');
			if ('go' in verdict) enqueue(waiting, { index, readyMs: nowMs });
			else object({ index, readyMs: nowMs }, verdict);
		}
	}
	let permitMs = nowMs;
	for (let next = waiting.shift(); next; next = waiting.shift()) {
		const atMs = Math.max(next.readyMs, permitMs);
		const call = list[next.index] as ForecastCall;
		const isTaken = isUsed(call, next.index);
		const verdict = await verdictOf(call, atMs, isTaken ? 'look' : 'send');
		if (!('go' in verdict)) object(next, verdict);
		else if (isTaken) rows[next.index] = alreadyCalled();
		else {
			rows[next.index] = sentRow(atMs, next.held);
			if (call.reference !== undefined) used.add(call.reference);
			permitMs = atMs + rate.perMs / rate.requests;
		}
	}
	return summed(rows);

	async function verdictOf(call: ForecastCall, ms: number, moment: 'look' | 'send') {
		const stores = { history, stopped: call.stopped };
		return (await askRules(call.settings, call, ms, stores, { moment })).verdict;
	}

	function object({ index, held }: Waiting, verdict: Objection): void {
		if ('holdUntil' in verdict)
			return enqueue(waiting, { index, readyMs: verdict.holdUntil, held: held ?? verdict });
		const { notCalled: reason, sentence } = verdict;
		rows[index] = { outcome: 'notCalled', reason, sentence };
	}

	/** By a row that was sent, or one before it that is held. */
	function isUsed({ reference }: ForecastCall, index: number): boolean {
		if (reference === undefined) return false;
		const isHeld = (other: Waiting) =>
			other.held && other.index < index && referenceOf(list[other.index]!) === reference;
		return used.has(reference) || waiting.some(isHeld);
	}
}

const referenceOf = (row: ForecastCall | ForecastRefusal): string | undefined =>
	'refused' in row ? undefined : row.reference;

const alreadyCalled = (): ForecastRow => ({
	outcome: 'notCalled',
	reason: 'alreadyCalled',
	sentence: REASONS.alreadyCalled,
});

const sentRow = (atMs: number, held: Waiting['held']): ForecastRow =>
	held === undefined
		? { outcome: 'now', atMs }
		: {
				outcome: 'held',
				heldUntilMs: held.holdUntil,
				atMs,
				reason: held.reason,
				sentence: held.sentence,
			};

/** First come, first served, among those that are ready at the same time. */
function enqueue(waiting: Waiting[], turn: Waiting): void {
	let [low, high] = [0, waiting.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (waiting[middle]!.readyMs <= turn.readyMs) low = middle + 1;
		else high = middle;
	}
	waiting.splice(low, 0, turn);
}

function summed(rows: readonly ForecastRow[]): Forecast {
	const notCalled: Partial<Record<Reason, number>> = {};
	for (const row of rows)
		if (row.outcome === 'notCalled') notCalled[row.reason] = (notCalled[row.reason] ?? 0) + 1;
	const sent = rows.filter((row) => row.outcome !== 'notCalled');
	const now = sent.filter(({ outcome }) => outcome === 'now');
	const lastOf = (some: ReadonlyArray<{ readonly atMs: number }>) =>
		some.reduce<number | null>((last, { atMs }) => Math.max(last ?? atMs, atMs), null);
	return {
		rows,
		now: now.length,
		held: sent.length - now.length,
		notCalled,
		nowDoneAtMs: lastOf(now),
		allDoneAtMs: lastOf(sent),
	};
}

/** The sums in a sentence. @param zone whose clocks the times are told by, such as the builder's own */
export function sentenceOfForecast(sums: Forecast, nowMs: number, zone: string): string {
	const today = wallTime(zone, nowMs).weekday;
	const shown = (ms: number | null) => {
		if (ms === null) return null;
		const { weekday, time } = wallTime(zone, ms);
		// within a week the name of the day tells which
		return weekday === today && ms - nowMs < 6 * DAY_MS ? time : `${weekday} ${time}`;
	};
	const { now, held, notCalled, nowDoneAtMs, allDoneAtMs } = sums;
	return forecastSentence({
		now,
		held,
		notCalled,
		nowDone: shown(nowDoneAtMs),
		allDone: shown(allDoneAtMs),
	});
}
