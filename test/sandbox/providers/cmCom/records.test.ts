import { instantClock } from '../../clocks';
import { ask, openSandbox, PRODUCT_TOKEN, startCmCom } from '../../support';

describe("CM.com's call detail records", () => {
	const ACCOUNT = '00000000-0000-4000-8000-0000000000a1';
	const records = (url: string, query = '', account = ACCOUNT, token = PRODUCT_TOKEN) =>
		ask(`${url}/cm/cdrapi/v1/${account}/conversations?${query}`, {
			headers: { 'x-cm-producttoken': token },
		});

	it('holds answered calls only', async () => {
		const sandbox = await openSandbox();
		await startCmCom(sandbox, { callee: '+14155550101', 'instruction-id': 'answered' });
		await startCmCom(sandbox, { callee: '+14155550104', 'instruction-id': 'silent' });
		await sandbox.idle();
		const { status, headers, body } = await records(sandbox.url, 'skip=0&take=1');
		expect([status, body]).toEqual([200, [{ 'instruction-id': 'answered' }]]);
		expect(headers.get('x-cm-pagination-total')).toBe('1');
	});

	it('answers an identical request within five minutes 429 with Retry-After', async () => {
		const clock = instantClock();
		const { url } = await openSandbox({ clock });
		const first = await records(url, 'skip=0&take=1');
		const other = await records(url, 'skip=1&take=1');
		clock.advance(60_000);
		const again = await records(url, 'skip=0&take=1');
		clock.advance(4 * 60_000);
		const later = await records(url, 'skip=0&take=1');
		expect([first, other, again, later].map(({ status }) => status)).toEqual([200, 200, 429, 200]);
		expect(again.headers.get('retry-after')).toBe('240');
	});

	it.each([
		{ given: 'a wrong token', account: ACCOUNT, token: 'no', status: 401 },
		{ given: 'another account', account: 'a1', token: PRODUCT_TOKEN, status: 404 },
	])('answers $status to $given', async ({ account, token, status }) => {
		const { url } = await openSandbox();
		expect((await records(url, '', account, token)).status).toBe(status);
	});
});
