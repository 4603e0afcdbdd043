/** Draws national numbers out of the library's own ranges: every country, every type. */
import metadata from 'libphonenumber-js/metadata.max.json';
import type { Random } from './phone-data-random';

export interface Region {
	/** Null for a calling code that belongs to no country. */
	readonly country: string | null;
	readonly callingCode: string;
	readonly nationalPrefix: string;
	readonly lengths: readonly number[];
	/** Patterns of the types this region has. */
	readonly ranges: readonly string[];
}

type Row = readonly [string, string, string, readonly number[], ...unknown[]];
type RangeRow = readonly [pattern?: string] | 0;

const toRegion = (country: string | null, row: Row): Region => ({
	country,
	callingCode: row[0],
	nationalPrefix: (row[5] as string | 0) || '',
	lengths: row[3],
	ranges: (row[11] as readonly RangeRow[]).flatMap((range) => (range && range[0]) || []),
});

const rows = (table: object) => Object.entries(table) as [string, Row][];

export const REGIONS: readonly Region[] = [
	...rows(metadata.countries).map(([country, row]) => toRegion(country, row)),
	...rows(metadata.nonGeographic).map(([, row]) => toRegion(null, row)),
];

export const CALLING_CODES = REGIONS.map(({ callingCode }) => callingCode);

/** A number that matches the pattern, which uses digits, classes, groups and counts only. */
export function draw(pattern: string, random: Random): string {
	let at = 0;

	function alternatives(): string {
		const options = [sequence()];
		while (pattern[at] === '|') {
			at += 1;
			options.push(sequence());
		}
		return random.pick(options);
	}
	function sequence(): string {
		let text = '';
		while (at < pattern.length && pattern[at] !== '|' && pattern[at] !== ')') text += repeated();
		return text;
	}
	function repeated(): string {
		const begin = at;
		let text = atom();
		const end = at;
		const [count, least, most] = /^(?:\{(\d+)(?:,(\d+))?\}|\?)/.exec(pattern.slice(at)) ?? [''];
		const from = count === '?' ? 0 : Number(least ?? 1);
		const times = from + random.below((count === '?' ? 1 : Number(most ?? from)) - from + 1);
		if (times === 0) text = '';
		for (let done = 1; done < times; done += 1) {
			at = begin;
			text += atom();
		}
		at = end + count.length;
		return text;
	}
	function atom(): string {
		const [token] = /^(?:\(\?:|\\d|\[[^\]]*\]|\d)/.exec(pattern.slice(at)) ?? [''];
		if (token === '') throw new Error(`cannot draw from "${pattern}" at ${at}`);
		at += token.length;
		if (token === '\\d') return random.digits(1);
		if (token.startsWith('[')) return random.pick(classOf(token));
		if (token !== '(?:') return token;
		const text = alternatives();
		at += 1;
		return text;
	}
	return alternatives();
}

const classOf = (token: string) =>
	[...'0123456789'].filter((digit) => new RegExp(token).test(digit));
