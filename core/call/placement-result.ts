/** What is known of a call before any report: the same in every host. */
import type { Placement } from './placement';
import type { PreparedCall, RefusedCall } from './prepare';
import { callResult, type CallResult } from '../result/result';

/** The result of a call that was not made because of its number. @param waits whether somebody waits for a result */
export const resultOfRefusal = (call: RefusedCall, waits: boolean): CallResult => {
	const { reason, sentence } = call;
	return callResult(call, waits ? 'invalidNumber' : 'notCalled', true, { reason, sentence });
};

/** The result once the start was answered; also what a wait without a report ends with. */
export function resultOfPlacement(
	placement: Placement,
	call: PreparedCall,
	waits: boolean,
): CallResult {
	if (placement.state === 'notCalled') {
		const { state, ...why } = placement;
		const exit = waits && why.reason === 'refusedByProvider' ? 'invalidNumber' : state;
		return callResult(call, exit, true, why);
	}
	if (placement.state === 'held') {
		const { state: _, ...why } = placement;
		return callResult(call, 'notCalled', true, why);
	}
	const { placedAt } = placement;
	const confirmed = placement.state === 'placed';
	const callId = placement.state === 'placed' ? placement.callId : null;
	return callResult(call, waits ? 'noResult' : 'placed', confirmed, { callId, placedAt });
}
