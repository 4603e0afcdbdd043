/** What a function makes of the texts of a flow. */
export type Value = string | number | boolean;

/** Longest text a function may make, in characters: a flow must not fill the memory. */
const MAX_TEXT = 10_000;

type BuiltIn = (...values: Value[]) => Value;

const asText = (value: Value | undefined): string => String(value ?? '');
const asNumber = (value: Value | undefined): number => Number(value ?? 0);
const clipped = (text: string): string => text.slice(0, MAX_TEXT);

/** Every function, by the name that a step gives. */
export const BUILT_IN_FUNCTIONS: Readonly<Record<string, BuiltIn>> = {
	concat: (...values) => clipped(values.map(asText).join('')),
	upper: (value) => clipped(asText(value).toUpperCase()),
	lower: (value) => clipped(asText(value).toLowerCase()),
	trim: (value) => asText(value).trim(),
	length: (value) => asText(value).length,
	/** Characters from a start, counted from 0, to before an end. */
	slice: (value, start, end) =>
		asText(value).slice(asNumber(start), end === undefined ? undefined : asNumber(end)),
	replace: (value, wanted, instead) =>
		clipped(asText(value).replaceAll(asText(wanted), () => asText(instead))),
	contains: (value, wanted) => asText(value).includes(asText(wanted)),
	digits: (value) => asText(value).replace(/\D/g, ''),
	/** `1042` → `1 0 4 2`, so that a voice reads digit by digit. */
	spell: (value) => clipped([...asText(value)].join(' ')),
	number: (value) => asNumber(value),
	text: (value) => asText(value),
	round: (value) => Math.round(asNumber(value)),
	min: (...values) => Math.min(...values.map(asNumber)),
	max: (...values) => Math.max(...values.map(asNumber)),
	/** The first value that is not empty. */
	first: (...values) => values.find((value) => value !== '') ?? '',
};
