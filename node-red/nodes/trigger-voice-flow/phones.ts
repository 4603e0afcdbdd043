/** Who is on the phone: two ladders do not call the same person at the same moment. */
import { createPhones, type PlanEvent } from '../../../core';
import { nodeClock } from '../../host/clock';
import type { KeptCall, KeptLadder } from './kept-call';

const phones = createPhones();

/** References are used once in all of an account. */
const knownOf = ({ plan, state, callOnce, account }: KeptLadder) => ({
	...{ plan, state },
	once: callOnce ? `${account} ${state.incident}` : undefined,
});

/** Notes whom a ladder has on the phone now; null: nobody any more. */
export const onPhones = (id: string, kept: KeptCall | null): void =>
	phones.note(id, kept?.kind === 'ladder' ? knownOf(kept) : null);

/** What keeps a call back because of another ladder; null where nothing does. */
export const heldOnPhone = (id: string, kept: KeptCall, reference: string): PlanEvent | null =>
	kept.kind === 'ladder' ? phones.holdOf(id, knownOf(kept), reference, nodeClock.now()) : null;
