import { nextAtPhone } from '../listen';
import { behaviourOf, SECONDS_TO, type PhoneOutcome } from '../../calls/phone';
import type { PhoneInput } from '../../calls/handset';
import type { Run } from '../run';

export const secondsTo = (outcome: PhoneOutcome, ringSeconds: number): number =>
	outcome === 'noAnswer' ? ringSeconds : SECONDS_TO[outcome];

/** What a person's first deed makes of a ringing phone. */
const BY_HAND: Partial<Record<PhoneInput['action'], PhoneOutcome>> = {
	answer: 'answered',
	reject: 'rejected',
	voicemail: 'voicemail',
};

/** How a phone's ringing ended, and after how many simulated seconds. */
export interface Rung {
	readonly outcome: PhoneOutcome;
	readonly seconds: number;
}

/**
 * Rings until the number's ending decides or, once a person has touched the phone or phones are
 * held, until that person acts or the ring time is over.
 */
export async function ring(run: Run, ringSeconds: number): Promise<Rung> {
	const { context, call, record, handset } = run;
	const byNumber = behaviourOf(call.to).outcome;
	const began = context.secondsOf(record);
	for (;;) {
		const byHand = (handset.attended || context.hold) && byNumber !== 'invalidNumber';
		const seconds = byHand ? ringSeconds : secondsTo(byNumber, ringSeconds);
		const input = await nextAtPhone(run, began + seconds);
		if (input === 'over') return { outcome: byHand ? 'noAnswer' : byNumber, seconds };
		const outcome = input === 'again' ? undefined : BY_HAND[input.action];
		if (outcome) return { outcome, seconds: context.secondsOf(record) - began };
	}
}
