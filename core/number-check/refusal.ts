/** What is said of a number that is refused before anybody is called. */
import { labelOfField } from '../messages/labels';
import { maskNumbersIn } from '../base/mask';
import { PHONE_REASONS, type PhoneReason } from '../phone';

const LONGEST_QUOTE = 40;

/**
 * A sentence that says how to put it right. A default country that is none stands in the settings
 * and not in the number: it is named with its field.
 */
export function sentenceOfRefusal(reason: PhoneReason, defaultCountry: string | undefined): string {
	if (reason !== 'unknownDefaultCountry') return PHONE_REASONS[reason];
	// whatever an expression put there
	const given = maskNumbersIn(defaultCountry ?? '').slice(0, LONGEST_QUOTE);
	return `"${labelOfField('defaultCountry')}" is "${given}", which is no country code; write the two letters of ISO 3166-1, such as NL, or GB for the United Kingdom.`;
}
