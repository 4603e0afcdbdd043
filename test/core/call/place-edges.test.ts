import {
	authenticated,
	check,
	createLimiter,
	createLimiters,
	prepareCall,
	providers,
	type HttpRequest,
} from '../../../core';
import { placeCall } from '../../../core/call/place';
import { fakeClock, reservationsThat } from '../../support/fakes';
import { ACCOUNTS, SETTINGS, readyCall } from '../samples';

describe('placeCall at the edges', () => {
	it('never has more than 2 requests at Talkdesk in a second, also when a token is refused', async () => {
		const clock = fakeClock();
		const arrivalsMs: number[] = [];
		let tokens = 0;
		const server = async ({ url, headers }: HttpRequest) => {
			if (url.endsWith('/oauth/token'))
				return {
					status: 200,
					headers: {},
					body: { access_token: `t-${++tokens}`, expires_in: 600 },
				};
			await clock.sleep(20);
			arrivalsMs.push(clock.now());
			await clock.sleep(20);
			return headers.authorization === 'Bearer t-1'
				? { status: 401, headers: {}, body: {} }
				: { status: 202, headers: {}, body: { interaction_id: 'c' } };
		};
		const account = check(providers.talkdesk.account, ACCOUNTS.talkdesk);
		const transport = authenticated(providers.talkdesk, account, server, clock);
		const limiter = createLimiter({ requests: 2, perMs: 1_000 }, clock);
		const host = { transport, clock, limiters: [limiter], gates: [] };
		const call = (i: number) =>
			placeCall(providers.talkdesk, readyCall('talkdesk', { reference: `o-${i}` }), null, host);
		await clock.run(Promise.all([call(1), call(2)]));
		const widths = arrivalsMs.slice(2).map((ms, i) => ms - arrivalsMs[i]!);
		expect(Math.min(...widths)).toBeGreaterThanOrEqual(1_000);
	});

	it('says when the call was placed, not when it began to queue', async () => {
		const clock = fakeClock();
		const limiter = createLimiter({ requests: 1, perMs: 60_000 }, clock);
		const transport = async () => ({ status: 202, headers: {}, body: { interaction_id: 'c' } });
		const host = { transport, clock, limiters: [limiter], gates: [] };
		const call = (i: number) =>
			placeCall(providers.talkdesk, readyCall('talkdesk', { reference: `o-${i}` }), null, host);
		const [, second] = await clock.run(Promise.all([call(1), call(2)]));
		expect(second).toMatchObject({ placedAt: '2026-01-01T00:01:00.000Z' });
	});

	it('tells the refusal even when the reference cannot be released', async () => {
		const clock = fakeClock();
		const reservations = reservationsThat({
			release: () => Promise.reject(new Error('the disk is full')),
		});
		const transport = async () => ({ status: 404, headers: {}, body: {} });
		const placed = placeCall(providers.talkdesk, readyCall('talkdesk'), null, {
			transport,
			clock,
			limiters: [],
			gates: [],
			reservations,
		});
		await expect(clock.run(placed)).rejects.toMatchObject({ kind: 'flowNotFound' });
	});

	it('refuses a list of numbers as several numbers', () => {
		const call = prepareCall(
			providers.talkdesk,
			{ ...SETTINGS.talkdesk, to: ['+14155550123', '+14155550124'] },
			ACCOUNTS.talkdesk,
		);
		expect(call).toMatchObject({ kind: 'refused', reason: 'severalNumbers' });
	});

	it('lets no sliding second see more than 2.5 calls', async () => {
		const clock = fakeClock(0);
		const [limiter] = createLimiters(clock)(providers.cmCom, 'a', 2.5);
		const sent: number[] = [];
		await clock.run(
			Promise.all(
				Array.from({ length: 6 }, async () => {
					const r = await limiter!.acquire();
					sent.push(clock.now());
					r();
				}),
			),
		);
		for (let i = 3; i < sent.length; i++)
			expect(sent[i]! - sent[i - 3]!).toBeGreaterThanOrEqual(1_000);
	});

	it('tries a refused access token once more and not for ever', async () => {
		const clock = fakeClock();
		let asked = 0;
		const transport = async () => {
			asked += 1;
			return { status: 401, headers: {}, body: {}, tokenDropped: true };
		};
		const placed = placeCall(providers.talkdesk, readyCall('talkdesk'), null, {
			transport,
			clock,
			limiters: [],
			gates: [],
		});
		await expect(clock.run(placed)).rejects.toMatchObject({ kind: 'unauthorized' });
		expect(asked).toBe(2);
	});
});
