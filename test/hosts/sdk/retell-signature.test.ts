/** npm retell-sdk signs for us, we sign for it, and each refuses what the other refuses. */
import type { Call } from '../../../sandbox/calls/call';
import { ACCOUNT } from '../../../sandbox/providers/retell/credentials';
import { endReport } from '../../../sandbox/providers/retell/report';
import {
	reportsOf,
	tally,
	verdictsOf,
	WINDOW_MS,
	withSpoilt,
	type Signed,
} from './support/compare';
import { randomBodies, type Signable } from './support/random-calls';
import { openVendor, type Vendor } from './support/vendor';

const ID = 'retell';
const COUNT = 4_000;
const NOW_MS = Date.UTC(2026, 0, 1);

let vendor: Vendor;
beforeAll(() => void (vendor = openVendor()));
afterAll(() => vendor.stop());

/** By the SDK, at the time that makes them as old as they are. */
async function signedByThem(bodies: readonly Signable[]): Promise<Signed[]> {
	const signatures: string[] = await vendor.run(
		async (require, { bodies, nowMs }) => {
			const { Retell } = require('retell-sdk');
			const signed = bodies.map(({ body, key, ageMs }) => {
				Date.now = () => nowMs - ageMs;
				return Retell.sign(body, key);
			});
			return Promise.all(signed);
		},
		{ bodies, nowMs: NOW_MS },
	);
	return bodies.map((each, index) => ({
		...each,
		signature: signatures[index]!,
		nowMs: NOW_MS,
	}));
}

/** By what the sandbox signs its reports with; its key is always the same. */
function signedByUs(bodies: readonly Signable[]): Signed[] {
	const call = { id: 'call_1', phone: 'answered', endedAt: '2026-01-01T00:00:00Z' } as Call;
	const order = { request: {} } as Parameters<typeof endReport>[1];
	return bodies.map((each) => {
		const { genuine } = endReport(call, order, {
			url: 'http://here',
			nowMs: () => NOW_MS - each.ageMs,
		});
		const signature = genuine.sign!('http://here', each.body)['x-retell-signature']!;
		return { ...each, key: ACCOUNT.webhookKey, signature, nowMs: NOW_MS };
	});
}

const verifiedByThem = (signed: readonly Signed[]): Promise<boolean[]> =>
	vendor.run(async (require, signed) => {
		const { Retell } = require('retell-sdk');
		const verified = signed.map(({ body, key, signature, nowMs }) => {
			Date.now = () => nowMs;
			return Retell.verify(body, key, signature);
		});
		return Promise.all(verified);
	}, signed);

const expected = (signed: readonly Signed[]) =>
	signed.map(({ ageMs }) => (Math.abs(ageMs) <= WINDOW_MS ? 'valid' : 'stale'));

describe.each([
	['retell-sdk', signedByThem],
	['the sandbox', signedByUs],
])(`${COUNT} bodies signed by %s`, (_who, sign) => {
	let signed: { right: Signed[]; wrong: Signed[] };
	beforeAll(async () => void (signed = withSpoilt(await sign(randomBodies(COUNT)))));

	it('are valid here for five minutes before and after, and at no other time', () => {
		expect(verdictsOf(ID, signed.right)).toEqual(expected(signed.right));
	});

	it('are valid there at the same times', async () => {
		const verified = await verifiedByThem(signed.right);
		expect(verified).toEqual(expected(signed.right).map((verdict) => verdict === 'valid'));
	});

	it('are valid neither here nor there once one character is another one', async () => {
		expect(tally(verdictsOf(ID, signed.wrong))).toEqual({ invalid: 3 * COUNT });
		expect(tally(await verifiedByThem(signed.wrong))).toEqual({ false: 3 * COUNT });
	});
});

describe('what the two read differently', () => {
	const [body] = randomBodies(1).map((each) => ({ ...each, ageMs: 0 }));

	it('a time with a zero in front: the SDK drops the zero before it checks, we check what was sent', async () => {
		const signed = await signedByThem([body!]);
		const padded = signed.map((each) => ({
			...each,
			signature: each.signature.replace('v=', 'v=0'),
		}));
		expect(await verifiedByThem(padded)).toEqual([true]);
		expect(verdictsOf(ID, padded)).toEqual(['invalid']);
	});

	it('no letter case: a digest in capitals is the same one to both', async () => {
		const signed = await signedByThem([body!]);
		const capitals = signed.map((each) => ({
			...each,
			signature: each.signature.replace(/d=.*/, (digest) => `d=${digest.slice(2).toUpperCase()}`),
		}));
		expect(await verifiedByThem(capitals)).toEqual([true]);
		expect(verdictsOf(ID, capitals)).toEqual(['valid']);
	});
});

it('a report that the sandbox sent is verified by the SDK as it came over the wire', async () => {
	const [report, ...others] = await reportsOf(ID);
	expect(others).toEqual([]);
	expect(JSON.parse(report!.body)).toMatchObject({
		event: 'call_ended',
		call: { disconnection_reason: 'dial_busy', metadata: { token: 'token' } },
	});
	const signature = String(report!.headers['x-retell-signature']);
	const key = ACCOUNT.webhookKey;
	const as = { ...report!, key, signature, ageMs: 0, at: 0, nowMs: Date.now() };
	expect(await verifiedByThem([as, { ...as, body: `${as.body} ` }])).toEqual([true, false]);
});
