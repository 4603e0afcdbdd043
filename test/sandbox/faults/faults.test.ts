import type { Sandbox } from '../../../sandbox/index';
import { createFaultQueue } from '../../../sandbox/faults/queue';
import { instantClock } from '../clocks';
import {
	control,
	openReceiver,
	openSandbox,
	start,
	startCmCom,
	startKaleyra,
	startTalkdesk,
} from '../support';

const TO = '+14155550101';
const PROVIDERS = ['talkdesk', 'cmCom', 'kaleyra'] as const;

const order = (sandbox: Sandbox, provider: string, fault: string, times = 1) =>
	control(sandbox, 'POST', '/faults', { provider, fault, times });

/** Starts a call whose answer is not going to come as it should; says what came instead. */
const outcomeOf = (answer: Promise<{ status: number; body: unknown }>) =>
	answer.then(
		({ status, body }) => ({ status, readable: typeof body !== 'string' }),
		() => 'no answer',
	);

describe.each(PROVIDERS)('faults at %s', (provider) => {
	it.each([
		{ fault: 'refuse-connection', seen: 'no answer', dialled: 0 },
		{ fault: 'http-429', seen: { status: 429, readable: true }, dialled: 0 },
		{ fault: 'reset-after-accept', seen: 'no answer', dialled: 1 },
		{ fault: 'http-500-after-accept', seen: { status: 500, readable: true }, dialled: 1 },
		{ fault: 'http-409-after-accept', seen: { status: 409, readable: true }, dialled: 1 },
		{
			fault: 'garbage-body',
			seen: { status: provider === 'talkdesk' ? 202 : 200, readable: false },
			dialled: 1,
		},
	])(
		'$fault: dialled $dialled, and the next start is answered',
		async ({ fault, seen, dialled }) => {
			const sandbox = await openSandbox();
			const receiver = await openReceiver();
			await order(sandbox, provider, fault);
			expect(await outcomeOf(start(sandbox, provider, TO, receiver.url))).toEqual(seen);
			await sandbox.idle();
			expect([sandbox.calls().length, receiver.reports.length]).toEqual([dialled, dialled]);
			expect((await start(sandbox, provider, TO, receiver.url)).status).toBeLessThan(300);
		},
	);

	it('timeout-after-accept: the call goes its way and the start is never answered', async () => {
		const sandbox = await openSandbox();
		const receiver = await openReceiver();
		await order(sandbox, provider, 'timeout-after-accept');
		const starting = outcomeOf(start(sandbox, provider, TO, receiver.url));
		const first = await Promise.race([starting, receiver.first.then(() => 'report')]);
		await sandbox.stop();
		expect([first, await starting]).toEqual(['report', 'no answer']);
	});

	it('slow: the call is dialled and the answer held back for slowMs', async () => {
		const clock = instantClock();
		const sandbox = await openSandbox({ clock, options: { slowMs: 100_000 } });
		await order(sandbox, provider, 'slow');
		const beforeMs = clock.nowMs();
		const { status } = await start(sandbox, provider, TO, 'http://127.0.0.1:9/');
		expect(status).toBeLessThan(300);
		expect(clock.nowMs() - beforeMs).toBeGreaterThanOrEqual(100_000);
		expect(sandbox.calls()).toHaveLength(1);
	});

	it('drop-report: no report, once', async () => {
		const sandbox = await openSandbox();
		const receiver = await openReceiver();
		await order(sandbox, provider, 'drop-report');
		await start(sandbox, provider, TO, receiver.url);
		await sandbox.idle();
		expect(receiver.reports).toEqual([]);
		await start(sandbox, provider, TO, receiver.url);
		await sandbox.idle();
		expect(receiver.reports).toHaveLength(1);
	});

	it('duplicate-report: the same report twice', async () => {
		const sandbox = await openSandbox();
		const receiver = await openReceiver();
		await order(sandbox, provider, 'duplicate-report');
		await start(sandbox, provider, TO, receiver.url);
		await sandbox.idle();
		const [first, second] = receiver.reports;
		expect(receiver.reports).toHaveLength(2);
		expect(second).toEqual(first);
	});

	it('forged-report: another exit under a wrong token comes first', async () => {
		const sandbox = await openSandbox();
		const receiver = await openReceiver();
		await order(sandbox, provider, 'forged-report');
		await start(sandbox, provider, TO, receiver.url);
		await sandbox.idle();
		const [forged, genuine] = receiver.reports.map(({ query, body }) => ({
			token: query.rb ?? body.token,
			says: query.status ?? body.exit ?? body.result.code,
		}));
		expect(receiver.reports).toHaveLength(2);
		expect([forged?.token, genuine?.token]).toEqual(['eniuneg', 'genuine']);
		expect(forged?.says).not.toEqual(genuine?.says);
	});

	it('late-report: the report comes lateReportMs later', async () => {
		const clock = instantClock();
		const sandbox = await openSandbox({ clock, options: { lateReportMs: 100_000 } });
		const receiver = await openReceiver();
		await order(sandbox, provider, 'late-report');
		const beforeMs = clock.nowMs();
		await start(sandbox, provider, TO, receiver.url);
		await sandbox.idle();
		expect(receiver.reports).toHaveLength(1);
		expect(clock.nowMs() - beforeMs).toBeGreaterThanOrEqual(100_000);
	});

	it('wrong-content-type: the same report under another name', async () => {
		const sandbox = await openSandbox();
		const receiver = await openReceiver();
		await order(sandbox, provider, 'wrong-content-type');
		await start(sandbox, provider, TO, receiver.url);
		await start(sandbox, provider, TO, receiver.url);
		await sandbox.idle();
		// a GET has no body to name
		const named = provider === 'kaleyra' ? [] : ['application/json', 'text/plain'];
		expect(receiver.types.filter(Boolean).sort()).toEqual(named);
	});

	it('oversized-report: larger than 256 KB in every try', async () => {
		const sandbox = await openSandbox({ options: { retryReports: 3 } });
		const receiver = await openReceiver([413, 413, 413]);
		await order(sandbox, provider, 'oversized-report');
		await start(sandbox, provider, TO, receiver.url);
		await sandbox.idle();
		const tries = sandbox.calls()[0]!.timeline.filter(({ event }) => event === 'report');
		expect(tries).toHaveLength(3);
		// what does not fit into an address never gets past a receiver's parser
		expect(tries.map(({ status }) => status)).toEqual(
			Array(3).fill(provider === 'kaleyra' ? 431 : 413),
		);
		for (const { body } of receiver.reports)
			expect(JSON.stringify(body).length).toBeGreaterThan(256 * 1024);
	});

	it.each([
		{ fault: 'http-429', dialled: 0 },
		{ fault: 'http-500-after-accept', dialled: 1 },
		{ fault: 'drop-report', dialled: 1 },
	])('$fault for one number passes by every other', async ({ fault, dialled }) => {
		const sandbox = await openSandbox();
		const receiver = await openReceiver();
		const OTHER = '+14155550102';
		await control(sandbox, 'POST', '/faults', { provider, fault, to: OTHER });
		expect((await start(sandbox, provider, TO, receiver.url)).status).toBeLessThan(300);
		await sandbox.idle();
		expect(receiver.reports).toHaveLength(1);

		const { status } = await start(sandbox, provider, OTHER, receiver.url);
		await sandbox.idle();
		const struck = status >= 400 || receiver.reports.length === 1;
		expect([struck, sandbox.calls().length]).toEqual([true, 1 + dialled]);
		expect((await control(sandbox, 'GET', '/faults')).body).toEqual([]);
	});

	it('http-429 says when to come back, if it was told to', async () => {
		const sandbox = await openSandbox();
		await control(sandbox, 'POST', '/faults', {
			provider,
			fault: 'http-429',
			retryAfterSeconds: 7,
		});
		const { headers } = await start(sandbox, provider, TO, 'http://127.0.0.1:9/');
		expect(headers.get('retry-after')).toBe('7');
	});

	it('a refused start uses up no fault that strikes after accepting', async () => {
		const sandbox = await openSandbox();
		await order(sandbox, provider, 'http-500-after-accept');
		const refused = await {
			talkdesk: () => startTalkdesk(sandbox, 'garbage'),
			cmCom: () => startCmCom(sandbox, { callee: 'nobody' }),
			kaleyra: () => startKaleyra(sandbox, { to: 'nobody' }),
		}[provider]();
		expect(refused.status).toBeLessThan(500);
		expect((await start(sandbox, provider, TO, 'http://127.0.0.1:9/')).status).toBe(500);
	});

	it('strikes only its own provider', async () => {
		const sandbox = await openSandbox();
		const other = PROVIDERS.find((name) => name !== provider)!;
		await order(sandbox, other, 'http-429');
		expect((await start(sandbox, provider, TO, 'http://127.0.0.1:9/')).status).toBeLessThan(300);
	});
});

describe('createFaultQueue', () => {
	it('uses a fault up as often as it was ordered, oldest first', () => {
		const faults = createFaultQueue();
		faults.add({ provider: 'cmCom', fault: 'slow', times: 2 });
		faults.add({ provider: 'cmCom', fault: 'garbage-body', times: 1 });
		const taken = [1, 2, 3, 4].map(() => faults.take('cmCom', 'after', [TO])?.fault);
		expect(taken).toEqual(['slow', 'slow', 'garbage-body', undefined]);
	});

	it('keeps the fault of one number for it, behind younger ones for any number', () => {
		const faults = createFaultQueue();
		faults.add({ provider: 'cmCom', fault: 'slow', times: 1, to: TO });
		faults.add({ provider: 'cmCom', fault: 'garbage-body', times: 1 });
		const taken = [['+14155550102'], ['+14155550102'], ['+14155550103', TO]].map(
			(numbers) => faults.take('cmCom', 'after', numbers)?.fault,
		);
		expect(taken).toEqual(['garbage-body', undefined, 'slow']);
	});

	it('keeps faults of other stages for their time', () => {
		const faults = createFaultQueue();
		faults.add({ provider: 'cmCom', fault: 'drop-report', times: 1 });
		expect(faults.take('cmCom', 'before', [TO])).toBeUndefined();
		expect(faults.take('cmCom', 'after', [TO])).toBeUndefined();
		expect(faults.strikes('cmCom', 'duplicate-report', TO)).toBe(false);
		expect(faults.list()).toHaveLength(1);
		expect(faults.strikes('cmCom', 'drop-report', TO)).toBe(true);
		expect(faults.list()).toEqual([]);
	});
});
