/**
 * How often was called, in n8n's own list of processed items. The list answers only whether an
 * entry is there, and by writing it down; so calls are counted by spans of time, and a count is a
 * number in binary, of which each bit is an entry. A call counts until its whole span has passed.
 */
import { ACCOUNT_KEY, type Cap, type Full } from '../../../core';

const MINUTE_MS = 60_000;
/** Up to which time a limit counts in spans of which length; so there are 61 at most. */
const SPANS = [
	{ upToMs: 60 * MINUTE_MS, spanMs: 5 * MINUTE_MS },
	{ upToMs: 24 * 60 * MINUTE_MS, spanMs: 30 * MINUTE_MS },
	{ upToMs: Infinity, spanMs: 12 * 60 * MINUTE_MS },
] as const;
/** The limits of a number end at a thousand, those of an account at a million. */
const bitsOf = (key: string): number => (key === ACCOUNT_KEY ? 20 : 10);

/** The calls of a key within one span. */
export interface Counter {
	readonly key: string;
	readonly spanMs: number;
	/** Spans since the Unix epoch. */
	readonly span: number;
}

const spanOf = ({ perMs }: Cap): number => SPANS.find(({ upToMs }) => perMs <= upToMs)!.spanMs;

/** The counter to which a call of now belongs. */
export const counterAt = (cap: Cap, atMs: number): Counter => {
	const spanMs = spanOf(cap);
	return { key: cap.key, spanMs, span: Math.floor(atMs / spanMs) };
};

/** All that a limit looks at, oldest first. */
export function countersOf(cap: Cap, nowMs: number): Counter[] {
	const newest = counterAt(cap, nowMs);
	const oldest = counterAt(cap, nowMs - cap.perMs).span;
	return Array.from({ length: newest.span - oldest + 1 }, (_none, index) => ({
		...newest,
		span: oldest + index,
	}));
}

/** Those that nobody looks at any more, as far back as one more time of the limit. */
export const pastCountersOf = (cap: Cap, nowMs: number): Counter[] =>
	countersOf(cap, nowMs - cap.perMs - spanOf(cap));

/** The entries of a count; the first stands for 1, the next for 2, then 4. */
export const entriesOf = ({ key, spanMs, span }: Counter): string[] =>
	Array.from({ length: bitsOf(key) }, (_none, bit) => `${key}:${spanMs}:${span}:${bit}`);

export const countIn = (counter: Counter, isThere: (entry: string) => boolean): number =>
	entriesOf(counter).reduce((sum, entry, bit) => sum + (isThere(entry) ? 2 ** bit : 0), 0);

/** The entries that make a count. */
export const entriesFor = (counter: Counter, count: number): string[] =>
	entriesOf(counter).filter((_entry, bit) => Math.floor(count / 2 ** bit) % 2 === 1);

/** Whether a limit is full, and when there is room again. */
export function fullOf(
	cap: Cap,
	nowMs: number,
	countOf: (counter: Counter) => number,
): Full | null {
	const counters = countersOf(cap, nowMs).map((counter) => ({ counter, calls: countOf(counter) }));
	let calls = counters.reduce((sum, each) => sum + each.calls, 0);
	if (calls < cap.calls) return null;
	for (const { counter, calls: gone } of counters) {
		calls -= gone;
		if (calls < cap.calls)
			return { full: cap, freeAtMs: (counter.span + 1) * counter.spanMs + cap.perMs };
	}
	return null;
}
