/** A call that is held, as whoever lists it and gives it up knows it. */
import type { PlanEvent } from '../../../core';
import type { Ended } from './ended';
import type { KeptCall } from './kept-call';

export interface HeldCall {
	/** Null when its node went: whoever comes next goes on with it. Rejects as the first try does. */
	readonly ended: Promise<Ended | null>;
	/** As it is now. */
	kept(): KeptCall;
	tell(event: PlanEvent): Promise<void>;
}
