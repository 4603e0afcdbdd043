/** How far a batch is: as data, and in a sentence. */
import { progressSentence } from '../messages/sentences';
import type { CallState } from '../result/exits';
import type { BatchState } from './batch';
import { outcomeOf, type PastCall, type TryPhase } from './tries-state';

export interface Progress {
	readonly items: number;
	readonly ended: number;
	/** Asked for, or ringing. */
	readonly underWay: number;
	/** Until another try. */
	readonly pausing: number;
	/** By gates. */
	readonly held: number;
	/** When the first of these is free; milliseconds since 1970. */
	readonly heldUntilMs: number | null;
	/** A guess from the pace so far, without those that are held; null before a call has ended. */
	readonly leftMs: number | null;
	/** How many of the ended came out how. */
	readonly exits: Readonly<Partial<Record<CallState, number>>>;
}

export function progressOf({ items, startedAtMs }: BatchState, nowMs: number): Progress {
	const inPhases = (...phases: TryPhase[]) => items.filter(({ phase }) => phases.includes(phase));
	const held = inPhases('held');
	const pausing = inPhases('pausing');
	const underWay = inPhases('placing', 'ringing', 'unsure').length;
	const exits: Partial<Record<CallState, number>> = {};
	for (const { exit } of items.flatMap((item) => outcomeOf(item) ?? []))
		exits[exit] = (exits[exit] ?? 0) + 1;

	// rows that could not be called ended as it began, and say nothing about the pace
	const isCall = ([exit, , endedAtMs]: PastCall) => exit !== 'notCalled' && endedAtMs > startedAtMs;
	const calls = items.reduce((sum, { past }) => sum + past.filter(isCall).length, 0);
	const perCallMs = (nowMs - startedAtMs) / calls;
	const lastTryMs = Math.max(...pausing.map(({ untilMs = nowMs }) => untilMs - nowMs + perCallMs));
	return {
		items: items.length,
		ended: inPhases('ended').length,
		underWay,
		pausing: pausing.length,
		held: held.length,
		heldUntilMs: held.length === 0 ? null : Math.min(...held.map(({ untilMs = nowMs }) => untilMs)),
		leftMs: calls === 0 ? null : Math.max(perCallMs * underWay, lastTryMs, 0),
		exits,
	};
}

/**
 * `120 of 200 ended, 3 held until 09:00, about 4 min`
 * @param timeZone IANA name of the zone in which times are shown
 */
export const sentenceOfProgress = (progress: Progress, nowMs: number, timeZone: string): string =>
	progressSentence({
		...progress,
		heldUntil:
			progress.heldUntilMs === null ? null : timeOfDay(progress.heldUntilMs, nowMs, timeZone),
	});

/** `09:00`; with the day where it is not today: `Mon 30 Nov, 09:00` */
export function timeOfDay(ms: number, nowMs: number, timeZone: string): string {
	const shown = (at: number, options: Intl.DateTimeFormatOptions) =>
		new Intl.DateTimeFormat('en-GB', { timeZone, ...options }).format(at);
	const day = { weekday: 'short', day: 'numeric', month: 'short' } as const;
	const time = shown(ms, { hour: '2-digit', minute: '2-digit' });
	return shown(ms, day) === shown(nowMs, day) ? time : `${shown(ms, day)}, ${time}`;
}
