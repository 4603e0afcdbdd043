/**
 * From what people type to digits with or without a leading plus. Letters are never turned into
 * digits, as keypads would: the call would reach a stranger. What cannot be accounted for is
 * refused, not dropped.
 */
import { toAscii } from './characters';
import { decimalIn } from './decimal';
import { plainDigits } from './digits';
import { splitExtension } from './extension';
import { withoutLabels } from './labels';
import type { Plan } from './plans';
import { isNumber } from './read';
import type { PhoneReason } from './reasons';
import { digitsOf, holdsSeveral } from './several';
import type { PhoneRepair } from './types';

export interface Cleaned {
	/** Digits, with a plus in front when one was written; empty when refused. */
	readonly digits: string;
	readonly extension: string | null;
	readonly repaired: readonly PhoneRepair[];
	readonly reason: PhoneReason | null;
}

/** Google's libphonenumber reads no longer texts either. */
const MOST_CHARACTERS = 250;
const DIGITS_AND_GAPS = /^[-+\d\s().]*$/;
const NOTHING_BUT_MARKS = /^[^\p{L}\p{N}+]*$/u;
const LETTER = /\p{L}/u;
const E_NOTATION = /^[+-]?\d+(?:[.,]\d+)?e\+?\d+$/i;
/** What stands between quotes, brackets and other marks at both ends. */
const CORE = /[+\d\p{L}](?:.*[#\d\p{L}])?/su;
/** Marks between groups of digits that Google's libphonenumber accepts. */
const NUMBER = /^\+?[-\u2010-\u2015\u2212\u30fc/. \u00a0()[\]~\u2053\u223c\d]*$/;
const NO_REPAIR: readonly PhoneRepair[] = [];
const GAPS_ONLY: readonly PhoneRepair[] = ['separators'];

/** Digits of a text, or why it is no phone number. */
export function clean(raw: string, defaultPlan: Plan | null): Cleaned {
	if (raw.length > MOST_CHARACTERS) {
		const reason = DIGITS_AND_GAPS.test(raw) ? 'tooLong' : 'notANumber';
		return { digits: '', extension: null, repaired: NO_REPAIR, reason };
	}
	const digits = plainDigits(raw, defaultPlan, false);
	if (digits === null) return cleanThoroughly(raw, defaultPlan);
	const repaired = digits === raw ? NO_REPAIR : GAPS_ONLY;
	return { digits, extension: null, repaired, reason: null };
}

function cleanThoroughly(raw: string, defaultPlan: Plan | null): Cleaned {
	const ascii = toAscii(raw);
	const repaired = [...ascii.repaired];
	const refuse = (reason: PhoneReason) => ({ digits: '', extension: null, repaired, reason });
	if (NOTHING_BUT_MARKS.test(raw)) return refuse('empty');
	if (E_NOTATION.test(ascii.text)) return refuse('scientificNotation');

	const address = withoutLink(ascii.text);
	if (address !== ascii.text) repaired.push('telLink');
	const bare = LETTER.test(address) ? withoutLabels(address) : address;
	if (bare !== address) repaired.push('annotation');

	const core = CORE.exec(bare)?.[0] ?? '';
	const decimal = decimalIn(core);
	if (decimal === 'unclear') return refuse('decimalPoint');
	if (decimal) repaired.push('decimalZeros');
	const { number, extension, couldBeNumber } = splitExtension(decimal?.whole ?? core);
	let digits = plainDigits(number, defaultPlan);
	if (couldBeNumber && digits !== null && isNumber(digits, defaultPlan))
		return refuse('severalNumbers');
	if (digits === null) {
		if (!/\d/.test(number)) return refuse(extension ? 'extensionOnly' : 'notANumber');
		if (holdsSeveral(number, defaultPlan)) return refuse('severalNumbers');
		if (!NUMBER.test(number)) return refuse(LETTER.test(number) ? 'letters' : 'notANumber');
		digits = digitsOf(number);
	}
	if (digits !== number) repaired.push('separators');
	return { digits, extension, repaired, reason: null };
}

const LINK = /^(?:tel|callto):(?:\/\/)?/i;
/** RFC 3966: a number may leave its country code to this parameter. */
const CONTEXT = /;phone-context=(\+[\d().-]*)?[^;]*/i;
const PARAMETERS_BUT_EXTENSION = /;(?!ext=)[a-z-]+(?:=[^;]*)?/gi;

function withoutLink(text: string): string {
	if (!LINK.test(text)) return text;
	const number = text.replace(LINK, '').replace(/%2b/i, '+').replace(/%20/g, ' ');
	const context = CONTEXT.exec(number)?.[1] ?? '';
	return context + number.replace(PARAMETERS_BUT_EXTENSION, '');
}
