/** Who is on the phone: two ladders do not call the same person at the same moment. */
import { type PlanEvent } from '../../../core';
import { nodeClock } from '../../host/clock';
import type { KeptCall } from './kept-call';
import { settingsOfCall } from './kept-plan';

/** How soon it is looked again. */
const AGAIN_MS = 5_000;

/** By kept call, the numbers that it has on the phone, or asks for. */
const phones = new Map<string, Set<string>>();

const digitsOf = (to: unknown): string => String(to).replace(/\D/g, '');

/** Notes whom a ladder has on the phone now; null: nobody any more. */
export function onPhones(id: string, kept: KeptCall | null): void {
	if (kept?.kind !== 'ladder') return void phones.delete(id);
	const open = kept.state.calls.filter(({ phase }) => phase !== 'over');
	phones.set(id, new Set(open.map(({ person }) => digitsOf(kept.plan.people[person]!.to))));
}

/** The hold of a call to somebody whom another ladder has on the phone; null where nobody has. */
export function heldOnPhone(id: string, kept: KeptCall, reference: string): PlanEvent | null {
	if (kept.kind !== 'ladder') return null;
	const number = digitsOf(settingsOfCall(kept, reference).to);
	const isBusy = [...phones].some(([other, numbers]) => other !== id && numbers.has(number));
	if (!isBusy) return null;
	const nowMs = nodeClock.now();
	return { type: 'held', reference, nowMs, untilMs: nowMs + AGAIN_MS, reason: 'calledTooOften' };
}
