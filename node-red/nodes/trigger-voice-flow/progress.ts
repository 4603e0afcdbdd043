/** How far a node is with the calls that came together, and what became of them in the end. */
import type { CallState } from '../../../core';

/** `msg.parts`, as Split, CSV and others set it; without a count the length is not known. */
export interface Parts {
	readonly id?: string;
	readonly count?: number;
	readonly index?: number;
}

export type Ending = CallState | 'error';

/** What became of a run of calls. */
export interface RunSummary {
	readonly done: number;
	/** How many there are to be, as far as the messages say. */
	readonly total: number;
	/** How many calls there were for each way to end. */
	readonly exits: Readonly<Partial<Record<Ending, number>>>;
	readonly seconds: number;
}

export interface HowFar {
	readonly done: number;
	readonly total: number;
	/** Null until a first call has ended. */
	readonly leftMs: number | null;
}

/** A list whose length is known. */
interface Sequence {
	readonly count: number;
	begun: number;
	/** Its last message came: what is missing was filtered out before. */
	hasLast: boolean;
}

interface Run {
	readonly startedMs: number;
	readonly sequences: Map<string, Sequence>;
	readonly exits: Partial<Record<Ending, number>>;
	/** Announced by sequences, or begun without one. */
	announced: number;
	begun: number;
	done: number;
}

/**
 * Counts a run: calls that are under way together, or whose messages are of one sequence. A
 * message of a sequence that was seen before goes on with its run.
 */
export function createProgress(nowMs: () => number) {
	let run: Run | undefined;
	const isIdle = () => run === undefined || run.done === run.begun;
	const isWhole = ({ count, begun, hasLast }: Sequence) => hasLast || begun >= count;
	const totalOf = ({ announced, begun }: Run) => Math.max(announced, begun);

	function begin(parts: Parts | undefined): void {
		const sequence = typeof parts?.count === 'number' ? parts.id : undefined;
		const goesOn = sequence !== undefined && run?.sequences.has(sequence);
		if (isIdle() && !goesOn)
			run = {
				startedMs: nowMs(),
				sequences: new Map(),
				exits: {},
				announced: 0,
				begun: 0,
				done: 0,
			};
		const now = run!;
		now.begun += 1;
		if (sequence === undefined) {
			now.announced += 1;
			return;
		}
		const { count, index } = parts as Required<Parts>;
		const known = now.sequences.get(sequence) ?? { count, begun: 0, hasLast: false };
		if (!now.sequences.has(sequence)) now.announced += count;
		known.begun += 1;
		known.hasLast ||= index === count - 1;
		now.sequences.set(sequence, known);
	}

	/** What became of the run, when no call of it is under way any more and its lists are through. */
	function end(how: Ending): RunSummary | null {
		if (run === undefined) return null;
		run.done += 1;
		run.exits[how] = (run.exits[how] ?? 0) + 1;
		if (!isIdle() || ![...run.sequences.values()].every(isWhole)) return null;
		const { done, startedMs } = run;
		return {
			done,
			total: totalOf(run),
			exits: { ...run.exits },
			seconds: Math.round((nowMs() - startedMs) / 1_000),
		};
	}

	/** A call whose node went: no node will hear how it ended. */
	function gone(): void {
		if (run === undefined) return;
		run.begun -= 1;
		run.announced -= 1;
	}

	/** Null for a call on its own. */
	function howFar(): HowFar | null {
		const total = run === undefined ? 0 : totalOf(run);
		if (run === undefined || total < 2) return null;
		const { done, startedMs } = run;
		const leftMs = done === 0 ? null : ((nowMs() - startedMs) / done) * (total - done);
		return { done, total, leftMs };
	}

	return { begin, end, gone, howFar };
}
