/** Twilio's signature, made here in every form that Twilio is known to sign an address in. */
import { createHash, createHmac } from 'node:crypto';
import { parse, stringify } from 'node:querystring';
import fc from 'fast-check';
import { parseReport, providers } from '../../../core';
import { NOW_MS } from '../samples';

const KEY = 'an-auth-token-of-twilio';
const { verify, header, key: keyOf } = providers.twilio.callback.signature!;
const RUNS = { seed: 20_260_101, numRuns: 1_500 };

const signatureOf = (text: string, key = KEY, hash = 'sha1') =>
	createHmac(hash, key).update(text).digest('base64');
const verdict = (url: string, rawBody: string, signature?: string, key = KEY) =>
	verify(
		parseReport({
			url,
			rawBody,
			query: {},
			headers: signature === undefined ? {} : { [header]: signature },
		}),
		key,
		NOW_MS,
	);

const sha256 = (body: string) => createHash('sha256').update(body).digest('hex');
const withHash = (url: string, body: string) =>
	`${url}${url.includes('?') ? '&' : '?'}bodySHA256=${sha256(body)}`;

const URL_ = 'https://hooks.example.com/r?rb=TOKEN';
const JSON_BODY = '{"token":"TOKEN","exit":"busy"}';

/** Addresses as they are received: a port or none, and characters that a parser would change. */
const ADDRESS = fc
	.record({
		scheme: fc.constantFrom('https', 'http'),
		host: fc.constantFrom('hooks.example.com', '127.0.0.1', '[::1]', 'n8n.local'),
		port: fc.constantFrom('', ':443', ':80', ':5678'),
		path: fc.constantFrom('/', '/r', "/it's/r", '/a%20b', '/webhook-test/x'),
		query: fc.array(
			fc.tuple(fc.constantFrom('rb', 'a', "o'b", 'x y'), fc.string({ maxLength: 8 })),
			{ maxLength: 3 },
		),
		apostrophe: fc.boolean(),
	})
	.map(({ scheme, host, port, path, query, apostrophe }) => {
		const pairs = query.map(
			([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
		);
		const all = [...pairs, ...(apostrophe ? ["name=d'Arc"] : [])].join('&');
		return `${scheme}://${host}${port}${path}${all && `?${all}`}`;
	});
const FORM = fc.array(
	fc.tuple(fc.constantFrom('exit', 'token', 'a', 'A', 'é'), fc.string({ maxLength: 12 })),
	{ minLength: 1, maxLength: 6 },
);

/** A form as it is signed: names in order, of several equal values one. */
function signedForm(pairs: readonly (readonly [string, string])[]): string {
	const seen = new Map<string, Set<string>>();
	for (const [name, value] of pairs) seen.set(name, (seen.get(name) ?? new Set()).add(value));
	return [...seen.keys()]
		.sort()
		.flatMap((name) => [...seen.get(name)!].sort().map((value) => name + value))
		.join('');
}

/** The six forms, written down another way than the core finds them. */
function formsOf(address: string): string[] {
	const cut = (text: string) => {
		const [, start = '', port = '', rest = ''] =
			/^(\w+:\/\/(?:\[[^\]]*\]|[^:/?#]*))(:\d+)?(.*)$/s.exec(text) ?? [];
		const standard = start.startsWith('https') ? ':443' : ':80';
		return [start + rest, start + (port || standard) + rest];
	};
	const older = (text: string) => {
		const [path, query] = [text.split('?')[0]!, text.split('?')[1]];
		return query === undefined ? text : `${path}?${stringify(parse(query))}`;
	};
	const parsed = cut(new URL(address).href);
	return [...cut(address), ...parsed, ...parsed.map(older)];
}

describe('the signature of a report from Twilio', () => {
	it('is wanted where the account names a key, and only there', () => {
		expect(keyOf({ webhookKey: KEY })).toBe(KEY);
		expect(keyOf({})).toBeUndefined();
	});

	it('is valid over JSON whose hash the address names, in each form of the address', () => {
		fc.assert(
			fc.property(ADDRESS, fc.json(), (address, body) => {
				const url = withHash(address, body);
				for (const signed of formsOf(url))
					expect(verdict(url, body, signatureOf(signed))).toBe('valid');
			}),
			RUNS,
		);
	});

	it('is valid over a form, in each form of the address', () => {
		fc.assert(
			fc.property(ADDRESS, FORM, (address, pairs) => {
				const body = new URLSearchParams(pairs.map(([name, value]) => [name, value])).toString();
				for (const form of formsOf(address))
					expect(verdict(address, body, signatureOf(form + signedForm(pairs)))).toBe('valid');
			}),
			RUNS,
		);
	});

	it('is invalid with another key, for another address, or over another body', () => {
		fc.assert(
			fc.property(ADDRESS, fc.json(), fc.json(), (address, body, other) => {
				const url = withHash(address, body);
				const signature = signatureOf(url);
				expect(verdict(url, body, signature, `${KEY}x`)).toBe('invalid');
				expect(verdict(`${url}&more=1`, body, signature)).toBe('invalid');
				expect(verdict(url.replace('://', '://x'), body, signature)).toBe('invalid');
				expect(verdict(url, `${body} `, signature)).toBe('invalid');
				if (other !== body) expect(verdict(url, other, signature)).toBe('invalid');
			}),
			RUNS,
		);
	});

	it('may be made with SHA-256, as shared keys do', () => {
		const url = withHash(URL_, JSON_BODY);
		expect(verdict(url, JSON_BODY, signatureOf(url, KEY, 'sha256'))).toBe('valid');
		expect(verdict(url, JSON_BODY, signatureOf(url, `${KEY}x`, 'sha256'))).toBe('invalid');
		expect(verdict(url, JSON_BODY, signatureOf(url, KEY, 'md5'))).toBe('invalid');
	});

	it('is valid over an address alone, of a report that is all in the query', () => {
		expect(verdict(URL_, '', signatureOf(URL_))).toBe('valid');
	});

	it('says nothing of JSON whose hash the address does not name', () => {
		expect(verdict(URL_, JSON_BODY, signatureOf(URL_))).toBe('invalid');
		expect(verdict(URL_, JSON_BODY, signatureOf(URL_ + JSON_BODY))).toBe('invalid');
	});

	it.each([
		['another hash', `${URL_}&bodySHA256=${sha256('{}')}`],
		['an empty hash', `${URL_}&bodySHA256=`],
		['a hash in capital letters', `${URL_}&bodySHA256=${sha256(JSON_BODY).toUpperCase()}`],
	])('does not make %s right', (_what, url) => {
		expect(verdict(url, JSON_BODY, signatureOf(url))).toBe('invalid');
	});

	it('is missing without its header, and invalid where it is none', () => {
		expect(verdict(URL_, '')).toBe('missing');
		for (const signature of [
			'',
			' ',
			'x',
			signatureOf(URL_).toLowerCase(),
			`${signatureOf(URL_)} `,
		])
			expect(verdict(URL_, '', signature)).toBe('invalid');
		for (const url of ['', 'hooks.example.com', '/r?rb=TOKEN'])
			expect(verdict(url, '', signatureOf(url))).toBe('invalid');
	});
});
