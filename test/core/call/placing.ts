import {
	providers,
	type Placement,
	type ProviderId,
	type Reservations,
	type VoiceError,
} from '../../../core';
import { placeCall, type CallHost } from '../../../core/call/place';
import { UNRESERVED } from '../../../core/call/reservations';
import { fakeClock, scriptedTransport, type Answer } from '../../support/fakes';
import { SAMPLES } from '../../providers';
import { perProvider } from '../../providers/per-provider';
import { RESULT, readyCall } from '../samples';

/** What each provider answers when it takes a call. */
export const ACCEPTED = perProvider((id) => SAMPLES[id].accepted);

/** Reservations that write down what is asked of them. */
export function watchedReservations(isFree = true) {
	const asked: string[] = [];
	const reservations: Reservations = {
		async reserve(reference) {
			asked.push(`reserve ${reference}`);
			const release = async () => void asked.push(`release ${reference}`);
			return isFree ? { ...UNRESERVED, release } : null;
		},
	};
	return { reservations, asked };
}

/** Places the sample call against answers in order; `ended` is what became of it, thrown or not. */
export function place(
	answers: Answer[],
	id: ProviderId = 'talkdesk',
	more: Partial<CallHost> = {},
) {
	const clock = fakeClock();
	const transport = scriptedTransport(...answers);
	const { reservations, asked } = watchedReservations();
	const host = { transport, clock, limiters: [], reservations, gates: [], ...more };
	const placed = clock.run(placeCall(providers[id], readyCall(id), RESULT, host));
	const ended: Promise<Placement | VoiceError> = placed.catch((error) => error);
	return { clock, transport, asked, placed, ended };
}
