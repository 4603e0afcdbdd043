/** Who is on the phone: two ladders do not call the same person at the same moment. */
import { createPhones, type PlanEvent } from '../../../core';
import { nodeClock } from '../../host/clock';
import type { KeptCall } from './kept-call';

const phones = createPhones();

/** Notes whom a ladder has on the phone now; null: nobody any more. */
export const onPhones = (id: string, kept: KeptCall | null): void =>
	phones.note(id, kept?.kind === 'ladder' ? kept : null);

/** The hold of a call to somebody whom another ladder has on the phone; null where nobody has. */
export const heldOnPhone = (id: string, kept: KeptCall, reference: string): PlanEvent | null =>
	kept.kind === 'ladder' ? phones.holdOf(id, kept, reference, nodeClock.now()) : null;
