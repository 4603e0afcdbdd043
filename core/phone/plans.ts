/**
 * Numbering plans, compiled from the metadata of libphonenumber-js on first use, one country at
 * a time. The library builds the same expressions anew for every number: most of its cost.
 */
import metadata from 'libphonenumber-js/metadata.max.json';
import type { PhoneType } from './types';

/** A country as the library ships it (metadata format 4); 0 and a missing end both mean nothing. */
type Row = readonly [
	callingCode: string,
	internationalPrefix: string | 0,
	pattern: string,
	lengths: readonly number[],
	formats: readonly FormatRow[] | 0,
	nationalPrefix: string | 0,
	nationalPrefixRule: string | 0,
	prefixToParse?: string | 0,
	prefixReplacement?: string | 0,
	prefixIsOptional?: 1 | 0,
	leadingDigits?: string | 0,
	types?: readonly (readonly [pattern: string, lengths?: readonly number[]] | 0 | undefined)[],
	preferredInternationalPrefix?: string | 0,
	extensionLabel?: string,
];

/** How a plan prints a group of its national numbers. */
export type FormatRow = readonly [
	pattern: string,
	format: string,
	leadingDigits?: readonly string[] | 0,
	nationalPrefixRule?: string | 0,
	prefixIsOptional?: 1 | 0,
	internationalFormat?: string,
];

const source = metadata as unknown as {
	readonly country_calling_codes: Readonly<Record<string, readonly string[]>>;
	readonly countries: Readonly<Record<string, Row>>;
	/** Codes that belong to no country, such as 883. */
	readonly nonGeographic: Readonly<Record<string, Row>>;
};

/** Types in the order in which the reference tries them, with their place in a row's `types`. */
const RANKED_TYPES: readonly (readonly [PhoneType, number])[] = [
	['FIXED_LINE', 0],
	['MOBILE', 1],
	['PREMIUM_RATE', 3],
	['TOLL_FREE', 2],
	['SHARED_COST', 9],
	['VOIP', 8],
	['PERSONAL_NUMBER', 4],
	['PAGER', 7],
	['UAN', 6],
	['VOICEMAIL', 5],
];

interface Range {
	readonly type: PhoneType;
	readonly pattern: RegExp;
	/** Bit n stands for n digits. */
	readonly lengths: number;
}

export interface Plan {
	/** Null for a code that belongs to no country. */
	readonly country: string | null;
	readonly callingCode: string;
	/** Dialled before a calling code, such as `00`. */
	readonly internationalPrefix: RegExp;
	readonly pattern: RegExp;
	readonly shortest: number;
	readonly longest: number;
	/** Bit n stands for n digits. */
	readonly lengths: number;
	readonly nationalPrefix: RegExp | null;
	/** What a national prefix with captured digits becomes, such as `9$1`. */
	readonly prefixReplacement: string | null;
	/** Tells countries that share a calling code apart. */
	readonly leadingDigits: RegExp | null;
	readonly ranges: readonly Range[];
	/** Fixed and mobile numbers have the same range, as in the US. */
	readonly mobileIsFixed: boolean;
	readonly formats: readonly FormatRow[];
	readonly nationalPrefixRule: string | null;
	readonly extensionLabel: string;
}

/** The plans behind one calling code; the main country's comes first. */
export interface CallingCode {
	readonly plans: readonly Plan[];
	readonly belongsToNoCountry: boolean;
}

const planByCountry = new Map<string, Plan>();
/** By the code as a number: no code starts with a zero, and none is the start of another. */
const byCallingCode: (CallingCode | null | undefined)[] = [];

/** The plan of an ISO 3166-1 alpha-2 code in capitals; undefined when there is none. */
export function planOf(country: string): Plan | undefined {
	const known = planByCountry.get(country);
	if (known || !Object.hasOwn(source.countries, country)) return known;
	const plan = compile(source.countries[country]!, country);
	planByCountry.set(country, plan);
	return plan;
}

/** The plan of a calling code; null when there is none. */
export function callingCodeOf(code: number): CallingCode | null {
	const known = byCallingCode[code];
	if (known !== undefined) return known;
	const countries = source.country_calling_codes[code];
	const worldwide = source.nonGeographic[code];
	const found = countries
		? { plans: countries.map((country) => planOf(country)!), belongsToNoCountry: false }
		: worldwide
			? { plans: [compile(worldwide, null)], belongsToNoCountry: true }
			: null;
	byCallingCode[code] = found;
	return found;
}

const whole = (pattern: string) => new RegExp(`^(?:${pattern})$`);
const start = (pattern: string | 0 | undefined) => (pattern ? new RegExp(`^(?:${pattern})`) : null);
const bits = (lengths: readonly number[]) =>
	lengths.reduce((mask, length) => mask | (1 << length), 0);
const NEVER = /(?!)/;

function compile(row: Row, country: string | null): Plan {
	const [
		callingCode,
		internationalPrefix,
		pattern,
		lengths,
		formats,
		nationalPrefix,
		nationalPrefixRule,
		prefixToParse,
		prefixReplacement,
		,
		leadingDigits,
		types = [],
		,
		extensionLabel = ' ext. ',
	] = row;
	// formats of countries that share a code stand with the main one
	const main = source.countries[source.country_calling_codes[callingCode]?.[0] ?? ''];
	return {
		country,
		callingCode,
		internationalPrefix: start(internationalPrefix) ?? NEVER,
		pattern: whole(pattern),
		shortest: lengths[0]!,
		longest: lengths.at(-1)!,
		lengths: bits(lengths),
		nationalPrefix: start(prefixToParse || nationalPrefix),
		prefixReplacement: prefixReplacement || null,
		leadingDigits: start(leadingDigits),
		ranges: RANKED_TYPES.flatMap(([type, place]) => {
			const range = types[place];
			return range && range[0]
				? [{ type, pattern: whole(range[0]), lengths: bits(range[1] ?? lengths) }]
				: [];
		}),
		mobileIsFixed: (types[1] || [])[0] === '',
		formats: formats || main?.[4] || [],
		nationalPrefixRule: nationalPrefixRule || main?.[6] || null,
		extensionLabel,
	};
}
