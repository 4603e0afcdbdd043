/** The token reader under hostile inputs; and the shape of its code, which timing tests cannot tell. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { isVoiceError, openToken, receiveReport, sealToken, tokenKeys } from '../../../core';
import { ATTACKS, ATTACK_NAMES, LIE } from '../../faults/attacks';
import { NOW_MS, claimsOf, keysOf } from '../samples';

const RUNS_EACH = 20_000;
const SEED = 20_261_123;
const KEYS = keysOf();
const CLAIMS = claimsOf('talkdesk');
const GENUINE = sealToken(CLAIMS, KEYS);
const BYTES = Buffer.from(GENUINE, 'base64url');

/** Refused as our own error; anything else that is thrown, or a token that opens, fails the property. */
function expectRefused(token: unknown): void {
	try {
		openToken(token, KEYS, NOW_MS);
	} catch (error) {
		if (isVoiceError(error) && error.kind === 'badToken') return;
		throw error;
	}
	throw new Error('a token that was never sealed was opened');
}

describe('openToken, hostile', () => {
	it(`refuses every text and every value that we did not seal (${RUNS_EACH} inputs)`, () => {
		const anything = fc.oneof(
			fc.string({ unit: 'binary', maxLength: 300 }),
			fc.base64String({ maxLength: 400 }),
			fc
				.uint8Array({ minLength: 0, maxLength: 200 })
				.map((bytes) => Buffer.from(bytes).toString('base64url')),
			fc.anything(),
		);
		fc.assert(fc.property(anything, expectRefused), { seed: SEED, numRuns: RUNS_EACH });
	});

	it(`refuses a token of ours with bytes changed, cut, added or moved (${RUNS_EACH} inputs)`, () => {
		const at = fc.nat({ max: BYTES.length - 1 });
		const changed = fc.oneof(
			fc.tuple(at, fc.integer({ min: 1, max: 255 })).map(([index, bits]) => {
				const bytes = Buffer.from(BYTES);
				bytes[index]! ^= bits;
				return bytes;
			}),
			at.map((length) => BYTES.subarray(0, length)),
			fc.uint8Array({ minLength: 1, maxLength: 40 }).map((more) => Buffer.concat([BYTES, more])),
			fc
				.tuple(at, fc.integer({ min: 1, max: 20 }))
				.map(([index, shift]) =>
					Buffer.concat([BYTES.subarray(0, index), BYTES.subarray(index + shift)]),
				),
		);
		fc.assert(
			fc.property(changed, (bytes) => {
				if (!bytes.equals(BYTES)) expectRefused(bytes.toString('base64url'));
			}),
			{ seed: SEED, numRuns: RUNS_EACH },
		);
	});

	it('opens with the current and with the previous secret, and with no other', () => {
		const [old, current, other] = ['old', 'current', 'other'].map(
			(name) => `${name} secret, long enough`,
		);
		const sealed = sealToken(CLAIMS, tokenKeys(old, undefined, 'account-1'));
		const rotated = tokenKeys(current, old, 'account-1');
		expect(openToken(sealed, rotated, NOW_MS)).toEqual(CLAIMS);
		const renewed = sealToken(CLAIMS, rotated);
		expect(openToken(renewed, tokenKeys(current, undefined, 'account-1'), NOW_MS)).toEqual(CLAIMS);
		expect(() => openToken(renewed, tokenKeys(old, undefined, 'account-1'), NOW_MS)).toThrow(
			'not made here',
		);
		expect(() => openToken(sealed, tokenKeys(current, other, 'account-1'), NOW_MS)).toThrow(
			'not made here',
		);
	});

	it.each(ATTACK_NAMES)('refuses a report with: %s', (name) => {
		// the attacks know today's date
		const nowMs = Date.now();
		const claims = { ...CLAIMS, expiresAt: nowMs + 60_000 };
		const forged = ATTACKS[name]!(sealToken(claims, KEYS), claims, KEYS);
		const query: Record<string, string> = forged === undefined ? {} : { rb: forged };
		expect(receiveReport({ query, rawBody: LIE }, KEYS, nowMs)).toMatchObject({
			verdict: 'refused',
			httpStatus: 401,
		});
	});
});

describe('the token check', () => {
	const source = readFileSync(join(__dirname, '../../../core/result/token.ts'), 'utf8');
	const opened = source.slice(
		source.indexOf('function opened('),
		source.indexOf('export function resultAddress'),
	);

	it('leaves the comparison of the tag to GCM, which takes the same time for every tag', () => {
		expect(opened).toContain('decipher.setAuthTag(');
		expect(opened).toContain('decipher.final()');
		// a tag of fewer bytes would be easier to guess
		expect(opened).toContain('authTagLength: TAG_BYTES');
		expect(source).toContain('const TAG_BYTES = 16;');
		// no secret byte is compared by JavaScript: only the public version and lengths are
		expect(opened.match(/[!=]==?\s/g)).toHaveLength(
			source.includes('bytes[0] !== VERSION') ? 3 : 0,
		);
	});
});
