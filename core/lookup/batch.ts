/**
 * One execution report at a time per account. It has no filter but time, so one report answers
 * for every call of its span: look-ups that come while one is at work share the next. Reports have a
 * limiter of their own, since no rate is published for them and calls come first.
 */
import type { Clock } from '../base/clock';
import type { ReportRow, ReportSpan } from '../providers/execution-report';
import { createLimiter, type Limiter } from '../rate-limit/limiter';

/**
 * Longest time from the question to the rows, in milliseconds; it begins anew with each report
 * that arrives before: a list of many days needs many.
 */
export const LOOK_UP_LIMIT_MS = 120_000;
const HOUR_MS = 60 * 60_000;
/** A report grows to this, or to an hour more than its first call needs: a wider one would be large for the sake of another. */
const WIDEST_MS = 3 * HOUR_MS;

/** Fetches the rows of a span. */
export type FetchRows = (order: {
	readonly span: ReportSpan;
	readonly untilMs: number;
	readonly limiters: readonly Limiter[];
	readonly signal: AbortSignal;
}) => Promise<readonly ReportRow[]>;

export interface ReportDesk {
	/** Of all that is looked up at the account, beside its calls. */
	readonly limiters: readonly Limiter[];
	/** Rows that cover the span at least. A report that no look-up waits for any more is given up. */
	rows(span: ReportSpan, fetch: FetchRows, signal?: AbortSignal): Promise<readonly ReportRow[]>;
}

interface Batch {
	span: ReportSpan;
	askers: number;
	readonly widestMs: number;
	readonly given: AbortController;
	readonly rows: Promise<readonly ReportRow[]>;
}

export function createReportDesk(clock: Clock): ReportDesk {
	const limiters = [createLimiter({ requests: 1, perMs: 1_000 }, clock)];
	/** Those whose report is not yet ordered. */
	const waiting = new Set<Batch>();
	/** Whether the report before arrived. */
	let turn = Promise.resolve(true);

	function open(span: ReportSpan, fetch: FetchRows): Batch {
		const askedMs = clock.now();
		const given = new AbortController();
		const rows = turn.then((arrived) => {
			waiting.delete(batch);
			const untilMs = (arrived ? clock.now() : askedMs) + LOOK_UP_LIMIT_MS;
			return fetch({ span: batch.span, untilMs, limiters, signal: given.signal });
		});
		turn = rows.then(
			() => true,
			() => false,
		);
		const widestMs = Math.max(WIDEST_MS, widthOf(span) + HOUR_MS);
		const batch: Batch = { span, askers: 0, widestMs, given, rows };
		waiting.add(batch);
		return batch;
	}

	return {
		limiters,
		async rows(span, fetch, signal) {
			const fitting = [...waiting].find(
				(batch) =>
					!batch.given.signal.aborted && widthOf(union(batch.span, span)) <= batch.widestMs,
			);
			const batch = fitting ?? open(span, fetch);
			batch.span = union(batch.span, span);
			batch.askers += 1;
			const leave = () => {
				batch.askers -= 1;
				if (batch.askers === 0) batch.given.abort();
			};
			signal?.addEventListener('abort', leave, { once: true });
			if (signal?.aborted) leave();
			return batch.rows.finally(() => signal?.removeEventListener('abort', leave));
		},
	};
}

const union = (one: ReportSpan, other: ReportSpan): ReportSpan => ({
	fromMs: Math.min(one.fromMs, other.fromMs),
	toMs: Math.max(one.toMs, other.toMs),
});
const widthOf = ({ fromMs, toMs }: ReportSpan): number => toMs - fromMs;

/** The desks of one process, by account. */
export function createReportDesks(clock: Clock): (accountKey: string) => ReportDesk {
	const desks = new Map<string, ReportDesk>();
	return (accountKey) => {
		const desk = desks.get(accountKey) ?? createReportDesk(clock);
		desks.set(accountKey, desk);
		return desk;
	};
}
