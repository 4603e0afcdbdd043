/** A host in virtual time, on a network that loses, doubles and delays, and that is killed at random. */
import type { CallEvent, PlanAction, PlanEvent, Step } from '../../../core';
import type { Random } from '../../faults/random';
import type { Seen } from './history';

/** A report as the provider sends it. */
export interface Posted {
	readonly afterMs: number;
	readonly exit: Extract<CallEvent, { type: 'report' }>['exit'];
	readonly digits?: string;
	readonly isMachine?: boolean;
}

/** What becomes of a call, decided when it is asked for. */
export interface Plot {
	/** In the queue, before the gates are asked. */
	readonly queueMs: number;
	readonly gate: 'open' | 'refuses' | { readonly holdsMs: number };
	readonly start: 'placed' | 'doubt' | 'refused';
	/** From sending to the answer. */
	readonly answerMs: number;
	readonly taker: Extract<Seen, { kind: 'rang' }>['taker'];
	readonly key: string | null;
	/** After sending. */
	readonly reports: readonly Posted[];
}

export interface Machine<State> {
	begin(nowMs: number): Step<State>;
	step(state: State, event: PlanEvent): Step<State>;
	wakeMs(state: State): number | null;
	isDone(state: State): boolean;
	/** What became of an item that is let go. */
	cameOf(state: State, item: number): string;
	/** Reads a saved state. */
	read(saved: unknown): State;
}

export interface Run {
	readonly random: Random;
	plotOf(place: Extract<PlanAction, { do: 'place' }>): Plot;
	/** When the host is killed. */
	readonly crashesAt: readonly number[];
	readonly stop: { readonly atMs: number; readonly item?: number } | null;
	/** Whether references are written down before they are sent. */
	readonly isWrittenDown: boolean;
}

interface Task {
	readonly at: number;
	readonly order: number;
	/** Tasks of a host die with it; those of the world have none. */
	readonly life: number | null;
	readonly run: () => void;
}

/** More than any plan that ends takes. */
const MOST_TASKS = 20_000;

export function simulate<State>(machine: Machine<State>, run: Run) {
	const seen: Seen[] = [];
	const tasks: Task[] = [];
	const sent = new Set<string>();
	const withdrawn = new Set<string>();
	let [now, order, life, wakesAt] = [0, 0, 1, Infinity];
	let isDown = false;
	const begun = machine.begin(now);
	let state = begun.state;

	const at = (ms: number, task: () => void, ofLife: number | null = life) => {
		const one = { at: ms, order: (order += 1), life: ofLife, run: task };
		const index = tasks.findLastIndex((other) => other.at <= ms);
		tasks.splice(index + 1, 0, one);
	};
	const after = (ms: number, task: () => void) => at(now + ms, task);

	/** Saves the state, and then does what is asked. */
	function take(step: Step<State>): void {
		state = step.state;
		step.actions.forEach(perform);
		const wakeMs = machine.wakeMs(state);
		if (wakeMs === null || wakeMs >= wakesAt) return;
		wakesAt = Math.max(wakeMs, now);
		at(wakesAt, () => {
			wakesAt = Infinity;
			tell({ type: 'tick', nowMs: now });
		});
	}
	const tell = (event: PlanEvent) => take(machine.step(state, event));

	function perform(action: PlanAction): void {
		if (action.do === 'out') {
			const came = machine.cameOf(state, action.item);
			seen.push({ kind: 'out', at: now, item: action.item, came });
		} else if (action.do === 'withdraw') withdrawn.add(action.reference);
		else {
			const { reference, item } = action;
			seen.push({ kind: 'asked', at: now, reference, item });
			const plot = run.plotOf(action);
			after(plot.queueMs, () => place(action, plot));
		}
	}

	function place({ reference, item }: Extract<PlanAction, { do: 'place' }>, plot: Plot): void {
		const notCalled = (reason: 'stopped' | 'doNotCall' | 'alreadyCalled' | 'refusedByProvider') =>
			tell({ type: 'notCalled', reference, nowMs: now, reason: reason as never });
		if (withdrawn.has(reference)) return notCalled('stopped');
		// ledger and gates are asked in either order
		const isKnown = run.isWrittenDown && sent.has(reference);
		if (isKnown && run.random.below(2) === 0) return notCalled('alreadyCalled');
		if (plot.gate === 'refuses') return notCalled('doNotCall');
		if (plot.gate !== 'open') {
			const untilMs = now + plot.gate.holdsMs;
			seen.push({ kind: 'held', at: now, reference, untilMs });
			return tell({ type: 'held', reference, nowMs: now, untilMs, reason: 'doNotCall' as never });
		}
		if (isKnown) return notCalled('alreadyCalled');
		if (plot.start === 'refused') return after(plot.answerMs, () => notCalled('refusedByProvider'));
		sent.add(reference);
		const { taker, key } = plot;
		seen.push({ kind: 'rang', at: now, reference, item, taker, key });
		for (const report of plot.reports) post(reference, report, now + report.afterMs);
		const placedAtMs = now;
		after(plot.answerMs, () => {
			const type = plot.start === 'placed' ? 'placed' : 'unconfirmed';
			if (type === 'unconfirmed') seen.push({ kind: 'doubt', at: now, reference });
			tell({ type, reference, nowMs: now, placedAtMs });
		});
	}

	/** The provider's post; while nobody listens it is repeated, or lost. */
	function post(reference: string, report: Posted, ms: number): void {
		at(ms, () => deliver(reference, report), null);
	}
	function deliver(reference: string, report: Posted): void {
		if (isDown) {
			if (run.random.below(3) > 0) post(reference, report, now + 1 + run.random.below(90_000));
			return;
		}
		const { exit, digits, isMachine = false } = report;
		seen.push({ kind: 'told', at: now, reference, exit, digits: digits ?? null, isMachine });
		tell({
			...{ type: 'report', reference, nowMs: now, exit },
			answers: digits === undefined ? {} : { digits },
			answeredBy: isMachine ? 'machine' : null,
		});
	}

	for (const ms of run.crashesAt)
		at(
			ms,
			() => {
				if (isDown) return;
				seen.push({ kind: 'crashed', at: now });
				life += 1;
				isDown = true;
				withdrawn.clear();
				wakesAt = Infinity;
				const saved = JSON.stringify(state);
				at(
					now + run.random.below(120_000),
					() => {
						isDown = false;
						state = machine.read(JSON.parse(saved));
						tell({ type: 'restarted', nowMs: now, isWrittenDown: run.isWrittenDown });
						tell({ type: 'tick', nowMs: now });
					},
					null,
				);
			},
			null,
		);
	if (run.stop) {
		const { atMs, item } = run.stop;
		at(
			atMs,
			() => {
				if (isDown) return;
				seen.push({ kind: 'stopped', at: now, item: item ?? null });
				tell({ type: 'stop', nowMs: now, ...(item === undefined ? {} : { item }) });
			},
			null,
		);
	}
	take(begun);
	for (let done = 0; tasks.length > 0 && done < MOST_TASKS; done += 1) {
		const task = tasks.shift()!;
		now = task.at;
		if (task.life === null || task.life === life) task.run();
	}
	return { history: seen, isDone: machine.isDone(state), endedAt: now, state };
}
