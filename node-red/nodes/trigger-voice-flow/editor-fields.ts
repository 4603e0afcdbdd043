import { TRY_AFTER } from '../../../core/tables';
import type { EditorNode } from '../../editor/red';
import { FROM_ELSEWHERE } from '../../editor/typed-field';
import type { Search, TypeChoice, TypeOffer } from '../../editor/widgets';

/**
 * The types that each setting of the trigger offers, the usual one first. A setting that may
 * stay open has a type that says what happens then, stored as empty text.
 */
export function triggerFields(
	node: EditorNode,
	countries: Search,
): Record<string, readonly TypeOffer[]> {
	const nothing = (label: string): TypeChoice => ({
		value: 'str',
		label: node._(label),
		hasValue: false,
	});
	const country: TypeChoice = {
		value: 'str',
		label: node._('type.country'),
		icon: 'fa fa-globe',
		autoComplete: countries,
	};
	const voicemail: TypeChoice = {
		value: 'str',
		label: node._('type.choice'),
		icon: 'fa fa-list-ul',
		options: ['ignore', 'restart', 'stop'].map((value) => ({
			value,
			label: node._(`whenVoicemail.${value}`),
		})),
	};
	return {
		flowId: ['str', ...FROM_ELSEWHERE],
		to: [...FROM_ELSEWHERE, 'str'],
		defaultCountry: [country, ...FROM_ELSEWHERE],
		from: ['str', ...FROM_ELSEWHERE],
		numberArgument: ['str', ...FROM_ELSEWHERE],
		variablesJson: ['json', ...FROM_ELSEWHERE],
		waitLimitMinutes: ['num', ...FROM_ELSEWHERE],
		context: [nothing('type.noContext'), 'json', ...FROM_ELSEWHERE],
		reference: [nothing('type.automatic'), ...FROM_ELSEWHERE],
		ringSeconds: [nothing('type.providerDecides'), 'num', ...FROM_ELSEWHERE],
		voicemail: [voicemail, ...FROM_ELSEWHERE],
		resultUrl: ['str', ...FROM_ELSEWHERE],
		callsPerSecond: [nothing('type.providerLimit'), 'num', ...FROM_ELSEWHERE],
		timeoutSeconds: ['num', ...FROM_ELSEWHERE],
		people: ['json', ...FROM_ELSEWHERE],
		confirmDigits: ['str', ...FROM_ELSEWHERE],
		declineDigits: ['str', ...FROM_ELSEWHERE],
		roundsMax: ['num', ...FROM_ELSEWHERE],
		pauseSeconds: ['num', ...FROM_ELSEWHERE],
		maxCalls: [nothing('type.once'), 'num', ...FROM_ELSEWHERE],
		...Object.fromEntries(
			Object.values(TRY_AFTER).map((name) => [
				name,
				[nothing('type.notAgain'), 'num', ...FROM_ELSEWHERE],
			]),
		),
	};
}
