/** One reference over two accounts: the second takes over what the first has reserved. */
import type { Reservation, Reservations } from './reservations';

export interface HandOver {
	/** The reservations for whoever calls first: what is released there, is only put aside. */
	first(reservations: Reservations): Reservations;
	/**
	 * For whoever calls next: the reservation that was put aside. Absent where the first call was
	 * not bound to its reference.
	 */
	second(): Reservations | undefined;
	/** Whether nobody is called under the reference now, and it is written down nowhere. */
	isFree(): boolean;
	/** Releases what was put aside, and was not taken over. */
	end(): Promise<void>;
}

/**
 * What the first account wrote down is rolled back, as for a pause after a 429: a crash between the
 * two leaves the reference free, and nobody was called. Meanwhile the reservation stands, so that in
 * this process nobody else gets the reference. In another one who writes first is the one who calls.
 */
export function createHandOver(): HandOver {
	let reservation: Reservation | undefined;
	/** What is known of the first call, should somebody else have been quicker. */
	let earlier: (() => ReturnType<NonNullable<Reservations['earlier']>>) | undefined;
	let isWritten = false;
	let isAside = false;
	let isTaken = false;
	/** A report of the first call came after all: its reference stays used. */
	let isProven = false;

	const asideOf = (own: Reservation): Reservation => ({
		...own,
		async commit() {
			isProven ||= isAside || isTaken;
			const isOurs = await own.commit();
			isWritten ||= isOurs;
			return isOurs;
		},
		async rollback() {
			await own.rollback();
			isWritten = false;
		},
		async release() {
			if (isWritten) await own.rollback();
			isWritten = false;
			isAside = true;
		},
	});
	const takenOver = (own: Reservation): Reservation => ({
		...own,
		release: async () => (isProven ? undefined : own.release()),
	});

	return {
		first: (reservations) => ({
			...reservations,
			async reserve(...asked) {
				const [reference, call] = asked;
				if (call && reservations.earlier) earlier = () => reservations.earlier!(reference, call);
				const own = await reservations.reserve(...asked);
				reservation = own ?? undefined;
				return own && asideOf(own);
			},
		}),
		second() {
			const own = reservation;
			if (own === undefined) return undefined;
			return {
				async reserve() {
					isTaken = true;
					return takenOver(own);
				},
				...(earlier && { earlier }),
			};
		},
		isFree: () => reservation === undefined || (isAside && !isProven),
		async end() {
			if (!isAside || isTaken || isProven) return;
			isAside = false;
			// a store that fails here keeps the reference, which is the safe side
			await reservation?.release().catch(() => undefined);
		},
	};
}
