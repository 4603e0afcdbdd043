/** Reports of a hostile world: whatever comes in, nothing is thrown and nothing is invented. */
import fc from 'fast-check';
import {
	EXITS,
	PROVIDER_IDS,
	providers,
	receiveReport,
	sealToken,
	type ReceivedReport,
} from '../../core';
import { NOW_MS, claimsOf, keysOf } from './samples';

const RUNS = { seed: 20_260_101, numRuns: 3_000 };
const KEYS = keysOf();

const FIELDS = [
	...['exit', 'status', 'result', 'code', 'description', 'sip-disconnect-code', 'instruction-id'],
	...['call-id', 'id', 'ringtime', 'billsec', 'keypress', 'forward', 'answers', 'digits', 'token'],
	...['rb', 'interaction_id', 'ring_seconds', 'talk_seconds', 'duration', '__proto__'],
	...['constructor', 'prototype', 'toString', 'length', ''],
];
const WORDS = [
	...Object.values(providers).flatMap(({ exits }) => Object.keys(exits)),
	...['{status}', '{{status}}', 'ringing', 'constructor', '__proto__', '', ' ', '486', 'BYE', '0'],
];
const field = fc.oneof(fc.constantFrom(...FIELDS), fc.string({ unit: 'binary', maxLength: 8 }));
const scalar = fc.oneof(
	fc.constantFrom<unknown>(...WORDS),
	fc.string({ unit: 'binary' }),
	fc.double(),
	fc.integer({ min: 0, max: 700 }),
	fc.boolean(),
	fc.constant(null),
);
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
	tree: fc.oneof(
		{ maxDepth: 4, withCrossShrink: true },
		scalar,
		fc.array(tie('tree'), { maxLength: 4 }),
		// entries, not a dictionary: JSON can have a key that an object literal cannot
		fc.array(fc.tuple(field, tie('tree')), { maxLength: 6 }).map(asJsonObject),
	),
}));

/** An object as JSON.parse makes it, with a `__proto__` of its own where there is one. */
function asJsonObject(entries: ReadonlyArray<readonly [string, unknown]>): unknown {
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
const plausible = fc.record(
	{ exit: scalar, status: scalar, result, ringtime: scalar, digits: scalar, answers: tree },
	{ requiredKeys: ['exit', 'status', 'result'] },
);

const rawBody = fc.oneof(
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
const query = fc
	.array(fc.tuple(field, fc.oneof(fc.constantFrom(...WORDS), fc.string())), { maxLength: 6 })
	.map((entries) => Object.fromEntries(entries.filter(([name]) => name !== 'rb')));
const provider = fc.constantFrom(...PROVIDER_IDS);
const SEALED = Object.fromEntries(
	PROVIDER_IDS.map((id) => [id, sealToken(claimsOf(id), KEYS)]),
) as Record<string, string>;

/** Everything that has to hold for whatever was received. */
function expectSound(received: ReceivedReport, token: string): void {
	expect({ refused: 401, unreadable: 400, interim: 200, final: 200 }[received.verdict]).toBe(
		received.httpStatus,
	);
	expect(({} as Record<string, unknown>).polluted).toBeUndefined();
	expect(JSON.stringify(received)).not.toContain(token);
	if (received.verdict !== 'final') return;
	const { result } = received;
	expect(EXITS).toContain(result.exit);
	expect(Object.getPrototypeOf(result.answers)).toBe(Object.prototype);
	expect(Object.values(result.answers).every((answer) => typeof answer === 'string')).toBe(true);
	for (const seconds of [result.ringSeconds, result.talkSeconds])
		expect(seconds === null || (Number.isFinite(seconds) && seconds >= 0)).toBe(true);
	for (const text of [result.callId, result.sipCode, result.providerStatus])
		expect(text === null || typeof text === 'string').toBe(true);
	expect(result.providerStatus).not.toBe('');
}

describe('receiveReport in a hostile world', () => {
	it('never throws, and never makes an exit that there is not', () => {
		const seen = new Set<string>();
		fc.assert(
			fc.property(provider, query, rawBody, (id, given, body) => {
				const token = SEALED[id]!;
				const incoming = { query: { ...given, rb: token }, rawBody: body };
				const received = receiveReport(incoming, KEYS, NOW_MS);
				seen.add(received.verdict === 'final' ? received.result.exit : received.verdict);
				expectSound(received, token);
			}),
			RUNS,
		);
		// the reports reached every ending, so that this property can fail where it matters
		expect([...seen]).toEqual(
			expect.arrayContaining(['unreadable', 'interim', 'answered', 'busy', 'failed', 'noResult']),
		);
	});

	it('believes nothing without a token of ours', () => {
		fc.assert(
			fc.property(fc.string(), query, rawBody, (rb, given, body) => {
				const received = receiveReport({ query: { ...given, rb }, rawBody: body }, KEYS, NOW_MS);
				expect(received.verdict).toBe('refused');
			}),
			RUNS,
		);
	});

	it('is not led astray by __proto__ in a report', () => {
		for (const id of PROVIDER_IDS) {
			const evil = '{"__proto__":{"polluted":"yes"},"answers":{"__proto__":"yes"},';
			const body = `${evil}"exit":"Busy","status":"BUSY","result":{"code":12,"__proto__":{"polluted":1}}}`;
			const received = receiveReport({ query: { rb: SEALED[id]! }, rawBody: body }, KEYS, NOW_MS);
			expect(received).toMatchObject({ verdict: 'final', result: { exit: 'busy' } });
			expectSound(received, SEALED[id]!);
			const answers = received.verdict === 'final' ? received.result.answers : {};
			expect((answers as Record<string, unknown>).polluted).toBeUndefined();
		}
	});
});
