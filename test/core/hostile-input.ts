/** What a hostile world may send: field names, words and trees that look like reports and answers, and what does not. */
import fc from 'fast-check';
import { providers } from '../../core';
import type { Random } from '../faults/random';

const FIELDS = [
	...['exit', 'status', 'result', 'code', 'description', 'sip-disconnect-code', 'instruction-id'],
	...['call-id', 'id', 'ringtime', 'billsec', 'keypress', 'forward', 'answers', 'digits', 'token'],
	...['rb', 'interaction_id', 'ring_seconds', 'talk_seconds', 'duration', '__proto__'],
	...['constructor', 'prototype', 'toString', 'length', ''],
];
export const WORDS = [
	...Object.values(providers).flatMap(({ exits }) => Object.keys(exits)),
	...['{status}', '{{status}}', 'ringing', 'constructor', '__proto__', '', ' ', '486', 'BYE', '0'],
];
export const field = fc.oneof(
	fc.constantFrom(...FIELDS),
	fc.string({ unit: 'binary', maxLength: 8 }),
);
export const scalar = fc.oneof(
	fc.constantFrom<unknown>(...WORDS),
	fc.string({ unit: 'binary' }),
	fc.double(),
	fc.integer({ min: 0, max: 700 }),
	fc.boolean(),
	fc.constant(null),
);
export const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
	tree: fc.oneof(
		{ maxDepth: 4, withCrossShrink: true },
		scalar,
		fc.array(tie('tree'), { maxLength: 4 }),
		// entries, not a dictionary: JSON can have a key that an object literal cannot
		fc.array(fc.tuple(field, tie('tree')), { maxLength: 6 }).map(asJsonObject),
	),
}));

/** An object as JSON.parse makes it, with a `__proto__` of its own where there is one. */
export function asJsonObject(entries: ReadonlyArray<readonly [string, unknown]>): unknown {
	const written = entries.map(
		([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value) ?? 'null'}`,
	);
	return JSON.parse(`{${written.join(',')}}`);
}

/** What looks like a report of one of the providers, or of all of them at once. */
const result = fc.record(
	{
		code: fc.oneof(fc.integer({ min: 8, max: 13 }), scalar),
		'sip-disconnect-code': fc.oneof(fc.constantFrom('404', '480', '486', '503', 'BYE'), scalar),
		description: scalar,
	},
	{ requiredKeys: [] },
);
/** The call of an event, as AI providers send it. */
const call = fc.record(
	{ disconnection_reason: scalar, duration_ms: scalar, call_analysis: tree, metadata: tree },
	{ requiredKeys: ['disconnection_reason'] },
);
const plausible = fc.record(
	{
		...{ exit: scalar, status: scalar, result, ringtime: scalar, digits: scalar, answers: tree },
		event: fc.oneof(fc.constantFrom('call_ended', 'call_analyzed', 'call_started'), scalar),
		call,
	},
	{ requiredKeys: ['exit', 'status', 'result', 'event', 'call'] },
);

export const rawBody = fc.oneof(
	{ weight: 5, arbitrary: plausible.map((value) => JSON.stringify(value)) },
	{ weight: 5, arbitrary: tree.map((value) => JSON.stringify(value) ?? '') },
	{
		weight: 2,
		arbitrary: fc.array(fc.tuple(field, fc.string())).map((all) => `${new URLSearchParams(all)}`),
	},
	{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
	{ weight: 1, arbitrary: tree.map((value) => (JSON.stringify(value) ?? '').slice(0, -1)) },
	{
		weight: 1,
		arbitrary: fc.integer({ min: 1, max: 5_000 }).map((depth) => '{"a":['.repeat(depth)),
	},
);
export const query = fc
	.array(fc.tuple(field, fc.oneof(fc.constantFrom(...WORDS), fc.string())), { maxLength: 6 })
	.map((entries) => Object.fromEntries(entries.filter(([name]) => name !== 'rb')));

const CUTTINGS = [
	'"',
	'{',
	'}',
	'[',
	']',
	',',
	':',
	'\\',
	'\u0000',
	'__proto__',
	'\\u005f_proto__',
	'null',
	'1e999',
	'-0',
];

/** The text with one to three small things changed: cut, repeated, swapped or put in. */
export function mutated(text: string, random: Random): string {
	let changed = text;
	for (let n = 1 + random.below(3); n > 0; n--) {
		const at = random.below(changed.length + 1);
		const length = 1 + random.below(8);
		const [before, part, after] = [
			changed.slice(0, at),
			changed.slice(at, at + length),
			changed.slice(at + length),
		];
		const inserted = [...CUTTINGS, ...WORDS][random.below(CUTTINGS.length + WORDS.length)]!;
		changed = [
			before + after,
			before + part + part + after,
			after + part + before,
			before + inserted + part + after,
			before + inserted + after,
		][random.below(5)]!;
	}
	return changed;
}
