import { createCallBook, type CallBook } from './calls/call-book';
import type { Lingering } from './phones/choose-phones';
import type { About, CallSummary, FaultOrder, FlowProblem, FlowView } from './kit/wire';

/** All the page knows. Views read it; events and answers write it. */
export interface State {
	readonly calls: CallBook;
	about: About | null;
	flows: readonly FlowView[];
	problems: readonly FlowProblem[];
	faults: readonly FaultOrder[];
	/** Phones wait for a person. */
	hold: boolean;
	isLive: boolean;
	/** It has been so at least once. */
	wasLive: boolean;
	/** Calls that have just ended, whose phones stay in sight. */
	lingering: readonly Lingering[];
	/** What readers who do not see the phones are told. */
	announced: string;
	/** How often all calls were forgotten. */
	forgotten: number;
	/** Asks for a drawing soon; many changes are drawn at once. */
	changed(): void;
	callChanged(call: CallSummary): void;
	/** The sandbox does not answer any more: no phone rings on. */
	breakOff(): void;
	forgetCalls(): void;
	/** Calls `watcher` with every call as it changes, and with `null` when all are forgotten. */
	watchCalls(watcher: (call: CallSummary | null, before: CallSummary | undefined) => void): void;
}

/** What a view is given. */
export interface ViewProps {
	readonly state: State;
	/** What stands behind the view's name in the address. */
	readonly rest: string;
	/** The view is in sight. */
	readonly isOpen: boolean;
}

/** Shortest time between two drawings: a browser flooded with calls stays usable. */
const DRAW_EVERY_MS = 50;

export function createState(draw: () => void): State {
	const calls = createCallBook();
	const watchers: Parameters<State['watchCalls']>[0][] = [];
	let isDue = false;
	const state: State = {
		calls,
		about: null,
		flows: [],
		problems: [],
		faults: [],
		hold: false,
		isLive: false,
		wasLive: false,
		lingering: [],
		announced: '',
		forgotten: 0,
		changed() {
			if (isDue) return;
			isDue = true;
			setTimeout(() => {
				isDue = false;
				draw();
			}, DRAW_EVERY_MS);
		},
		callChanged(call) {
			const before = calls.get(call.id);
			calls.put(call);
			for (const watcher of watchers) watcher(call, before);
		},
		breakOff() {
			for (const call of calls.live())
				state.callChanged({ ...call, state: 'ended', interrupted: true, gathering: null });
		},
		forgetCalls() {
			calls.clear();
			state.forgotten += 1;
			for (const watcher of watchers) watcher(null, undefined);
		},
		watchCalls: (watcher) => void watchers.push(watcher),
	};
	return state;
}
