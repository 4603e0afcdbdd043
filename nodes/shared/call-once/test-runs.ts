/**
 * A manual run is somebody trying things out: what it called is remembered for that run alone, so
 * that the next click calls again. What the workflow has called in earnest it does not call.
 */
import type { Fingerprint, Reservations } from '../../../core';
import type { KeptReservations } from './index';

/** @param executionId of the manual run */
export function reservationsOfTest(
	{ reserve, earlier, isKnown }: KeptReservations,
	executionId: string,
): Reservations {
	const nameOf = (reference: string) => `${reference} (manual run ${executionId})`;
	return {
		reserve: async (reference: string, call?: Fingerprint) =>
			(await isKnown(reference)) ? null : reserve(nameOf(reference), call),
		earlier: async (reference, mine) =>
			earlier((await isKnown(reference)) ? reference : nameOf(reference), mine),
	};
}
