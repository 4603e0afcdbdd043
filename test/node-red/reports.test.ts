import { providers } from '../../core';
import { DIRECT_IDS } from '../providers/per-provider';
import { CALLBACK_SECRET, flowOf } from './support/flow';
import { holdCall, withBody } from './support/held-call';
import { settled, useNodeRed } from './support/host';
import { handOn, type HeldReport } from './support/relay';
import { openSandbox, order } from './support/sandbox';
import { holdTimeouts } from './support/timers';

const host = useNodeRed();

/** Providers that sign a report that goes to the address of its call. */
const SIGNING_IDS = DIRECT_IDS.filter((id) => providers[id].callback.signature !== undefined);

/** The same length, every character another. */
const forged = (token: string) => [...token].reverse().join('');

describe('the result address', () => {
	it('takes the report of a waiting call', async () => {
		const { handOver } = await holdCall(host);
		expect(await handOver()).toMatchObject({ status: 200, body: { ok: true } });
		expect(await host.next()).toMatchObject({ at: 'trigger.busy' });
	});

	it('believes the token in the body alone, for flows that post to a fixed address', async () => {
		const { report, address } = await holdCall(host);
		expect(await handOn(address, { ...report, query: {} })).toMatchObject({ status: 200 });
		expect(await host.next()).toMatchObject({ at: 'trigger.busy' });
	});

	it.each<{ how: string; forge(report: HeldReport): Partial<HeldReport> }>([
		{
			how: 'a made-up token',
			forge: (report) => ({
				query: { rb: forged(report.query.rb!) },
				...withBody(report, ({ token: _token, ...body }) => body),
			}),
		},
		{
			how: 'no token',
			forge: (report) => ({
				query: { rb: '' },
				...withBody(report, ({ token: _token, ...body }) => body),
			}),
		},
		{
			how: 'a token cut short',
			forge: (report) => ({ query: { rb: report.query.rb!.slice(0, -3) } }),
		},
	])('refuses $how with 401, and the wait goes on', async ({ forge }) => {
		const { flow, report, handOver } = await holdCall(host);
		const answer = await handOver(forge(report));
		expect(answer.status).toBe(401);
		await settled();
		expect(host.arrivals).toEqual([]);
		expect(host.log()).toContainEqual(
			expect.objectContaining({ id: flow.accountId, msg: 'ringback-account.status.forged' }),
		);
		await handOver();
		expect(await host.next()).toMatchObject({ at: 'trigger.busy' });
	});

	it.each(SIGNING_IDS)(
		'refuses a report of %s that has a true token and no signature, and counts it',
		async (provider) => {
			// what is held is handed over without its headers
			const { flow, handOver } = await holdCall(host, { provider });
			expect((await handOver()).status).toBe(401);
			await settled();
			expect(host.arrivals).toEqual([]);
			expect(host.log()).toContainEqual(
				expect.objectContaining({ id: flow.accountId, msg: 'ringback-account.status.forged' }),
			);
		},
	);

	it('refuses the token of another account with the same secret', async () => {
		const { flow, report } = await holdCall(host);
		const neighbour = { ...flow.nodes[1]!, id: 'neighbour' };
		await host.deploy([...flow.nodes, neighbour], 'nodes', {
			...flow.credentials,
			neighbour: { ...flow.credentials[flow.accountId] },
		});
		const answer = await handOn(`${host.url}/ringback/neighbour`, report);
		expect(answer.status).toBe(401);
		await settled();
		expect(host.arrivals).toEqual([]);
	});

	it('opens tokens of the previous secret after a rotation', async () => {
		const { flow, handOver } = await holdCall(host);
		await host.deploy(flow.nodes, 'full', {
			[flow.accountId]: {
				...flow.credentials[flow.accountId],
				callbackSecret: 'the-secret-after-the-rotation',
				previousCallbackSecret: CALLBACK_SECRET,
			},
		});
		expect(await handOver()).toMatchObject({ status: 200 });
		expect(await host.next()).toMatchObject({ at: 'trigger.busy' });
	});

	it('answers 200 to a duplicate and drops it', async () => {
		const { handOver } = await holdCall(host);
		await handOver();
		const again = await handOver();
		await settled();
		expect(again).toMatchObject({ status: 200, body: { ok: true, duplicate: true } });
		expect(host.arrivals.map(({ at }) => at)).toEqual(['trigger.busy']);
	});

	it('takes one of two reports that come at the same moment', async () => {
		const { report, handOver } = await holdCall(host);
		const other = withBody(report, (body) => ({ ...body, exit: 'Answered' }));
		const answers = await Promise.all([handOver(), handOver(other)]);
		await settled();
		expect(answers.map(({ status }) => status)).toEqual([200, 200]);
		expect(host.arrivals).toHaveLength(1);
	});

	it('hands a report that comes after the wait to Outbound Call Result', async () => {
		holdTimeouts();
		const { handOver } = await holdCall(host);
		jest.advanceTimersByTime(10 * 60_000);
		expect(await host.next()).toMatchObject({
			at: 'trigger.noResult',
			msg: { call: { exit: 'noResult', confirmed: true, receivedAt: null } },
		});
		expect((await handOver()).status).toBe(200);
		expect(await host.next()).toMatchObject({
			at: 'result.busy',
			msg: { call: { exit: 'busy', reference: 'order-1042', context: { orderId: 1042 } } },
		});
		await settled();
		expect(host.arrivals).toHaveLength(2);
	});

	it('refuses a token after its life with 401', async () => {
		const { handOver } = await holdCall(host, { trigger: { waitForResult: false } });
		const weekLater = Date.now() + 7 * 24 * 60 * 60 * 1_000 + 1;
		const now = jest.spyOn(Date, 'now').mockReturnValue(weekLater);
		const { status } = await handOver();
		now.mockRestore();
		expect(status).toBe(401);
	});

	it('warns of a result that no node takes, without the number', async () => {
		const { flow, handOver } = await holdCall(host, {
			trigger: { waitForResult: false },
			listener: false,
		});
		expect((await handOver()).status).toBe(200);
		expect(host.log()).toContainEqual(
			expect.objectContaining({ id: flow.accountId, msg: 'ringback-account.status.unclaimed' }),
		);
	});

	it('answers 404 for an account that does not exist', async () => {
		const { report } = await holdCall(host);
		expect((await handOn(`${host.url}/ringback/nobody`, report)).status).toBe(404);
	});

	it('answers 404 for an account that was removed', async () => {
		const { handOver } = await holdCall(host);
		await host.deploy([], 'full');
		expect((await handOver()).status).toBe(404);
	});

	it('answers 401 while the account has no secret', async () => {
		const { flow, handOver } = await holdCall(host);
		await host.deploy(flow.nodes, 'full', {
			[flow.accountId]: { clientId: 'sandbox-client', clientSecret: 'sandbox-secret' },
		});
		expect((await handOver()).status).toBe(401);
	});

	it('asks for the report again while the flows are stopped, and takes it afterwards', async () => {
		const { handOver } = await holdCall(host);
		await host.stopFlows();
		const answer = await handOver();
		expect(answer.status).toBe(503);
		expect(answer.headers.get('retry-after')).toBe('5');
		await host.startFlows();
		expect((await handOver()).status).toBe(200);
		expect(await host.next()).toMatchObject({ at: 'trigger.busy' });
	});

	it('answers 404 once the flows have been stopped for a minute', async () => {
		holdTimeouts();
		const { handOver } = await holdCall(host);
		await host.stopFlows();
		jest.advanceTimersByTime(60_000);
		expect((await handOver()).status).toBe(404);
	});

	it.each(['talkdesk', 'cmCom', 'kaleyra'] as const)(
		'refuses the forgery that comes before the report at %s',
		async (provider) => {
			const sandbox = await openSandbox();
			await order(sandbox, provider, 'forged-report');
			const flow = flowOf({ provider, sandboxUrl: sandbox.url, publicUrl: host.url });
			await host.start(flow);
			host.send(flow.triggerId, { payload: '+14155550103' });
			expect(await host.next()).toMatchObject({ at: 'trigger.busy' });
			await sandbox.idle();
			const reports = sandbox.calls()[0]!.timeline.filter(({ event }) => event === 'report');
			expect(reports).toMatchObject([{ forged: true, status: 401 }, { status: 200 }]);
		},
	);
});
