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
	/** The hold of a call to somebody whom another ladder has on the phone; null where nobody has. */
	holdOf(ladder: string, known: Known, reference: string, nowMs: number): PlanEvent | null;
}

interface Known {
	readonly plan: LadderPlan;
	readonly state: LadderState;
}

const digitsOf = (to: string | undefined): string => (to ?? '').replace(/\D/g, '');

/** The phones of one process. */
export function createPhones(): Phones {
	const busy = new Map<string, { numbers: ReadonlySet<string>; forgottenAtMs: number }>();
	return {
		note(ladder, known, forgottenAtMs = Infinity) {
			if (known === null) return void busy.delete(ladder);
			const { people } = known.plan;
			const open = known.state.calls.filter(isOpen);
			const numbers = new Set(open.map(({ person }) => digitsOf(people[person]?.to)));
			busy.set(ladder, { numbers, forgottenAtMs });
		},
		holdOf(ladder, { plan, state }, reference, nowMs) {
			const person = personIn(state.incident, reference);
			const number = digitsOf(person === undefined ? undefined : plan.people[person]?.to);
			const isBusy = [...busy].some(
				([other, { numbers, forgottenAtMs }]) =>
					other !== ladder && forgottenAtMs > nowMs && numbers.has(number),
			);
			if (!isBusy) return null;
			const untilMs = nowMs + AGAIN_MS;
			return { type: 'held', reference, nowMs, untilMs, reason: 'calledTooOften' };
		},
	};
}
