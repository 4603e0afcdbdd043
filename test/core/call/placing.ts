import {
	placeCall,
	providers,
	type CallHost,
	type Ledger,
	type Placement,
	type ProviderId,
	type VoiceError,
} from '../../../core';
import { fakeClock, scriptedTransport, type Answer } from '../../support/fakes';
import { SAMPLES } from '../../providers';
import { perProvider } from '../../providers/per-provider';
import { RESULT, readyCall } from '../samples';

/** What each provider answers when it takes a call. */
export const ACCEPTED = perProvider((id) => SAMPLES[id].accepted);

/** A ledger that writes down what is asked of it. */
export function watchedLedger(firstClaim = true) {
	const asked: string[] = [];
	const ledger: Ledger = {
		claim: async (reference) => (asked.push(`claim ${reference}`), firstClaim),
		release: async (reference) => void asked.push(`release ${reference}`),
	};
	return { ledger, asked };
}

/** Places the sample call against answers in order; `ended` is what became of it, thrown or not. */
export function place(
	answers: Answer[],
	id: ProviderId = 'talkdesk',
	more: Partial<CallHost> = {},
) {
	const clock = fakeClock();
	const transport = scriptedTransport(...answers);
	const { ledger, asked } = watchedLedger();
	const host = { transport, clock, limiters: [], ledger, ...more };
	const placed = clock.run(placeCall(providers[id], readyCall(id), RESULT, host));
	const ended: Promise<Placement | VoiceError> = placed.catch((error) => error);
	return { clock, transport, asked, placed, ended };
}
