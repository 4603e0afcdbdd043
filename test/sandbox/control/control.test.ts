import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	APPOINTMENT,
	APPROVE,
	ask,
	ASKS,
	type Answered,
	control,
	COURIER,
	ON_DUTY,
	openSandbox,
	PASS_ON,
	PAYMENT,
	start,
	startCmCom,
} from '../support';

const NOWHERE = 'http://127.0.0.1:9/';

describe('GET /_sandbox/calls', () => {
	it('lists the calls in order, as calls() does', async () => {
		const sandbox = await openSandbox();
		await start(sandbox, 'cmCom', '+14155550101', NOWHERE);
		await start(sandbox, 'kaleyra', '+14155550103', NOWHERE);
		await sandbox.idle();
		const { status, body } = await control(sandbox, 'GET', '/calls');
		expect(status).toBe(200);
		expect(body).toEqual(sandbox.calls());
		expect(body.map(({ to }: { to: string }) => to)).toEqual(['+14155550101', '+14155550103']);
		expect(body[0]).toMatchObject({
			id: expect.any(String),
			provider: 'cmCom',
			reference: null,
			flowId: COURIER.cmCom,
			variables: {},
			placedAt: expect.stringMatching(/^2026-.*Z$/),
			phone: 'answered',
			exit: 'answered',
			timeline: expect.any(Array),
		});
	});

	it('forgets the oldest beyond keepCalls', async () => {
		const sandbox = await openSandbox({ options: { keepCalls: 2 } });
		const numbers = ['+14155550101', '+14155550103', '+14155550104'];
		for (const to of numbers) await start(sandbox, 'kaleyra', to, NOWHERE);
		expect(sandbox.calls().map(({ to }) => to)).toEqual(numbers.slice(1));
	});

	it('is empty after DELETE', async () => {
		const sandbox = await openSandbox();
		await start(sandbox, 'cmCom', '+14155550101', NOWHERE);
		expect((await control(sandbox, 'DELETE', '/calls')).status).toBe(204);
		expect((await control(sandbox, 'GET', '/calls')).body).toEqual([]);
	});
});

describe('GET /_sandbox/about', () => {
	it('tells everything an account needs', async () => {
		const sandbox = await openSandbox({ speed: 7 });
		const { body } = await control(sandbox, 'GET', '/about');
		const { version } = JSON.parse(
			readFileSync(join(__dirname, '../../../sandbox/package.json'), 'utf8'),
		);
		expect(body).toMatchObject({
			name: '@ringback/sandbox',
			version,
			speed: 7,
			baseUrls: sandbox.baseUrls,
			tokenUrl: `${sandbox.url}/talkdesk/oauth/token`,
			credentials: {
				talkdesk: {
					clientId: 'sandbox-client',
					clientSecret: 'sandbox-secret',
					privateKey: expect.stringContaining('PRIVATE KEY'),
				},
				cmCom: { productToken: '00000000-0000-4000-8000-000000000001' },
				kaleyra: { sid: 'HXSANDBOX', apiKey: 'sandbox-key' },
			},
			flows: [
				{ name: 'Courier at the door', ids: COURIER },
				{ name: 'Pass the call on', ids: PASS_ON },
				{ name: 'Courier asks', ids: ASKS },
				{ name: 'Appointment reminder', ids: APPOINTMENT },
				{ name: 'Payment failed', ids: PAYMENT },
				{ name: 'On duty', ids: ON_DUTY },
				{ name: 'Approve by phone', ids: APPROVE },
			],
			bridges: expect.arrayContaining(['+14155550160']),
		});
	});
});

describe('GET /_sandbox/calls?find=&show=', () => {
	it.each([
		['find=0103', ['03']],
		['find=COURIER', ['01', '03', '04']],
		['show=busy', ['03']],
		['show=answered&find=0103', []],
		['show=live', []],
		['limit=1&find=courier', ['04']],
	])('%s', async (query, endings) => {
		const sandbox = await openSandbox();
		for (const ending of ['01', '03', '04'])
			await start(sandbox, 'cmCom', `+141555501${ending}`, NOWHERE);
		await sandbox.idle();
		const { body } = await control(sandbox, 'GET', `/calls?${query}`);
		expect(body.map(({ to }: { to: string }) => to.slice(-2))).toEqual(endings);
	});

	it('answers 400 to a word it does not know', async () => {
		const { status, body } = await control(await openSandbox(), 'GET', '/calls?show=lost');
		expect([status, body.message]).toEqual([400, expect.stringContaining('show')]);
	});
});

describe('GET /_sandbox/report?limit=', () => {
	const steps = ({ body }: Answered) =>
		body.entries.map((row: Record<string, string>) => `${row.destination_number} ${row.step_name}`);

	it.each([1, 4, 6, 1_000])(
		'%d gives the newest so many rows, and how many there are',
		async (limit) => {
			const sandbox = await openSandbox();
			for (const ending of ['01', '03', '05'])
				await start(sandbox, 'cmCom', `+1415555${ending}03`, NOWHERE);
			await sandbox.idle();
			const all = await control(sandbox, 'GET', '/report?provider=all');
			const some = await control(sandbox, 'GET', `/report?provider=all&limit=${limit}`);
			expect(steps(some)).toEqual(steps(all).slice(-limit));
			expect([some.body.total, all.body.total]).toEqual([12, 12]);
		},
	);

	it.each(['0', '-1', 'many', '1.5'])('%s is answered 400', async (limit) => {
		const { status, body } = await control(await openSandbox(), 'GET', `/report?limit=${limit}`);
		expect(status).toBe(400);
		expect(body.message).toContain('limit');
	});
});

describe('/_sandbox/faults', () => {
	it('lists what waits and how often, until DELETE', async () => {
		const sandbox = await openSandbox();
		const wanted = { provider: 'kaleyra', fault: 'slow', times: 3 };
		expect((await control(sandbox, 'POST', '/faults', wanted)).status).toBe(201);
		await control(sandbox, 'POST', '/faults', { provider: 'cmCom', fault: 'http-429' });
		expect((await control(sandbox, 'GET', '/faults')).body).toEqual([
			wanted,
			{ provider: 'cmCom', fault: 'http-429', times: 1 },
		]);
		await control(sandbox, 'DELETE', '/faults');
		expect((await control(sandbox, 'GET', '/faults')).body).toEqual([]);
	});

	it.each([
		['?provider=cmCom', ['kaleyra slow', 'kaleyra http-429']],
		['?fault=slow', ['kaleyra http-429']],
		['?provider=kaleyra&fault=slow', ['cmCom slow', 'kaleyra http-429']],
		['?provider=talkdesk', ['cmCom slow', 'kaleyra slow', 'kaleyra http-429']],
	])('DELETE%s takes back what it names and leaves the rest', async (query, left) => {
		const sandbox = await openSandbox();
		for (const [provider, fault] of [
			['cmCom', 'slow'],
			['kaleyra', 'slow'],
			['kaleyra', 'http-429'],
		])
			await control(sandbox, 'POST', '/faults', { provider, fault });
		expect((await control(sandbox, 'DELETE', `/faults${query}`)).status).toBe(204);
		const { body } = await control(sandbox, 'GET', '/faults');
		expect(body.map((one: Record<string, string>) => `${one.provider} ${one.fault}`)).toEqual(left);
	});

	it.each(['?provider=nobody', '?fault=explode', '?colour=red'])(
		'DELETE%s is answered 400 and takes nothing back',
		async (query) => {
			const sandbox = await openSandbox();
			await control(sandbox, 'POST', '/faults', { provider: 'cmCom', fault: 'slow' });
			expect((await control(sandbox, 'DELETE', `/faults${query}`)).status).toBe(400);
			expect((await control(sandbox, 'GET', '/faults')).body).toHaveLength(1);
		},
	);

	it.each([
		[{ provider: 'nobody', fault: 'slow' }, 'provider'],
		[{ provider: 'cmCom', fault: 'explode' }, 'fault'],
		[{ provider: 'cmCom', fault: 'slow', times: 0 }, 'times'],
		[{ provider: 'cmCom', fault: 'slow', often: 1 }, 'often'],
		[[], 'object'],
	])('answers 400 to %j, naming %s', async (body, names) => {
		const answer = await control(await openSandbox(), 'POST', '/faults', body);
		expect(answer.status).toBe(400);
		expect(answer.body.message).toContain(names);
	});
});

describe('/_sandbox/options', () => {
	it('changes what is named and keeps the rest', async () => {
		const sandbox = await openSandbox({ options: { retryReports: 7 } });
		const before = (await control(sandbox, 'GET', '/options')).body;
		const { status, body } = await control(sandbox, 'PUT', '/options', { cmRefusal: 'messages' });
		expect(status).toBe(200);
		expect(body).toEqual({ ...before, cmRefusal: 'messages' });
		expect(body.retryReports).toBe(7);
		const refused = await startCmCom(sandbox, { callee: 'nobody' });
		expect(refused.body).toHaveProperty('messages');
	});

	it.each([
		[{ cmRefusal: 'shrug' }, 'cmRefusal'],
		[{ retryReports: 0 }, 'retryReports'],
		[{ talkdeskPublicKey: 'not a key' }, 'talkdeskPublicKey'],
		[{ unheardOf: 1 }, 'unheardOf'],
		['text', 'record'],
	])('answers 400 to %j, naming %s, and changes nothing', async (changes, names) => {
		const sandbox = await openSandbox();
		const before = (await control(sandbox, 'GET', '/options')).body;
		const { status, body } = await control(sandbox, 'PUT', '/options', changes);
		expect(status).toBe(400);
		expect(body.message).toContain(names);
		expect((await control(sandbox, 'GET', '/options')).body).toEqual(before);
	});
});

describe('/', () => {
	it('shows the addresses as a page', async () => {
		const { url, baseUrls } = await openSandbox();
		const { status, headers, body } = await ask(url);
		expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
		for (const address of Object.values(baseUrls)) expect(body).toContain(address);
	});
});
