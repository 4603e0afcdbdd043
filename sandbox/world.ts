import { createCallStore, type CallStore } from './call-store';
import { secondsAt } from './call-time';
import type { CallRecord } from './calls';
import type { Clock } from './clock';
import { createEventHub, type EventHub } from './events';
import { createFaultQueue, type FaultQueue } from './faults';
import { createFlowBook, type FlowBook } from './flows';
import type { Options } from './options';
import { createSender, type Sender } from './send';
import { summaryOf } from './summary';

/** All that one running sandbox knows; handed to whatever acts in it. */
export interface World {
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

export function createWorld(settings: {
	clock: Clock;
	speed: number;
	options: Options;
	log: (line: string) => void;
}): World {
	const { clock, speed, log } = settings;
	const sender = createSender();
	const underway = new Set<Promise<unknown>>();
	let whenStopped = () => undefined as void;
	const stopped = new Promise<void>((resolve) => (whenStopped = resolve));

	let hold = false;
	const world: World = {
		clock,
		speed,
		options: settings.options,
		get hold() {
			return hold;
		},
		calls: createCallStore(() => world.options.keepCalls),
		flows: createFlowBook(),
		events: createEventHub(
			(id) => {
				const record = world.calls.get(id);
				return record && summaryOf(record);
			},
			() => world.setHold(false),
		),
		faults: createFaultQueue(),
		sender,
		setHold(held) {
			if (held === hold) return;
			hold = held;
			for (const { line } of world.calls.records()) if (line.state === 'ringing') line.poke();
			world.events.tell('hold', { hold });
		},
		log,
		phoneSleep: (seconds) => clock.sleep((seconds * 1_000) / speed),
		secondsOf: ({ time }) => secondsAt(time, clock.monotonicMs()),
		note(record, event, details = {}) {
			const seconds = Math.round(world.secondsOf(record) * 10) / 10;
			const at = new Date(clock.nowMs()).toISOString();
			record.call.timeline.push({ at, seconds, event, ...details });
			world.calls.changed(record);
			world.events.changed(record.call.id);
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
			world.events.stop();
			whenStopped();
		},
	};
	return world;
}
