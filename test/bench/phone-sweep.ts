/**
 * Google's example numbers, written without their plus: how many become another number. The
 * library gives one of each type of each country.
 */
import google from 'google-libphonenumber';
import type { PhoneNumber } from '../../core';
import { REGIONS } from './phone-data-ranges';

type Check = (text: string, options: { readonly defaultCountry?: string }) => PhoneNumber;

export interface Swept {
	readonly asked: number;
	/** Valid, but not the number that was written. */
	readonly misread: number;
	/** Misread ones of each default country. */
	readonly byCountry: Readonly<Record<string, number>>;
	/** Refused because two numbers are equally likely. */
	readonly ambiguous: number;
	/** Refused for another reason. */
	readonly refused: number;
	/** A few misread or otherwise refused: default country, text, answer. */
	readonly examples: readonly string[];
}

interface Example {
	readonly country: string;
	readonly callingCode: string;
	readonly nationalNumber: string;
	readonly national: string;
	readonly e164: string;
	readonly isFixedOrMobile: boolean;
}

const util = google.PhoneNumberUtil.getInstance();
const { E164, NATIONAL } = google.PhoneNumberFormat;
const OF_COUNTRIES = REGIONS.flatMap(({ country, callingCode }) =>
	country === null ? [] : { country, callingCode },
);
const FIXED_AND_MOBILE = [google.PhoneNumberType.FIXED_LINE, google.PhoneNumberType.MOBILE];

export const EXAMPLES: readonly Example[] = OF_COUNTRIES.flatMap(({ country, callingCode }) =>
	Object.values(google.PhoneNumberType).flatMap((type) => {
		const number = util.getExampleNumberForType(country, type);
		if (!number) return [];
		const e164 = util.format(number, E164);
		return {
			country,
			callingCode,
			nationalNumber: e164.slice(1 + callingCode.length),
			national: util.format(number, NATIONAL),
			e164,
			isFixedOrMobile: FIXED_AND_MOBILE.includes(type),
		};
	}),
);

/** Everything a default country of its own is asked. */
const OWN: Readonly<Record<string, (example: Example) => string>> = {
	'calling code without plus': ({ callingCode, nationalNumber }) => callingCode + nationalNumber,
	'calling code without plus, zero in brackets': ({ callingCode, nationalNumber }) =>
		`${callingCode} (0)${nationalNumber.replace(/^0/, '')}`,
	'inside the country, as Google prints it': ({ national }) => national,
	'inside the country, without its prefix': ({ nationalNumber }) => nationalNumber,
};

/** Each spelling with the example's own country as default country. */
export const sweepOwn = (check: Check): Record<string, Swept> =>
	Object.fromEntries(
		Object.entries(OWN).map(([name, write]) => [
			name,
			sweep(
				check,
				EXAMPLES.map((example) => [write(example), example.country, example.e164]),
			),
		]),
	);

/** Fixed and mobile examples of all countries written with `00`, from every default country. */
export const sweepAbroad = (check: Check): Swept =>
	sweep(
		check,
		OF_COUNTRIES.flatMap(({ country }) =>
			EXAMPLES.filter(({ isFixedOrMobile }) => isFixedOrMobile).map(
				({ e164 }) => [`00${e164.slice(1)}`, country, e164] as const,
			),
		),
	);

function sweep(
	check: Check,
	asked: readonly (readonly [text: string, country: string, e164: string])[],
): Swept {
	const byCountry: Record<string, number> = {};
	const examples: string[] = [];
	const count = { misread: 0, ambiguous: 0, refused: 0 };
	for (const [text, country, e164] of asked) {
		const found = check(text, { defaultCountry: country });
		if (found.e164 === e164) continue;
		if (found.valid) byCountry[country] = (byCountry[country] ?? 0) + 1;
		const kind = found.valid
			? 'misread'
			: found.reason?.startsWith('ambiguous')
				? 'ambiguous'
				: 'refused';
		count[kind] += 1;
		if (kind !== 'ambiguous')
			examples.push(`${country} ${text}: ${found.e164 ?? found.reason}, not ${e164}`);
	}
	return { asked: asked.length, ...count, byCountry, examples };
}
