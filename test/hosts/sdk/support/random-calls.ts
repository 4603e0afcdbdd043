/** Random calls and bodies of a seed: the same ones on every machine, until RINGBACK_SEED says otherwise. */
import fc from 'fast-check';
import type { OurCall } from './ours';

export const SEED = Number(process.env.RINGBACK_SEED ?? 20_261_121);

/** The last two digits of numbers that are reserved for fiction. */
const to = fc.integer({ min: 0, max: 99 }).map((n) => `+141555501${String(n).padStart(2, '0')}`);
/** Text in every script, with quotes, blanks and what a form or JSON has to escape. */
const text = fc.oneof(
	fc.string({ unit: 'grapheme', maxLength: 20 }),
	fc.string({ unit: 'binary', maxLength: 20 }),
	fc.constantFrom('a b+c&d=e%20f', '"\\/\u2028\t', "it's (50 %)!*~", 'Zoë & Søren', ''),
);
const word = fc.stringMatching(/^[a-z][a-z0-9_]{0,11}$/);
const reference = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9 .:/_-]{0,60}[A-Za-z0-9]$/);
const json = fc.oneof(
	text,
	fc.integer(),
	fc.boolean(),
	fc.double({ noNaN: true, noDefaultInfinity: true }),
	fc.array(text, { maxLength: 3 }),
	fc.dictionary(word, text, { maxKeys: 3 }),
);

/** @param values what variables may hold: text alone, or whatever JSON says but for null */
export const randomCalls = (
	count: number,
	fixed: Readonly<Record<string, unknown>>,
	values: 'text' | 'json',
): OurCall[] => {
	const variables = fc.dictionary(word, values === 'text' ? text : json, { maxKeys: 5 });
	const call = fc.record({ to, reference, variables, token: fc.base64String({ minLength: 16 }) });
	return fc.sample(call, { seed: SEED, numRuns: count }).map(({ token, ...settings }) => {
		const url = `https://hooks.example.com/result?rb=${encodeURIComponent(token)}`;
		return { settings: { ...fixed, ...settings }, address: { url, token } };
	});
};

const body = fc.oneof(
	fc.json(),
	fc
		.record({ event: word, call: fc.dictionary(word, json) })
		.map((fields) => JSON.stringify(fields)),
	text,
);
const key = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });

export interface Signable {
	readonly body: string;
	readonly key: string;
	/** Milliseconds between signing and now. */
	readonly ageMs: number;
	/** Where one character is changed, from 0 to 1. */
	readonly at: number;
}

/** Bodies and keys, and how old their signatures are: up to twice as old as they may be, in both directions. */
export const randomBodies = (count: number): Signable[] =>
	fc.sample(
		fc.record({
			body,
			key,
			ageMs: fc.integer({ min: -600_000, max: 600_000 }),
			at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
		}),
		{ seed: SEED, numRuns: count },
	);

/** The text with one character changed, dropped or put in. */
export function spoilt(whole: string, at: number): string {
	const index = Math.floor(at * whole.length);
	const change = whole[index] === 'a' ? 'b' : 'a';
	return whole.slice(0, index) + change + whole.slice(index + 1);
}
