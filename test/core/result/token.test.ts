import {
	SHORTEST_SECRET,
	TOKEN_PARAMETER,
	openToken,
	resultAddress,
	sealToken,
	tokenKeys,
} from '../../../core';
import { NOW_MS, TO, claimsOf, keysOf, thrownBy } from '../samples';

const SECRET = 'the current secret of the account';
const OLD_SECRET = 'the secret that was replaced';
const CLAIMS = claimsOf('cmCom');
const opened = (token: unknown, keys = keysOf(SECRET), nowMs = NOW_MS) =>
	openToken(token, keys, nowMs);
const kindOf = (act: () => unknown) => (thrownBy(act) as { kind?: string }).kind;

describe('sealToken and openToken', () => {
	it.each([
		['an object', { orderId: 1042, lines: [1, 2], note: 'é 漢字 🙂' }],
		['nothing', null],
		['a number', 0],
		['text', 'order-1042'],
	])('bring back everything, with %s as context', (_what, context) => {
		const claims = { ...CLAIMS, context };
		expect(opened(sealToken(claims, keysOf(SECRET)))).toEqual(claims);
	});

	it('make a text that travels in a query as it is', () => {
		expect(sealToken(CLAIMS, keysOf(SECRET))).toMatch(/^[\w-]+$/);
	});

	it('make another token of the same call each time', () => {
		const tokens = Array.from({ length: 50 }, () => sealToken(CLAIMS, keysOf(SECRET)));
		expect(new Set(tokens).size).toBe(50);
		expect(new Set(tokens.map((token) => token.slice(0, 12))).size).toBe(50);
	});

	it.each([
		['the number', TO],
		['the number without its plus', TO.slice(1)],
		['the reference', CLAIMS.reference],
		['the context', 'orderId'],
		['the provider', 'cmCom'],
	])('hide %s in the token', (_what, text) => {
		const token = sealToken(CLAIMS, keysOf(SECRET));
		const bytes = Buffer.from(token, 'base64url');
		for (const encoding of ['utf8', 'latin1', 'hex', 'base64'] as const) {
			const wanted = Buffer.from(text).toString(encoding).replaceAll('=', '');
			expect(bytes.toString(encoding)).not.toContain(wanted);
		}
		expect(token).not.toContain(text);
	});
});

describe('openToken', () => {
	const token = sealToken(CLAIMS, keysOf(SECRET));

	it.each([
		['another secret', tokenKeys('some other secret altogether', undefined, 'account-1')],
		['another audience', tokenKeys(SECRET, undefined, 'account-2')],
		['another audience that looks alike', tokenKeys(SECRET, undefined, 'account-1 ')],
		['no audience', tokenKeys(SECRET, undefined, '')],
		['a secret in capitals', tokenKeys(SECRET.toUpperCase(), undefined, 'account-1')],
	])('refuses a token of %s', (_what, keys) => {
		expect(kindOf(() => opened(token, keys))).toBe('badToken');
	});

	it('opens tokens of the previous secret, and seals with the current one', () => {
		const keys = tokenKeys(SECRET, OLD_SECRET, 'account-1');
		expect(opened(sealToken(CLAIMS, keysOf(OLD_SECRET)), keys)).toEqual(CLAIMS);
		expect(opened(sealToken(CLAIMS, keys), keysOf(SECRET))).toEqual(CLAIMS);
		expect(kindOf(() => opened(sealToken(CLAIMS, keys), keysOf(OLD_SECRET)))).toBe('badToken');
	});

	it('refuses tokens of the previous secret when none is configured', () => {
		const old = sealToken(CLAIMS, keysOf(OLD_SECRET));
		for (const previous of [undefined, '', null])
			expect(kindOf(() => opened(old, tokenKeys(SECRET, previous, 'account-1')))).toBe('badToken');
	});

	it.each([
		[-1, 'open'],
		[0, 'expiredToken'],
		[1, 'expiredToken'],
	])('at %i ms from its end is %s', (fromEndMs, end) => {
		const nowMs = CLAIMS.expiresAt + fromEndMs;
		const verdict = end === 'open' ? opened(token, keysOf(SECRET), nowMs).id && 'open' : '';
		expect(verdict || kindOf(() => opened(token, keysOf(SECRET), nowMs))).toBe(end);
	});

	it('refuses a token with any one bit of any one byte turned', () => {
		const bytes = Buffer.from(token, 'base64url');
		for (let at = 0; at < bytes.length; at++)
			for (let bit = 0; bit < 8; bit++) {
				const turned = Buffer.from(bytes);
				turned[at]! ^= 1 << bit;
				expect(kindOf(() => opened(turned.toString('base64url')))).toBe('badToken');
			}
	});

	it('opens the longest token that is looked at, and looks at none that is longer', () => {
		const sealed = (letters: number) =>
			sealToken({ ...CLAIMS, context: 'x'.repeat(letters) }, keysOf(SECRET));
		const spare = (4_096 * 3) / 4 - Buffer.from(sealed(0), 'base64url').length;
		expect(sealed(spare)).toHaveLength(4_096);
		expect(opened(sealed(spare)).context).toHaveLength(spare);
		expect(kindOf(() => opened(sealed(spare + 1)))).toBe('badToken');
	});

	it('refuses a token cut off anywhere', () => {
		const bytes = Buffer.from(token, 'base64url');
		for (let length = 0; length < bytes.length; length++)
			expect(kindOf(() => opened(bytes.subarray(0, length).toString('base64url')))).toBe(
				'badToken',
			);
	});

	it('refuses a token with something behind it or in front of it', () => {
		const bytes = Buffer.from(token, 'base64url');
		for (const spoilt of [
			Buffer.concat([bytes, Buffer.of(0)]),
			Buffer.concat([Buffer.of(0), bytes]),
			Buffer.concat([bytes, bytes]),
		])
			expect(kindOf(() => opened(spoilt.toString('base64url')))).toBe('badToken');
	});

	it.each([
		['nothing', undefined],
		['null', null],
		['no text', ''],
		['words', 'let me in'],
		['a number', 5],
		['true', true],
		['a list with the token', [token]],
		['an object with the token', { token }],
		['one far too long', `${token}${'A'.repeat(10_000)}`],
		['a million letters', 'A'.repeat(1_000_000)],
		['letters outside of the alphabet', '🙂'.repeat(40)],
		['zeros', Buffer.alloc(200).toString('base64url')],
	])('refuses %s without saying more', (_what, value) => {
		const error = thrownBy(() => opened(value));
		expect(error).toMatchObject({ kind: 'badToken', dialled: 'no' });
		expect(JSON.stringify(error).length).toBeLessThan(200);
	});

	it('refuses what was sealed with the right key but is no result token', () => {
		const claims = { ...CLAIMS, to: 5 } as never;
		expect(kindOf(() => opened(sealToken(claims, keysOf(SECRET))))).toBe('badToken');
	});
});

describe('tokenKeys', () => {
	it.each([undefined, null, '', 5, {}, []])(
		'without a secret (%j) makes no keys at all',
		(secret) => {
			expect(thrownBy(() => tokenKeys(secret, undefined, 'a'))).toMatchObject({
				kind: 'notConfigured',
				field: 'callbackSecret',
			});
		},
	);

	it.each([1, 15])('refuses a secret of %i characters', (length) => {
		const secret = 'z'.repeat(length);
		const error = thrownBy(() => tokenKeys(secret, undefined, 'a'));
		expect(error).toMatchObject({ kind: 'notConfigured', field: 'callbackSecret' });
		expect((error as Error).message).toContain('16 characters');
		expect(JSON.stringify(error)).not.toContain('zz');
	});

	it.each([1, 15])('refuses a previous secret of %i characters: it opens tokens too', (length) => {
		expect(thrownBy(() => tokenKeys(SECRET, 'z'.repeat(length), 'a'))).toMatchObject({
			kind: 'notConfigured',
			field: 'previousCallbackSecret',
		});
	});

	it('takes 16 characters', () => {
		expect(SHORTEST_SECRET).toBe(16);
		expect(tokenKeys('3f9a0c71e5b8d264', 'kT7_qLm2-xPz9RvB', 'a').current).toHaveLength(32);
	});

	it('makes keys in which the secret does not stand', () => {
		const { current } = tokenKeys(SECRET, undefined, 'a');
		expect(current.toString('latin1')).not.toContain(SECRET.slice(0, 8));
	});
});

describe('resultAddress', () => {
	it.each([
		['https://h.example/r', `https://h.example/r?${TOKEN_PARAMETER}=T`],
		[
			'https://h.example/r?signature=a%20b',
			`https://h.example/r?signature=a+b&${TOKEN_PARAMETER}=T`,
		],
		['https://h.example', `https://h.example/?${TOKEN_PARAMETER}=T`],
		[`https://h.example/r?${TOKEN_PARAMETER}=old`, `https://h.example/r?${TOKEN_PARAMETER}=T`],
		['http://127.0.0.1:1880/r', `http://127.0.0.1:1880/r?${TOKEN_PARAMETER}=T`],
	])('puts the token into the query of %s', (base, url) => {
		expect(resultAddress(base, 'T')).toEqual({ url, token: 'T' });
	});

	it('calls its parameter rb', () => expect(TOKEN_PARAMETER).toBe('rb'));

	it.each([
		[2_000, true],
		[2_001, false],
	])('of %i characters fits: %s', (length, fits) => {
		const base = 'https://h.example/r?rb=';
		const token = 'x'.repeat(length - base.length);
		const make = () => resultAddress('https://h.example/r', token).url.length;
		const outcome = fits ? make() : (thrownBy(make) as { field: string }).field;
		expect(outcome).toBe(fits ? 2_000 : 'context');
	});

	it.each(['', 'not an address', '/r', 'h.example/r'])(
		'refuses %j as an address, by name',
		(base) => {
			expect(thrownBy(() => resultAddress(base, 'T'))).toMatchObject({ field: 'resultUrl' });
		},
	);
});
