import { openToken, receiveReport, wayBack } from '../../../core';
import { NOW_MS, TO, keysOf, readyCall, thrownBy } from '../samples';

const DAY_MS = 24 * 60 * 60 * 1_000;
const back = (change: Partial<Parameters<typeof wayBack>[1]> = {}, settings: object = {}) =>
	wayBack(readyCall('cmCom', { context: { orderId: 1042 }, ...settings }), {
		url: 'https://hooks.example.com/r',
		keys: keysOf(),
		way: 'account',
		deliver: { node: 'node-1' },
		nowMs: NOW_MS,
		waitLimitMs: 60_000,
		...change,
	});

describe('wayBack', () => {
	it('is an address whose token says all that is needed to deliver the result', () => {
		const { address, token } = back();
		const sealed = new URL(address.url).searchParams.get('rb');
		expect(sealed).toBe(address.token);
		expect(openToken(sealed, keysOf(), NOW_MS)).toEqual(token);
		expect(token).toEqual({
			id: expect.stringMatching(/^[\w-]{8,}$/),
			provider: 'cmCom',
			reference: 'order-1042',
			to: TO,
			placedAt: '2026-01-01T00:00:00.000Z',
			expiresAt: NOW_MS + 60_000 + DAY_MS,
			context: { orderId: 1042 },
			deliver: { node: 'node-1' },
			way: 'account',
		});
	});

	it('says which keys mean that somebody wants no more calls', () => {
		const { address, token } = back({}, { optOutDigits: '9, *0' });
		expect(token.optOutKeys).toEqual(['9', '*0']);
		expect(openToken(address.token, keysOf(), NOW_MS)).toEqual(token);
		const body = { result: { code: 10, description: 'Finished successfully' }, digits: '9' };
		const report = { query: { rb: address.token }, rawBody: JSON.stringify(body) };
		expect(receiveReport(report, keysOf(), NOW_MS)).toMatchObject({ result: { optOut: true } });
	});

	it('refuses what is no key of a phone', () =>
		expect(thrownBy(() => back({}, { optOutDigits: 'nine' }))).toMatchObject({
			field: 'optOutDigits',
			message: expect.stringContaining('"Opt-Out Digits"'),
		}));

	it.each([
		['a day longer than the wait', 5 * 60_000, 5 * 60_000 + DAY_MS],
		['seven days when nothing waits', null, 7 * DAY_MS],
	])('lives %s', (_what, waitLimitMs, lifeMs) => {
		const { token, address } = back({ waitLimitMs });
		expect(token.expiresAt - NOW_MS).toBe(lifeMs);
		expect(openToken(address.token, keysOf(), NOW_MS + lifeMs - 1)).toEqual(token);
		expect(thrownBy(() => openToken(address.token, keysOf(), NOW_MS + lifeMs))).toMatchObject({
			kind: 'expiredToken',
		});
	});

	it('has an id of its own for every call, the same reference or not', () => {
		expect(new Set(Array.from({ length: 100 }, () => back().token.id)).size).toBe(100);
	});

	it('shows no number in its address', () => {
		expect(back().address.url).not.toContain(TO.slice(2));
	});

	it('fits with the largest context that is allowed, in the addresses of both hosts', () => {
		const context = ['x'.repeat(1_020)];
		expect(back({}, { context }).address.url.length).toBeLessThanOrEqual(2_000);
	});

	it('is refused before dialling when the address would be too long', () => {
		const url = `https://hooks.example.com/${'p'.repeat(1_900)}`;
		expect(thrownBy(() => back({ url }))).toMatchObject({
			kind: 'invalidRequest',
			field: 'context',
			dialled: 'no',
		});
	});
});
