/** What an account knows by itself, as gates: they hold for every call, whatever rules were added. */
import type { Gate } from '../call/gate';
import { RULE_SENTENCES } from '../messages/sentences';
import type { Reason } from '../result/reasons';

type Answer = boolean | Promise<boolean>;

/** @param stopped whether the account is stopped now; rejects with a VoiceError only */
export const createStopGate = (stopped: () => Answer): Gate =>
	gateOf(stopped, 'stopped', RULE_SENTENCES.stopped());

/** @param hasOptedOut whether the number (E.164) wants no more calls; rejects with a VoiceError only */
export const createOptOutGate = (hasOptedOut: (to: string) => Answer): Gate =>
	gateOf(hasOptedOut, 'doNotCall', RULE_SENTENCES.optedOut());

const gateOf = (objects: (to: string) => Answer, notCalled: Reason, sentence: string): Gate => ({
	ask: async ({ to }) => ((await objects(to)) ? { notCalled, sentence } : { go: true }),
});
