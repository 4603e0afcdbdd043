/** Compares answers over many inputs and counts what differs, and why. */
import google from 'google-libphonenumber';
import metadata from 'libphonenumber-js/metadata.max.json';
import { validatePhoneNumber } from '../../core';
import { REGIONS } from './phone-data-ranges';
import { askGoogle, askMax, type Answer } from './phone-peers';
import { ruleBehind } from './phone-rules';
import type { Sample } from './phone-data-samples';

export interface Disagreements {
	readonly count: number;
	/** Without a cause in the list: our own fault until shown otherwise. */
	readonly unlisted: number;
	readonly byCause: Readonly<Record<string, number>>;
	/** A few inputs without a cause, to look for it. */
	readonly examples: readonly string[];
}

const same = (one: Answer | null, other: Answer | null) =>
	one === null || other === null
		? one === other
		: one.e164 === other.e164 && one.type === other.type && one.country === other.country;

export function compare(samples: readonly Sample[], withGoogle: boolean) {
	const max = tally();
	const reference = tally();
	for (const { text, country } of samples) {
		const result = validatePhoneNumber(text, { defaultCountry: country });
		const { e164, type } = result;
		const ours = e164 === null ? null : { e164, type, country: result.country };
		const theirs = askMax(text, country);
		const rule = same(ours, theirs) ? undefined : ruleBehind(result, text);
		if (!same(ours, theirs)) max.count(rule, text, country);
		if (!withGoogle) continue;
		const googles = askGoogle(text, country);
		if (same(ours, googles)) continue;
		const cause = rule ?? causeBetween(text, [ours, googles, theirs], country);
		reference.count(cause, text, country);
	}
	return { max: max.result(), google: reference.result() };
}

type Countries = readonly (string | null | undefined)[];

/** Causes of differences that libphonenumber-js/max has with Google's library as well as we do. */
const CAUSES: Readonly<Record<string, (text: string, countries: Countries) => boolean>> = {
	'letters become keypad digits there': (text) => /\p{L}/u.test(text),
	'several plus signs are one there': (text) => /[+＋]\D*[+＋]/.test(text),
	'a mark for an extension needs three digits in front there': (text) => /[~#,;]/.test(text),
	'an asterisk is a gap there': (text) => text.includes('*'),
	'metadata of another release': (_, countries) =>
		countries.some((country) => country && rangesDiffer(country)),
	"Canada's seven-digit 310 numbers are too short there": (text) =>
		text.replace(/\D/g, '').includes('310'),
	'a plus in front of a zero is dropped there': (text) => /[+＋]\D*0/.test(text),
	"behind a calling code without plus the default country's prefix is read there": (
		text,
		[country],
	) => text.replace(/\D/g, '').startsWith(callingCodeOf(country) ?? '-') && !/[+＋]/.test(text),
};

const callingCodeOf = (country: string | null | undefined) =>
	REGIONS.find((region) => region.country === country)?.callingCode;

function causeBetween(
	text: string,
	answers: readonly (Answer | null)[],
	country: string | undefined,
): string | undefined {
	const countries = [country, ...answers.map((answer) => answer?.country)];
	return Object.keys(CAUSES).find((cause) => CAUSES[cause]!(text, countries));
}

/** Places of the ranges in Google's metadata, in the order of libphonenumber-js. */
const GOOGLE_RANGES = [2, 3, 4, 5, 7, 28, 25, 21, 8, 6];
const differing = new Map<string, boolean>();

function rangesDiffer(country: string): boolean {
	const known = differing.get(country);
	if (known !== undefined) return known;
	const theirs = google.metadata.countryToMetadata[country];
	const ours = (metadata.countries as Readonly<Record<string, readonly unknown[]>>)[country]!;
	const pattern = (range: unknown, place: number) =>
		(Array.isArray(range) && (range[place] as string)) || '';
	const differ =
		!theirs ||
		pattern(theirs[1], 2) !== ours[2] ||
		GOOGLE_RANGES.some((place, index) => {
			const [their, our] = [pattern(theirs[place], 2), pattern((ours[11] as unknown[])[index], 0)];
			// libphonenumber-js leaves out a mobile range that equals the fixed one
			return their !== our && !(index === 1 && our === '');
		});
	differing.set(country, differ);
	return differ;
}

function tally() {
	const byCause = new Map<string, number>();
	const examples: string[] = [];
	let unlisted = 0;
	return {
		count(cause: string | undefined, text: string, country: string | undefined) {
			if (cause !== undefined) byCause.set(cause, (byCause.get(cause) ?? 0) + 1);
			else if ((unlisted += 1) <= 12) examples.push(`${JSON.stringify(text)} ${country ?? ''}`);
		},
		result: (): Disagreements => ({
			count: [...byCause.values()].reduce((sum, count) => sum + count, unlisted),
			unlisted,
			byCause: Object.fromEntries([...byCause].sort(([, one], [, other]) => other - one)),
			examples,
		}),
	};
}
