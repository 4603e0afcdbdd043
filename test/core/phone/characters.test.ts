import { toAscii } from '../../../core/phone/characters';

/** First and last code point of every run of decimal digits in Unicode. */
function digitRuns(): Array<[number, number]> {
	const runs: Array<[number, number]> = [];
	for (let code = 0; code <= 0x10ffff; code += 1) {
		if (!/^\p{Nd}$/u.test(String.fromCodePoint(code))) continue;
		const last = runs.at(-1);
		if (last && last[1] === code - 1) last[1] = code;
		else runs.push([code, code]);
	}
	return runs;
}

describe('toAscii', () => {
	it('reads the digits of every script there is', () => {
		const runs = digitRuns();
		expect(runs.length).toBeGreaterThan(60);
		for (const [first, last] of runs) {
			const digits = Array.from({ length: last - first + 1 }, (_, index) =>
				String.fromCodePoint(first + index),
			).join('');
			expect(toAscii(digits).text).toBe('0123456789'.repeat((last - first + 1) / 10));
		}
	});

	it.each([
		['plain ASCII stays', '+1 (415)', '+1 (415)', []],
		['full-width forms', '＋１（４１５）．', '+1(415).', ['fullWidthPlus', 'unicodeDigits']],
		['the small plus', '﹢1', '+1', ['fullWidthPlus']],
		['a no-break space stays', '1\u00a02', '1\u00a02', []],
		['thin spaces and tabs', '1\u20092\t3', '1 2 3', ['invisibleCharacters']],
		['direction marks', '\u200e1\u202c', '1', ['invisibleCharacters']],
		['line ends of all kinds', '1\r2\u20283', '1\n2\n3', []],
		['superscripts are no digits', '1²', '1²', []],
	])('%s', (_, raw, text, repaired) => expect(toAscii(raw)).toEqual({ text, repaired }));
});
