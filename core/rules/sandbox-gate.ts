/** The rules that nobody chose, on the Local Sandbox: no phone rings there, so they only say what would be. */
import type { Gate } from '../call/gate';
import { RULE_SENTENCES } from '../messages/sentences';
import { askRules, type Judgement } from './ask';
import type { RuleSettings } from './settings';
import { wallTime } from './wall-time';

/**
 * A gate that lets every call go. Nothing is counted: a number can be called there again and again.
 * @param tell hears once what a real account would have done, where that is something else
 */
export function createSandboxGate(settings: RuleSettings, tell: (sentence: string) => void): Gate {
	let isTold = false;
	return {
		async ask(call, nowMs) {
			const asked = { to: call.to, from: call.input.from };
			const sentence = elsewhere(await askRules(settings, asked, nowMs));
			if (sentence !== null && !isTold) tell(sentence);
			isTold ||= sentence !== null;
			return { go: true };
		},
	};
}

function elsewhere({ verdict, zones }: Judgement): string | null {
	if ('go' in verdict) return null;
	return 'holdUntil' in verdict
		? RULE_SENTENCES.wouldWait(wallTime(zones[0]!, verdict.holdUntil))
		: RULE_SENTENCES.wouldNotBeMade(verdict.sentence);
}
