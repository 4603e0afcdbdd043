/** An ending without a call: every branch behind the node can be built without a phone. */
import { told } from '../base/language';
import { MESSAGES, fault } from '../messages';
import { EXPECTED } from '../messages/expected';
import { labelOf, SIMULATED_ENDINGS, type CallState, type SimulatedEnding } from '../result/exits';
import { callResult, type CallResult } from '../result/result';
import type { Provider } from '../providers/contract';
import { resultOfRefusal } from './placement-result';
import { prepareWithoutAccount } from './prepare';

/** The setting for no simulation: calls are placed. */
export const SIMULATE_OFF = 'off';

/**
 * The setting as typed; null where calls are placed. Only what was never set, and `off`, mean that:
 * throws `invalidRequest` for anything else that is no ending, lest a phone ring by a slip.
 */
export function readSimulatedEnding(typed: unknown): SimulatedEnding | null {
	if (typed === undefined || typed === SIMULATE_OFF) return null;
	const ending = SIMULATED_ENDINGS.find((one) => one === typed);
	if (ending) return ending;
	const expected = EXPECTED.oneOf([SIMULATE_OFF, ...SIMULATED_ENDINGS]);
	throw fault(MESSAGES.wrongType('simulateEnding', expected));
}

/** A call that was not made, and how the builder wants it to have ended. */
export interface SimulatedCall {
	readonly result: CallResult;
	/** What the builder should know. */
	readonly notes: readonly string[];
}

/**
 * The result that a call with this ending would have brought. Number and settings are checked as for
 * a call, the account is not: nothing is sent, so its credentials may be wrong. No rule is asked and
 * no reference is used up. Throws what a person has to put right.
 * @param waits whether somebody waits for the result: without that, nobody hears of an ending
 */
export function simulateCall(
	provider: Provider,
	settings: Readonly<Record<string, unknown>>,
	ending: SimulatedEnding,
	waits: boolean,
): SimulatedCall {
	const call = prepareWithoutAccount(provider, settings);
	if (call.kind === 'refused') {
		const result = { ...resultOfRefusal(call, waits), simulated: true };
		return { result, notes: [`${labelOf(result.exit)}: ${call.sentence}`] };
	}
	const exit = waits ? ending : withoutWaiting(ending);
	const reason = exit === 'notCalled' ? 'dryRun' : null;
	const result = callResult(call, exit, true, { simulated: true, reason });
	return { result, notes: [...call.notes, sentenceOfSimulation(exit)] };
}

/** Where nobody waits, the node knows only whether a call was placed. */
const withoutWaiting = (ending: SimulatedEnding): CallState =>
	ending === 'notCalled' || ending === 'invalidNumber' ? 'notCalled' : 'placed';

const sentenceOfSimulation = (exit: CallState): string =>
	told({
		en: `Simulated ending "${labelOf(exit)}": nobody was called.`,
		de: `Simuliertes Ende „${labelOf(exit)}“: niemand wurde angerufen.`,
		fr: `Fin simulée «\u00a0${labelOf(exit)}\u00a0»\u00a0: personne n’a été appelé.`,
	});
