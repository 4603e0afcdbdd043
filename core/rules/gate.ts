/** The rules as a gate that calls pass on their way: asked when they are prepared, and at each request. */
import type { Gate, Verdict } from '../call/gate';
import type { PreparedCall } from '../call/prepare';
import { askRules, type Judgement, type RuleStores } from './ask';
import { evidenceOf } from './evidence';
import type { ForecastCall } from './forecast';
import type { Past } from './history';
import type { RuleSettings } from './settings';

export interface RuleGate extends Gate {
	/**
	 * The first question for a call looks; every later one is asked with a request about to be
	 * sent, and counts it. Rejects as the stores do: with a VoiceError, if they keep to it.
	 */
	ask(call: PreparedCall, nowMs: number): Promise<Verdict>;
	/** A call for a forecast: what would be asked of it. */
	foresee(call: PreparedCall): ForecastCall;
	/** Calls that were counted before. */
	readonly past?: Past;
	/** For a call that was certainly not made though it might go: it is no longer counted. */
	giveBack(call: PreparedCall): Promise<void>;
}

/**
 * @param settingsOf the checked rules of a call: the same object for calls with the same rules
 * saves work
 * @param evidenceKey what evidence is sealed with; without one none is kept
 */
export function createRuleGate(
	settingsOf: (call: PreparedCall) => RuleSettings,
	stores: RuleStores,
	evidenceKey?: Buffer,
): RuleGate {
	const judgements = new WeakMap<PreparedCall, Judgement & { readonly askedAtMs: number }>();
	return {
		async ask(call, nowMs) {
			const before = judgements.get(call);
			const judgement = await askRules(
				settingsOf(call),
				{ to: call.to, from: call.input.from },
				nowMs,
				stores,
				before ? { moment: 'send', earlier: before.reservation } : { moment: 'look' },
			);
			judgements.set(call, { ...judgement, askedAtMs: nowMs });
			return shown(judgement);
		},
		foresee: (call) => ({
			...{ to: call.to, from: call.input.from },
			...{ settings: settingsOf(call), stopped: stores.stopped },
		}),
		past: stores.history?.past,
		evidenceOf(call, result) {
			const judgement = judgements.get(call);
			const settings = settingsOf(call);
			if (judgement === undefined || evidenceKey === undefined || !settings.evidence) return null;
			return evidenceOf(result, settings, judgement, judgement.askedAtMs, evidenceKey);
		},
		async giveBack(call) {
			const reservation = judgements.get(call)?.reservation;
			if (reservation) await stores.history?.giveBack(reservation);
		},
	};
}

function shown({ verdict }: Judgement): Verdict {
	if ('go' in verdict) return verdict;
	if ('holdUntil' in verdict) return { ...verdict, holdUntil: isoTime(verdict.holdUntil) };
	const { notBefore, ...refusal } = verdict;
	return notBefore === undefined ? refusal : { ...refusal, notBefore: isoTime(notBefore) };
}

const isoTime = (ms: number): string => new Date(ms).toISOString();
