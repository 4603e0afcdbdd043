/** Our function and its peers, asked the same question. */
import { parsePhoneNumber as awesome } from 'awesome-phonenumber';
import google from 'google-libphonenumber';
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';
import { phone } from 'phone';
import { validatePhoneNumber } from '../../core';
import { interpret } from '../../core/phone/interpret';
import { planOf } from '../../core/phone/plans';

/** What each library is asked: is it valid, how is it dialled, what kind of line is it. */
export interface Answer {
	readonly e164: string;
	readonly type: string | null;
	/** Null for numbers of no country; undefined where the package does not say. */
	readonly country?: string | null;
}
/** Null for a number that is not valid. */
export type Ask = (text: string, country?: string) => Answer | null;

const parseMax = (text: string, country?: string) => {
	const number = parsePhoneNumberFromString(text, country as CountryCode | undefined);
	return number?.isValid() ? number : null;
};

export const askMax: Ask = (text, country) => {
	const number = parseMax(text, country);
	return (
		number && {
			e164: number.number,
			type: number.getType() ?? null,
			country: number.country ?? null,
		}
	);
};

const util = google.PhoneNumberUtil.getInstance();
const googleTypes = new Map(
	Object.entries(google.PhoneNumberType).map(([name, value]) => [value, name]),
);

export const askGoogle: Ask = (text, country) => {
	try {
		const number = util.parse(text, country);
		if (!util.isValidNumber(number)) return null;
		const region = util.getRegionCodeForNumber(number);
		return {
			e164: util.format(number, google.PhoneNumberFormat.E164),
			type: googleTypes.get(util.getNumberType(number)) ?? null,
			country: region === '001' ? null : (region ?? null),
		};
	} catch {
		return null;
	}
};

export const askUs: Ask = (text, country) => {
	const {
		valid,
		e164,
		type,
		country: found,
	} = validatePhoneNumber(text, { defaultCountry: country });
	return valid ? { e164: e164!, type, country: found } : null;
};

/** Everyone whose speed is measured; the anchor of the ratios stands first. */
export const CONTESTANTS: Readonly<Record<string, Ask>> = {
	'libphonenumber-js/max': (text, country) => {
		const number = parseMax(text, country);
		return number && { e164: number.number, type: number.getType() ?? null };
	},
	'ours, same answer': (text, country) => {
		const { reading } = interpret(text, country === undefined ? null : (planOf(country) ?? null));
		if (!reading?.type) return null;
		return { e164: `+${reading.plan.callingCode}${reading.nationalNumber}`, type: reading.type };
	},
	'ours, all fields': askUs,
	'libphonenumber-js/max, all it has': (text, country) => {
		const number = parseMax(text, country);
		if (!number) return null;
		number.isPossible();
		number.formatNational();
		number.formatInternational();
		return { e164: number.number, type: number.getType() ?? null, country: number.country };
	},
	'google-libphonenumber': (text, country) => {
		try {
			const number = util.parse(text, country);
			if (!util.isValidNumber(number)) return null;
			const e164 = util.format(number, google.PhoneNumberFormat.E164);
			return { e164, type: googleTypes.get(util.getNumberType(number)) ?? null };
		} catch {
			return null;
		}
	},
	'awesome-phonenumber': (text, country) => {
		const found = awesome(text, country === undefined ? undefined : { regionCode: country });
		return found.valid ? { e164: found.number!.e164, type: found.type ?? null } : null;
	},
	phone: (text, country = '') => {
		const found = phone(text, { country, validateMobilePrefix: false });
		return found.isValid ? { e164: found.phoneNumber!, type: null } : null;
	},
};

/** The numbers Google gives as examples: each type of each country. */
export function googleExamples(countries: readonly string[]): string[] {
	return countries.flatMap((country) =>
		Object.values(google.PhoneNumberType).flatMap((type) => {
			const number = util.getExampleNumberForType(country, type);
			return number ? [util.format(number, google.PhoneNumberFormat.E164)] : [];
		}),
	);
}
