/** npm twilio signs for us, we sign for it, and each refuses what the other refuses. */
import fc from 'fast-check';
import type { Call } from '../../../sandbox/calls/call';
import { ACCOUNT } from '../../../sandbox/providers/twilio/credentials';
import { asTwilioPosts } from '../../../sandbox/providers/twilio/posts';
import { reportsOf, tally } from './support/compare';
import { verdictOf } from './support/ours';
import { randomBodies, SEED, spoilt } from './support/random-calls';
import { openVendor, type Vendor } from './support/vendor';

const ID = 'twilio';
const COUNT = 4_000;

let vendor: Vendor;
beforeAll(() => void (vendor = openVendor()));
afterAll(() => vendor.stop());

/** What was signed, and the address that the receiver believes it was called at. */
interface Request {
	readonly key: string;
	readonly url: string;
	readonly seen: string;
	/** Names and values of a form, or a body of another kind. */
	readonly fields?: ReadonlyArray<readonly [string, string]>;
	readonly body: string;
	readonly at: number;
}
interface Signed extends Request {
	readonly signature: string;
}

const part = fc.stringMatching(/^[a-zA-Z0-9'!()*~._-]{0,8}$/);
const value = fc.oneof(
	part,
	fc.constantFrom("it's", '%27', 'a+b', 'a%20b', '%C3%A9', 'é', 'x|y', '%zz', '%E9', 'a=b', ''),
);
const url = fc
	.record({
		scheme: fc.constantFrom('https', 'http', 'HTTPS'),
		user: fc.constantFrom('', '', 'user:pass@'),
		host: fc.constantFrom('hooks.example.com', 'Hooks.Example.com', '[2001:db8::1]', '192.0.2.1'),
		port: fc.constantFrom('', '', ':443', ':80', ':8443'),
		path: fc.array(part, { maxLength: 3 }).map((parts) => parts.map((each) => `/${each}`).join('')),
		query: fc.array(fc.tuple(part, value), { maxLength: 4 }),
	})
	.map(({ scheme, user, host, port, path, query }) => {
		const pairs = query.map(([name, given]) => `${name}=${given}`).join('&');
		return `${scheme}://${user}${host}${port}${path || '/'}${pairs && '?'}${pairs}`;
	});

/** Ways in which an address changes between the caller and us; some of them change it into another one. */
const SEEN: ReadonlyArray<(url: string) => string> = [
	(url) => url,
	(url) => url,
	(url) => new URL(url).href,
	(url) => url.replaceAll("'", '%27'),
	(url) => url.replace(/:(443|80)(?=[/?])/, ''),
	(url) => url.replace(/\.com\//, '.com:443/'),
	(url) => url.replace(/[?].*/, ''),
	(url) => url.replace(/^http:/, 'https:'),
];

const key = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
const at = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const text = fc.oneof(
	fc.string({ unit: 'grapheme', maxLength: 12 }),
	fc.string({ unit: 'binary', maxLength: 12 }),
);
const name = fc.oneof(
	fc.constantFrom('CallSid', 'CallStatus', 'AnsweredBy', 'To', 'exit', 'token'),
	fc.stringMatching(/^[A-Za-z][A-Za-z0-9_.[\]-]{0,9}$/),
);
const forms = (): Request[] =>
	fc
		.sample(
			fc.record({
				key,
				url,
				how: fc.nat(SEEN.length - 1),
				fields: fc.array(fc.tuple(name, text), { maxLength: 6 }),
				at,
			}),
			{ seed: SEED, numRuns: COUNT },
		)
		.map(({ how, ...each }) => ({
			...each,
			seen: SEEN[how]!(each.url),
			body: String(new URLSearchParams(each.fields.map(([one, other]) => [one, other]))),
		}));
/** As an HTTP Request widget sends them. */
const jsons = (): Request[] => {
	const addresses = fc.sample(url, { seed: SEED, numRuns: COUNT });
	return randomBodies(COUNT).map((each, index) => ({
		...each,
		url: addresses[index]!,
		seen: addresses[index]!,
	}));
};

const signedByThem = (requests: readonly Request[]): Promise<Signed[]> =>
	vendor.run(async (require, requests) => {
		const webhooks = require('twilio/lib/webhooks/webhooks');
		return requests.map(({ fields, ...each }) => {
			if (fields === undefined) {
				const hash = `bodySHA256=${webhooks.getExpectedBodyHash(each.body)}`;
				const url = `${each.url}${each.url.includes('?') ? '&' : '?'}${hash}`;
				const signature = webhooks.getExpectedTwilioSignature(each.key, url, {});
				return { ...each, url, seen: url, signature };
			}
			const params: Record<string, string[]> = {};
			for (const [name, value] of fields) (params[name] ??= []).push(value);
			const signature = webhooks.getExpectedTwilioSignature(each.key, each.url, params);
			return { ...each, fields, signature };
		});
	}, requests);

const verifiedByThem = (signed: readonly Signed[]): Promise<boolean[]> =>
	vendor.run(async (require, signed) => {
		const { validateRequest, validateRequestWithBody } = require('twilio');
		return signed.map(({ key, signature, seen, body, fields }) => {
			if (fields === undefined) return validateRequestWithBody(key, signature, seen, body);
			const form = new URLSearchParams(body);
			const params: Record<string, string | string[]> = {};
			for (const name of form.keys()) {
				const values = form.getAll(name);
				params[name] = values.length === 1 ? values[0]! : values;
			}
			return validateRequest(key, signature, seen, params);
		});
	}, signed);

const verdictsOf = (signed: readonly Signed[]) =>
	signed.map((each) => verdictOf(ID, { ...each, url: each.seen }, 0));

const wrongOf = (signed: readonly Signed[]): Signed[] =>
	signed.flatMap((each) => [
		{ ...each, body: spoilt(each.body, each.at) },
		{ ...each, key: spoilt(each.key, each.at) },
		{ ...each, signature: spoilt(each.signature, each.at) },
	]);

describe(`${COUNT} requests signed by twilio`, () => {
	it('with a form: what it takes we take, and nothing else, however the address was changed', async () => {
		const signed = await signedByThem(forms());
		const there = await verifiedByThem(signed);
		expect(verdictsOf(signed).map((verdict) => verdict === 'valid')).toEqual(there);
		const wrong = wrongOf(signed);
		expect(verdictsOf(wrong).map((verdict) => verdict === 'valid')).toEqual(
			await verifiedByThem(wrong),
		);
		// both happen, often
		expect(Math.min(...Object.values(tally(there)))).toBeGreaterThan(COUNT / 20);
		expect(signed.filter(({ url, seen }, index) => url === seen && !there[index])).toEqual([]);
	});

	it('with another body: valid here', async () => {
		const signed = await signedByThem(jsons());
		expect(tally(verdictsOf(signed))).toEqual({ valid: COUNT });
	});
});

function signedByUs(requests: readonly Request[]): Signed[] {
	const post = asTwilioPosts({ method: 'POST', url: 'http://here' }, {} as Call);
	return requests.map((each) => {
		const seen = post.addressed!(each.url, each.body);
		const signature = post.sign!(seen, each.body)['x-twilio-signature']!;
		return { ...each, key: ACCOUNT.authToken, seen, url: seen, signature };
	});
}

describe(`${COUNT} posts signed by the sandbox`, () => {
	const signed = signedByUs(jsons().filter(({ body }) => body !== ''));

	it('are valid here and there', async () => {
		expect(tally(verdictsOf(signed))).toEqual({ valid: signed.length });
		expect(tally(await verifiedByThem(signed))).toEqual({ true: signed.length });
	});

	it('are valid neither here nor there once one character is another one', async () => {
		const wrong = wrongOf(signed);
		expect(tally(verdictsOf(wrong))).toEqual({ invalid: wrong.length });
		expect(tally(await verifiedByThem(wrong))).toEqual({ false: wrong.length });
	});
});

it('what a flow of the sandbox posts is valid to the SDK as it came over the wire', async () => {
	const [report, ...others] = await reportsOf(ID);
	expect(others).toEqual([]);
	expect(JSON.parse(report!.body)).toMatchObject({ token: 'token', exit: 'busy' });
	const signature = String(report!.headers['x-twilio-signature']);
	const as = { ...report!, url: report!.seen, key: ACCOUNT.authToken, signature, at: 0 };
	expect(await verifiedByThem([as, { ...as, body: `${as.body} ` }])).toEqual([true, false]);
});

describe('what the two read differently', () => {
	const url = 'https://hooks.example.com/result?rb=token';
	const request: Request = { key: 'token', url, seen: url, fields: [], body: '', at: 0 };

	it('JSON that the address does not name the hash of: signed is the address alone, so the body is anybody’s', async () => {
		const signed = await signedByThem([request]);
		expect(await verifiedByThem(signed)).toEqual([true]);
		const withBody = signed.map((each) => ({ ...each, body: '{"exit":"answered"}' }));
		expect(verdictsOf([...signed, ...withBody])).toEqual(['valid', 'invalid']);
	});

	it('SHA-256, with which shared keys sign: the SDK has to be told, we see it by the length', async () => {
		const { signature, told, untold } = await vendor.run(async (require, url) => {
			const { getExpectedTwilioSignature, validateRequest, HMAC_SHA256 } = require('twilio');
			const signature = getExpectedTwilioSignature('token', url, {}, HMAC_SHA256);
			const told = validateRequest('token', signature, url, {}, HMAC_SHA256);
			return { signature, told, untold: validateRequest('token', signature, url, {}) };
		}, url);
		expect({ told, untold }).toEqual({ told: true, untold: false });
		expect(verdictsOf([{ ...request, signature }])).toEqual(['valid']);
	});
});
