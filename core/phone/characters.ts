/** Every script's digits and every look-alike as the ASCII that numbering plans are written in. */
import type { PhoneRepair } from './types';

export interface AsciiText {
	readonly text: string;
	readonly repaired: readonly PhoneRepair[];
}

interface Meaning {
	readonly ascii: string;
	readonly repair: PhoneRepair | null;
}

const NOT_ASCII = /[^\n\x20-\x7e]/;
const meanings = new Map<string, Meaning>();

export function toAscii(raw: string): AsciiText {
	if (!NOT_ASCII.test(raw)) return { text: raw.trim(), repaired: [] };
	let text = '';
	const repaired = new Set<PhoneRepair>();
	for (const character of raw) {
		if (character >= ' ' && character <= '~') {
			text += character;
			continue;
		}
		const { ascii, repair } = meaningOf(character);
		text += ascii;
		if (repair) repaired.add(repair);
	}
	return { text: text.trim(), repaired: [...repaired] };
}

function meaningOf(character: string): Meaning {
	let meaning = meanings.get(character);
	if (!meaning) {
		meaning = lookUp(character);
		meanings.set(character, meaning);
	}
	return meaning;
}

const DIGIT = /^\p{Nd}$/u;
const PLUS_LOOK_ALIKE = /^[\uff0b\ufe62]$/;
const LINE_BREAK = /^[\n\r\u2028\u2029]$/;
const BLANK = /^[\t\p{Zs}]$/u;
/** Direction marks, zero-width characters, control characters. */
const INVISIBLE = /^[\p{Cf}\p{Cc}]$/u;
const FULL_WIDTH = /^[\uff01-\uff5e]$/;
const FULL_WIDTH_OFFSET = 0xfee0;

function lookUp(character: string): Meaning {
	const code = character.codePointAt(0)!;
	if (DIGIT.test(character)) return { ascii: String(valueOf(code)), repair: 'unicodeDigits' };
	if (PLUS_LOOK_ALIKE.test(character)) return { ascii: '+', repair: 'fullWidthPlus' };
	if (FULL_WIDTH.test(character))
		return { ascii: String.fromCharCode(code - FULL_WIDTH_OFFSET), repair: null };
	if (LINE_BREAK.test(character)) return { ascii: '\n', repair: null };
	if (character === '\u00a0') return { ascii: character, repair: null };
	if (BLANK.test(character)) return { ascii: ' ', repair: 'invisibleCharacters' };
	if (INVISIBLE.test(character)) return { ascii: '', repair: 'invisibleCharacters' };
	return { ascii: character, repair: null };
}

/** Unicode keeps the ten digits of a script together, zero first. */
function valueOf(code: number): number {
	let zero = code;
	while (DIGIT.test(String.fromCodePoint(zero - 1))) zero -= 1;
	return (code - zero) % 10;
}
