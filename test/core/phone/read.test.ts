import { PhoneNumber } from 'libphonenumber-js/core';
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';
import metadata from 'libphonenumber-js/metadata.max.json';
import { validatePhoneNumber } from '../../../core';
import { readDigits } from '../../../core/phone/read';
import { planOf } from '../../../core/phone/plans';
import { customerList } from '../../bench/phone-data-customers';
import { everywhere } from '../../bench/phone-data-everywhere';
import type { Sample } from '../../bench/phone-data-samples';
import { ruleBehind } from '../../bench/phone-rules';
import { cases } from '../../support/all-cases';

/** The library's answer in the words of ours; null for what it calls not valid. */
function judge(text: string, country: string | undefined) {
	const number = parsePhoneNumberFromString(text, country as CountryCode | undefined);
	return number?.isValid()
		? { e164: number.number, country: number.country ?? null, type: number.getType() ?? null }
		: null;
}

/** Tristan da Cunha has no mobile numbers: Google says fixed line, the library either. */
const settled = (answer: ReturnType<typeof judge>) =>
	answer && { ...answer, type: answer.country === 'TA' ? 'FIXED_LINE' : answer.type };

const samples: readonly Sample[] = [
	...customerList(cases(2_500, 10_000), 11),
	...everywhere(cases(7_500, 30_000), 12),
];
const MANY = samples.length / 2;

describe('readDigits', () => {
	it('finds the same number, country and type as libphonenumber-js/max, without exception', () => {
		const differing = samples.filter(({ text, country }) => {
			const digits = text.replace(/[^\d]/g, '');
			const number = text.includes('+') ? `+${digits}` : digits;
			const reading = readDigits(number, country ? planOf(country)! : null);
			const { plan, nationalNumber, country: found = null, type = null } = reading ?? {};
			const ours = type && { e164: `+${plan!.callingCode}${nationalNumber}`, country: found, type };
			return JSON.stringify(ours) !== JSON.stringify(settled(judge(number, country)));
		});
		expect(differing.slice(0, 5)).toEqual([]);
	});
});

describe('validatePhoneNumber beside libphonenumber-js/max', () => {
	const answers = samples.map((sample) => ({
		...sample,
		ours: validatePhoneNumber(sample.text, { defaultCountry: sample.country }),
		theirs: settled(judge(sample.text, sample.country)),
	}));

	/** Without our rules, and without extensions in other scripts, which the library leaves as they are. */
	const untouched = answers.filter(
		({ ours, text }) => !ruleBehind(ours, text) && !ours.repaired.includes('unicodeDigits'),
	);

	it('differs only where a rule of ours fired', () => {
		const differing = answers.filter(({ text, ours, theirs }) => {
			const same = ours.valid
				? ours.e164 === theirs?.e164 && ours.country === theirs.country && ours.type === theirs.type
				: theirs === null;
			return !same && ruleBehind(ours, text) === undefined;
		});
		expect(differing.slice(0, 5)).toEqual([]);
	});

	it('accepts no number, country and type together that the library refuses', () => {
		const accepted = answers.filter(({ ours }) => ours.valid);
		const wrong = accepted.filter(({ ours }) => {
			const theirs = new PhoneNumber(ours.e164!, metadata);
			if (ours.country !== null) theirs.country = ours.country as CountryCode;
			const type = ours.country === 'TA' ? 'FIXED_LINE' : theirs.getType();
			return !theirs.isValid() || type !== ours.type;
		});
		expect(accepted.length).toBeGreaterThan(MANY);
		expect(wrong.slice(0, 5)).toEqual([]);
	});

	it('agrees on whether the length is possible, and on the extension', () => {
		const plain = untouched.filter(({ ours }) => ours.callingCode);
		const wrong = plain.filter(({ text, country, ours }) => {
			const theirs = parsePhoneNumberFromString(text, country as CountryCode | undefined);
			return (
				theirs && (theirs.isPossible() !== ours.possible || (theirs.ext ?? null) !== ours.extension)
			);
		});
		expect(plain.length).toBeGreaterThan(MANY);
		expect(wrong.slice(0, 5)).toEqual([]);
	});

	it('prints numbers as the library does', () => {
		const plain = untouched.filter(({ ours }) => ours.valid);
		const wrong = plain.filter(({ text, country, ours }) => {
			const theirs = parsePhoneNumberFromString(text, country as CountryCode | undefined)!;
			return (
				theirs.formatNational() !== ours.national ||
				theirs.formatInternational() !== ours.international
			);
		});
		expect(wrong.slice(0, 5)).toEqual([]);
	});
});
