/** What jambonz' two npm packages and we make of the same signatures. Neither package signs: the sandbox does. */
import type { Call } from '../../../sandbox/calls/call';
import { IN_PROGRESS, type Order } from '../../../sandbox/providers/jambonz/call-info';
import { ACCOUNT } from '../../../sandbox/providers/jambonz/credentials';
import { statusPost } from '../../../sandbox/providers/jambonz/posts';
import { createHmac } from 'node:crypto';
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

const ID = 'jambonz';
const COUNT = 4_000;
const NOW_MS = Date.UTC(2026, 0, 1);

let vendor: Vendor;
beforeAll(() => void (vendor = openVendor()));
afterAll(() => vendor.stop());

function signedByUs(bodies: readonly Signable[]): Signed[] {
	const call = { id: 'call-1', phone: 'answered' } as Call;
	const order = { request: { to: {} } } as unknown as Order;
	return bodies.map((each) => {
		const nowMs = () => NOW_MS - each.ageMs;
		const hooks = { status: 'http://here', nowMs, isReversed: false };
		const { sign } = statusPost(call, order, IN_PROGRESS, hooks)!;
		const signature = sign!('http://here', each.body)['jambonz-signature']!;
		return { ...each, key: ACCOUNT.webhookKey, signature, nowMs: NOW_MS };
	});
}

type Package = '@jambonz/node-client' | '@jambonz/sdk';

/** Through the middleware for Express that each package brings. */
const verifiedBy = (name: Package, signed: readonly Signed[]): Promise<boolean[]> =>
	vendor.run(
		async (require, { name, signed }) => {
			const { WebhookResponse } = require(name);
			const middleware = WebhookResponse.verifyJambonzSignature ?? WebhookResponse.verifySignature;
			return signed.map(({ body, key, signature, nowMs }) => {
				Date.now = () => nowMs;
				let passed = false;
				const request = {
					body,
					url: '/result',
					headers: { 'jambonz-signature': signature },
					get: () => signature,
				};
				try {
					middleware(key)(request, null, (error?: Error) => (passed = error === undefined));
				} catch {
					return false;
				}
				return passed;
			});
		},
		{ name, signed },
	);

/** How old a signature says it is, in milliseconds; in whole seconds. */
const ageOf = ({ signature }: Signed): number =>
	NOW_MS - 1_000 * Number(/^t=(\d+)/.exec(signature)![1]);

describe(`${COUNT} bodies signed by the sandbox`, () => {
	const { right, wrong } = withSpoilt(signedByUs(randomBodies(COUNT)));

	it('are valid here for five minutes before and after, and at no other time', () => {
		expect(verdictsOf(ID, right)).toEqual(
			right.map((each) => (Math.abs(ageOf(each)) <= WINDOW_MS ? 'valid' : 'stale')),
		);
	});

	it('are valid to @jambonz/sdk at the same times', async () => {
		expect(await verifiedBy('@jambonz/sdk', right)).toEqual(
			right.map((each) => Math.abs(ageOf(each)) <= WINDOW_MS),
		);
	});

	it('are valid to @jambonz/node-client before their time too, however far ahead it is', async () => {
		expect(await verifiedBy('@jambonz/node-client', right)).toEqual(
			right.map((each) => ageOf(each) <= WINDOW_MS),
		);
	});

	it('are valid nowhere once one character is another one', async () => {
		expect(tally(verdictsOf(ID, wrong))).toEqual({ invalid: 3 * COUNT });
		for (const name of ['@jambonz/sdk', '@jambonz/node-client'] as const)
			expect(tally(await verifiedBy(name, wrong))).toEqual({ false: 3 * COUNT });
	});
});

describe.each(['@jambonz/sdk', '@jambonz/node-client'] as const)(
	'what %s takes and we refuse',
	(name) => {
		const [body] = signedByUs(randomBodies(1).map((each) => ({ ...each, ageMs: 0 })));
		const judged = async (signature: string) => {
			const signed = [{ ...body!, signature }];
			return { there: await verifiedBy(name, signed), here: verdictsOf(ID, signed) };
		};

		it('a time that is no number: it would never grow old', async () => {
			const digest = createHmac('sha256', body!.key).update(`soon.${body!.body}`).digest('hex');
			expect(await judged(`t=soon,v1=${digest}`)).toEqual({ there: [true], here: ['invalid'] });
		});

		it('several signatures: jambonz sends one', async () => {
			const [time, digest] = body!.signature.split(',');
			const several = [time, `v1=${'0'.repeat(64)}`, digest].join(',');
			expect(await judged(several)).toEqual({ there: [true], here: ['invalid'] });
		});
	},
);

it('posts that the sandbox sent are verified by both packages as they came over the wire', async () => {
	const reports = await reportsOf(ID);
	expect(reports.map(({ body }) => JSON.parse(body).call_status)).toEqual([
		'trying',
		'ringing',
		'busy',
	]);
	const signed = reports.map((report) => {
		const signature = String(report.headers['jambonz-signature']);
		return { ...report, key: ACCOUNT.webhookKey, signature, ageMs: 0, at: 0, nowMs: Date.now() };
	});
	for (const name of ['@jambonz/sdk', '@jambonz/node-client'] as const)
		expect(await verifiedBy(name, signed)).toEqual([true, true, true]);
});
