import { instantClock } from '../../clocks';
import { ask, askToken, openReceiver, openSandbox, PASS_ON, startTalkdesk } from '../../support';

const ORDER = { customer_number: '+14155550101', order_number: '1042', origin_store: 'Corner' };
const HEX_ID = /^[0-9a-f]{32}$/;

describe('starting a Talkdesk flow', () => {
	it('answers 202 with the three documented ids', async () => {
		const { status, body } = await startTalkdesk(await openSandbox(), ORDER);
		expect(status).toBe(202);
		expect(body).toEqual({
			interaction_id: expect.stringMatching(HEX_ID),
			flow_version_id: expect.stringMatching(HEX_ID),
			flow_execution_id: expect.stringMatching(HEX_ID),
		});
	});

	it('records the call under its interaction id, with the arguments and their reference', async () => {
		const sandbox = await openSandbox();
		const { body } = await startTalkdesk(sandbox, { ...ORDER, reference: 'order-1042' });
		expect(sandbox.calls()).toMatchObject([
			{
				id: body.interaction_id,
				provider: 'talkdesk',
				to: '+14155550101',
				reference: 'order-1042',
				variables: { order_number: '1042' },
			},
		]);
	});

	it.each([
		{ given: 'a body that is not JSON', send: '{"customer_number":', status: 400 },
		{ given: 'an empty body', send: '', status: 400 },
		{ given: 'an array', send: [], status: 400 },
		{ given: 'a number as argument', send: { ...ORDER, order_number: 1042 }, status: 400 },
		{ given: 'null as argument', send: { ...ORDER, order_number: null }, status: 400 },
		{
			given: 'an unknown flow',
			send: ORDER,
			flowId: PASS_ON.talkdesk.replace('c02', 'fff'),
			status: 404,
		},
		{ given: 'a wrong token', send: ORDER, token: 'wrong', status: 401 },
		{ given: 'more than 256 KB', send: { ...ORDER, note: 'x'.repeat(300_000) }, status: 413 },
	])('answers $status to $given, in the documented shape, and dials no number', async (row) => {
		const sandbox = await openSandbox();
		const { status, body } = await startTalkdesk(sandbox, row.send, row);
		expect(status).toBe(row.status);
		expect(body).toEqual({
			code: expect.stringMatching(/^sandbox_/),
			message: expect.any(String),
			description: expect.any(String),
			fields: expect.any(Array),
		});
		expect(sandbox.calls()).toEqual([]);
	});

	it('names the arguments that are not strings', async () => {
		const { body } = await startTalkdesk(await openSandbox(), { ...ORDER, order_number: 1 });
		expect(body.fields).toEqual([{ name: 'order_number', description: 'must be a string' }]);
	});

	it('takes other types when talkdeskNonString says accept', async () => {
		const sandbox = await openSandbox({ options: { talkdeskNonString: 'accept' } });
		const { status } = await startTalkdesk(sandbox, { ...ORDER, order_number: 7 });
		await sandbox.idle();
		expect(status).toBe(202);
		expect(sandbox.calls()[0]?.timeline).toContainEqual(
			expect.objectContaining({ event: 'says', text: expect.stringContaining('order 7 ') }),
		);
	});

	it('answers 403 to a token without the scope', async () => {
		const sandbox = await openSandbox();
		const { body } = await askToken(sandbox, {
			grant_type: 'client_credentials',
			scope: 'account:read',
		});
		const { status } = await startTalkdesk(sandbox, ORDER, { token: body.access_token });
		expect(status).toBe(403);
	});

	it('answers 401 once the token has outlived its life', async () => {
		const clock = instantClock();
		const sandbox = await openSandbox({ clock, options: { tokenLifeSeconds: 30 } });
		const token = (await askToken(sandbox)).body.access_token;
		clock.advance(29_000);
		expect((await startTalkdesk(sandbox, ORDER, { token })).status).toBe(202);
		clock.advance(1_000);
		expect((await startTalkdesk(sandbox, ORDER, { token })).status).toBe(401);
	});

	it('leaves through "Invalid number" when the flow is given no number', async () => {
		const sandbox = await openSandbox();
		const receiver = await openReceiver();
		await startTalkdesk(sandbox, { order_number: '1', result_url: receiver.url });
		await sandbox.idle();
		expect(receiver.reports[0]?.body).toMatchObject({ exit: 'Invalid number' });
	});
});

describe('the limit of two requests per second', () => {
	const statuses = async (answers: Promise<{ status: number }>[]) =>
		(await Promise.all(answers)).map(({ status }) => status).sort();

	it('refuses exactly one of three at once', async () => {
		const sandbox = await openSandbox();
		const token = (await askToken(sandbox)).body.access_token;
		const three = [1, 2, 3].map(() => startTalkdesk(sandbox, ORDER, { token }));
		expect(await statuses(three)).toEqual([202, 202, 429]);
		expect(sandbox.calls()).toHaveLength(2);
	});

	it.each([
		{ countRefused: false, fourth: 202 },
		{ countRefused: true, fourth: 429 },
	])(
		'slides: with talkdeskCountRefused $countRefused a request 1 s after the first two is answered $fourth',
		async ({ countRefused, fourth }) => {
			const clock = instantClock();
			const sandbox = await openSandbox({
				clock,
				speed: 1e12,
				options: { talkdeskCountRefused: countRefused },
			});
			const token = (await askToken(sandbox)).body.access_token;
			const one = async () => (await startTalkdesk(sandbox, {}, { token })).status;
			const seen = [await one(), await one()];
			clock.advance(999);
			// twice, so that counted refusals fill the window again
			seen.push(await one(), await one());
			clock.advance(1);
			seen.push(await one());
			expect(seen).toEqual([202, 202, 429, 429, fourth]);
		},
	);

	it.each([
		{ seconds: null, header: null },
		{ seconds: 3, header: '3' },
	])(
		'sends Retry-After $header when retryAfterSeconds is $seconds',
		async ({ seconds, header }) => {
			const sandbox = await openSandbox({ options: { retryAfterSeconds: seconds } });
			const token = (await askToken(sandbox)).body.access_token;
			const answers = [1, 2, 3].map(() => startTalkdesk(sandbox, ORDER, { token }));
			const refused = (await Promise.all(answers)).find(({ status }) => status === 429);
			expect(refused?.headers.get('retry-after')).toBe(header);
		},
	);

	it('counts requests that are refused for what they hold, but not those of strangers', async () => {
		const sandbox = await openSandbox();
		const token = (await askToken(sandbox)).body.access_token;
		const seen = [
			await startTalkdesk(sandbox, ORDER, { token: 'wrong' }),
			await startTalkdesk(sandbox, 'garbage', { token }),
			await startTalkdesk(sandbox, ORDER, { token }),
			await startTalkdesk(sandbox, ORDER, { token }),
		];
		expect(seen.map(({ status }) => status)).toEqual([401, 400, 202, 429]);
	});
});

describe('Talkdesk paths', () => {
	it('answers 405 with the method to use', async () => {
		const { baseUrls } = await openSandbox();
		const { status, headers } = await ask(`${baseUrls.talkdesk}/oauth/token`);
		expect([status, headers.get('allow')]).toEqual([405, 'POST']);
	});
});
