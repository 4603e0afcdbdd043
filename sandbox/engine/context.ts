import { createCallStore, type CallStore } from '../calls/store';
import { secondsAt } from '../calls/time';
import type { CallRecord } from '../calls/call';
import type { Clock } from '../base/clock';
import { createEventHub, type EventHub } from '../server/events';
import { createFaultQueue, type FaultQueue } from '../faults/queue';
import { createFlowBook, type FlowBook } from '../flows/book';
import type { Options } from '../base/options';
import { createSender, type Sender } from '../reports/send';
import { summaryOf } from '../calls/summary';

/** All that one running sandbox knows; handed to whatever acts in it. */
export interface Context {
	readonly clock: Clock;
	/** How much faster than life the phone network runs. */
	readonly speed: number;
	/** Replaced as a whole when options change. */
	options: Options;
	/** Phones ring until a person acts, instead of by their number's ending. */
	readonly hold: boolean;
	readonly calls: CallStore;
	readonly flows: FlowBook;
	readonly events: EventHub;
	readonly faults: FaultQueue;
	readonly sender: Sender;
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

export function createContext(settings: {
	clock: Clock;
	speed: number;
	options: Options;
	log: (line: string) => void;
}): Context {
	const { clock, speed, log } = settings;
	const sender = createSender();
	const underway = new Set<Promise<unknown>>();
	let whenStopped = () => undefined as void;
	const stopped = new Promise<void>((resolve) => (whenStopped = resolve));

	let hold = false;
	const context: Context = {
		clock,
		speed,
		options: settings.options,
		get hold() {
			return hold;
		},
		calls: createCallStore(() => context.options.keepCalls),
		flows: createFlowBook(),
		events: createEventHub(
			(id) => {
				const record = context.calls.get(id);
				return record && summaryOf(record);
			},
			() => context.setHold(false),
		),
		faults: createFaultQueue(),
		sender,
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
			context.calls.changed(record);
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
			sender.stop();
			context.events.stop();
			whenStopped();
		},
	};
	return context;
}
