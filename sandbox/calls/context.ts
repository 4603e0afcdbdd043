import type { Clock } from '../base/clock';
import type { CommonOptions } from '../base/options';
import { createEventHub, type EventHub } from '../server/events';
import type { CallRecord } from './call';
import { createCallStore, type CallStore } from './store';
import { summaryOf } from './summary';
import { secondsAt } from './time';

/** The calls of one running sandbox, their time, and who hears of them. */
export interface CallContext {
	readonly clock: Clock;
	/** How much faster than life the phone network runs. */
	readonly speed: number;
	/** Replaced as a whole when options change. */
	options: CommonOptions;
	/** Phones ring until a person acts, instead of by their number's ending. */
	readonly hold: boolean;
	readonly calls: CallStore;
	readonly events: EventHub;
	setHold(hold: boolean): void;
	log(line: string): void;
	/** Sleeps simulated seconds: the phone network's time, which `speed` shortens. */
	phoneSleep(seconds: number): Promise<void>;
	/** Simulated seconds since a call was placed. */
	secondsOf(record: CallRecord): number;
	/** Adds to a call's timeline. */
	note(record: CallRecord, event: string, details?: Readonly<Record<string, unknown>>): void;
	/** Lets something go on beside the answer; `idle` waits for it. */
	background(work: Promise<unknown>): void;
	/** Resolves when no call and no report is under way, or the sandbox has stopped. */
	idle(): Promise<void>;
	stop(): void;
}

export interface CallSettings {
	readonly clock: Clock;
	readonly speed: number;
	readonly options: CommonOptions;
	readonly log: (line: string) => void;
}

export function createCallContext({ clock, speed, options, log }: CallSettings): CallContext {
	const underway = new Set<Promise<unknown>>();
	let whenStopped = () => undefined as void;
	const stopped = new Promise<void>((resolve) => (whenStopped = resolve));

	let hold = false;
	const context: CallContext = {
		clock,
		speed,
		options,
		get hold() {
			return hold;
		},
		calls: createCallStore(() => context.options.keepCalls),
		events: createEventHub(
			(id) => {
				const record = context.calls.get(id);
				return record && summaryOf(record);
			},
			() => context.setHold(false),
		),
		setHold(held) {
			if (held === hold) return;
			hold = held;
			for (const { handset } of context.calls.records())
				if (handset.state === 'ringing') handset.poke();
			context.events.tell('hold', { hold });
		},
		log,
		phoneSleep: (seconds) => clock.sleep((seconds * 1_000) / speed),
		secondsOf: ({ time }) => secondsAt(time, clock.monotonicMs()),
		note(record, event, details = {}) {
			const seconds = Math.round(context.secondsOf(record) * 10) / 10;
			const at = new Date(clock.nowMs()).toISOString();
			record.call.timeline.push({ at, seconds, event, ...details });
			context.events.changed(record.call.id);
		},
		background(work) {
			const settled = work
				.catch((error: unknown) => log(`internal error: ${String(error)}`))
				.finally(() => underway.delete(settled));
			underway.add(settled);
		},
		async idle() {
			while (underway.size > 0) {
				const done = await Promise.race([
					Promise.all(underway).then(() => false),
					stopped.then(() => true),
				]);
				if (done) return;
			}
		},
		stop() {
			clock.stop();
			context.events.stop();
			whenStopped();
		},
	};
	return context;
}
