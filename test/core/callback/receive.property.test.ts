/** Reports of a hostile world: whatever comes in, nothing is thrown and nothing is invented. */
import fc from 'fast-check';
import { EXITS, PROVIDER_IDS, receiveReport, sealToken, type ReceivedReport } from '../../../core';
import { query, rawBody } from '../hostile-input';
import { SAMPLES } from '../../providers';
import { NOW_MS, claimsOf, keysOf } from '../samples';

const RUNS = { seed: 20_260_101, numRuns: 3_000 };
const KEYS = keysOf();

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
			const busy = JSON.stringify(SAMPLES[id].busy).replaceAll(
				':{',
				':{"__proto__":{"polluted":1},',
			);
			const body = evil + busy.slice(1);
			const received = receiveReport({ query: { rb: SEALED[id]! }, rawBody: body }, KEYS, NOW_MS);
			expect(received).toMatchObject({ verdict: 'final', result: { exit: 'busy' } });
			expectSound(received, SEALED[id]!);
			const answers = received.verdict === 'final' ? received.result.answers : {};
			expect((answers as Record<string, unknown>).polluted).toBeUndefined();
		}
	});
});
