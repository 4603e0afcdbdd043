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
import { RESULT, readyCall } from '../samples';

/** What each provider answers when it takes a call. */
export const ACCEPTED: Readonly<Record<ProviderId, Answer>> = {
	talkdesk: { status: 202, body: { interaction_id: 'c-1' } },
	cmCom: { status: 200, body: { success: true, 'call-id': 'c-1' } },
	kaleyra: { status: 200, body: { code: 'RBC3007', data: { id: 'c-1' } } },
};

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
