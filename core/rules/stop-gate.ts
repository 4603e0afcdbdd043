/** The stop of an account as a gate of its own: it holds for every call, whatever rules were added. */
import type { Gate } from '../call/gate';
import { RULE_SENTENCES } from '../messages/rules';

/** @param stopped whether the account is stopped now; rejects with a VoiceError only */
export const createStopGate = (stopped: () => boolean | Promise<boolean>): Gate => ({
	ask: async () =>
		(await stopped()) ? { notCalled: 'stopped', sentence: RULE_SENTENCES.stopped() } : { go: true },
});
