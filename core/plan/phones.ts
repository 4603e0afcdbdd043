/** Who is on the phone for which ladder: two of them do not call the same person at the same moment. */
import type { PlanEvent } from './events';
import { isOpen, type LadderPlan, type LadderState } from './ladder-state';
import { personIn } from './reference';

/** How soon it is asked again. */
const AGAIN_MS = 5_000;

export interface Phones {
	/**
	 * Notes whom a ladder has on the phone, or asks for; null: nobody any more.
	 * @param forgottenAtMs when a host that does not say so any more is taken for gone
	 */
	note(ladder: string, known: Known | null, forgottenAtMs?: number): void;
	/**
	 * What keeps a call back: another ladder that is under way for the same incident, or that has the
	 * person on the phone. Null where nothing does.
	 */
	holdOf(ladder: string, known: Known, reference: string, nowMs: number): PlanEvent | null;
}

interface Known {
	readonly plan: LadderPlan;
	readonly state: LadderState;
	/** Names the incident where it is to be called for once only, however often it comes. */
	readonly once?: string | undefined;
}

interface Busy {
	readonly numbers: ReadonlySet<string>;
	readonly once: string | undefined;
	readonly forgottenAtMs: number;
}

const digitsOf = (to: string | undefined): string => (to ?? '').replace(/\D/g, '');

/** The phones of one process. */
export function createPhones(): Phones {
	const busy = new Map<string, Busy>();
	return {
		note(ladder, known, forgottenAtMs = Infinity) {
			if (known === null) return void busy.delete(ladder);
			const { people } = known.plan;
			const open = known.state.calls.filter(isOpen);
			const numbers = new Set(open.map(({ person }) => digitsOf(people[person]?.to)));
			busy.set(ladder, { numbers, once: known.once, forgottenAtMs });
		},
		holdOf(ladder, { plan, state, once }, reference, nowMs) {
			const person = personIn(state.incident, reference);
			const number = digitsOf(person === undefined ? undefined : plan.people[person]?.to);
			const others = [...busy]
				.filter(([other, { forgottenAtMs }]) => other !== ladder && forgottenAtMs > nowMs)
				.map(([, other]) => other);
			if (once !== undefined && others.some((other) => other.once === once))
				return { type: 'notCalled', reference, nowMs, reason: 'alreadyCalled' };
			if (!others.some(({ numbers }) => numbers.has(number))) return null;
			const untilMs = nowMs + AGAIN_MS;
			return { type: 'held', reference, nowMs, untilMs, reason: 'calledTooOften' };
		},
	};
}
