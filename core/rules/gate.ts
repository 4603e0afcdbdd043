/** The rules as a gate that calls pass on their way: asked when they are prepared, and at each request. */
import type { Gate, Verdict } from '../call/gate';
import type { PreparedCall } from '../call/prepare';
import { askRules, type Judgement, type RuleStores } from './ask';
import type { RuleSettings } from './settings';

export interface RuleGate extends Gate {
	/**
	 * The first question for a call looks; every later one is asked with a request about to be
	 * sent, and counts it. Rejects as the stores do: with a VoiceError, if they keep to it.
	 */
	ask(call: PreparedCall, nowMs: number): Promise<Verdict>;
	/** The last judgement on a call, for its evidence; undefined when nobody asked. */
	judgementOn(call: PreparedCall): Judgement | undefined;
	/** For a call that was certainly not made though it might go: it is no longer counted. */
	giveBack(call: PreparedCall): Promise<void>;
}

/**
 * @param settingsOf the checked rules of a call: the same object for calls with the same rules
 * saves work
 * @param ownNumbers numbers that the account calls from, beside the call's own caller, in E.164
 */
export function createRuleGate(
	settingsOf: (call: PreparedCall) => RuleSettings,
	stores: RuleStores,
	ownNumbers: readonly string[] = [],
): RuleGate {
	const judgements = new WeakMap<PreparedCall, Judgement>();
	return {
		async ask(call, nowMs) {
			const before = judgements.get(call);
			const judgement = await askRules(
				settingsOf(call),
				{ to: call.to, from: call.input.from, ownNumbers },
				nowMs,
				stores,
				before ? { moment: 'send', earlier: before.reservation } : { moment: 'look' },
			);
			judgements.set(call, judgement);
			return shown(judgement);
		},
		judgementOn: (call) => judgements.get(call),
		async giveBack(call) {
			const reservation = judgements.get(call)?.reservation;
			if (reservation) await stores.history?.giveBack(reservation);
		},
	};
}

function shown({ verdict }: Judgement): Verdict {
	if ('go' in verdict) return verdict;
	if ('notCalled' in verdict) return { notCalled: verdict.notCalled, sentence: verdict.sentence };
	return { ...verdict, holdUntil: new Date(verdict.holdUntil).toISOString() };
}
