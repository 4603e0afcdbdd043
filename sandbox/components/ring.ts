import { behaviourOf, SECONDS_TO, type PhoneOutcome } from '../phone';
import type { PhoneInput } from '../line';
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
	const { world, call, line } = run;
	const byNumber = behaviourOf(call.to).outcome;
	const startedMs = world.clock.monotonicMs();
	const elapsed = () => ((world.clock.monotonicMs() - startedMs) * world.speed) / 1_000;
	for (;;) {
		const byHand = (line.attended || world.hold) && byNumber !== 'invalidNumber';
		const seconds = byHand ? ringSeconds : secondsTo(byNumber, ringSeconds);
		const passed = elapsed();
		const input = await line.next(world.phoneSleep(Math.max(0, seconds - passed)));
		if (!input) {
			// a sleep may end a moment early; a poke only asks to look again
			if (elapsed() < seconds - world.speed / 500) continue;
			return { outcome: byHand ? 'noAnswer' : byNumber, seconds };
		}
		const outcome = BY_HAND[input.action];
		if (outcome) return { outcome, seconds: elapsed() };
	}
}
