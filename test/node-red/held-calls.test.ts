import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withChange } from './support/flow';
import { settled } from './support/host';
import { SOON, useTryAgain } from './support/try-again';

const { host, open } = useTryAgain();
const LATER = { afterBusyMinutes: '90' };
// all at the end: when a test ends, Node-RED still looks into them
const folders = mkdtempSync(join(tmpdir(), 'held-calls-'));
afterAll(() => rmSync(folders, { recursive: true }));

const isHeld = (id: string) => host.statusOf(id, ({ text }) => /held$/.test(text ?? ''));

describe('held calls', () => {
	it('show as a status, until they leave', async () => {
		const { flow, send } = await open();
		send();
		await isHeld(flow.triggerId);
		expect(await host.next()).toMatchObject({ at: 'trigger.busy' });
		const last = host.statuses.filter(({ id }) => id === flow.triggerId).at(-1);
		expect(last!.status.text).toMatch(/busy$/);
	});

	it('are given up by their reference; one that was made leaves as it ended', async () => {
		const { sandbox, flow, send } = await open({ trigger: LATER });
		send();
		await isHeld(flow.triggerId);
		host.send(flow.triggerId, { giveUp: 'order-1042' });
		expect(await host.next()).toMatchObject({
			at: 'trigger.busy',
			msg: { call: { attempt: 1, attempts: [{ exit: 'busy' }] } },
		});
		expect(sandbox.calls()).toHaveLength(1);
		expect(host.arrivals).toHaveLength(1);
	});

	it('are given up all at once; those that queue were never made', async () => {
		const { sandbox, flow, send } = await open({
			trigger: { ...LATER, reference: '', callsPerSecond: '0.01', callsPerSecondType: 'num' },
		});
		for (let n = 0; n < 3; n++) send();
		await isHeld(flow.triggerId);
		host.send(flow.triggerId, { giveUp: true });
		const ends = [await host.next(), await host.next(), await host.next()];
		expect(ends.map(({ at }) => at).sort()).toEqual([
			'trigger.busy',
			'trigger.notCalled',
			'trigger.notCalled',
		]);
		expect(ends.find(({ at }) => at === 'trigger.notCalled')!.msg.call).toMatchObject({
			...{ exit: 'notCalled', reason: 'stopped', confirmed: true, placedAt: null },
			sentence: 'The call was given up before it was sent.',
		});
		expect(sandbox.calls()).toHaveLength(1);
	});

	it.each([false, '', undefined, {}])('calls nobody for giveUp: %j', async (giveUp) => {
		const { sandbox, send } = await open();
		send({ giveUp });
		expect(await host.next()).toMatchObject({
			at: 'error',
			msg: { failure: { kind: 'invalidRequest', field: 'giveUp' } },
		});
		expect(sandbox.calls()).toHaveLength(0);
	});

	it('says when none is held by that reference', async () => {
		const { flow } = await open();
		host.send(flow.triggerId, { giveUp: 'order-7' });
		await settled();
		const told = host.log().map(({ msg }) => msg);
		expect(told).toContain('ringback-trigger-voice-flow.status.nothingHeld');
		expect(host.arrivals).toHaveLength(0);
	});

	it('names what of a message does not outlive a restart', async () => {
		const { flow, send } = await open({ trigger: LATER });
		const res = { self: {} };
		res.self = res;
		send({ res, plain: { text: 'kept' } });
		await isHeld(flow.triggerId);
		const told = host.log().map(({ msg }) => msg);
		expect(told).toContain('ringback-trigger-voice-flow.status.notKept');
	});

	it.each(['full', 'nodes'] as const)('go on through a deploy of kind %s', async (how) => {
		const { sandbox, flow, send } = await open();
		send({ keep: 'me' });
		await isHeld(flow.triggerId);
		const nodes = withChange(flow.nodes, flow.triggerId, { name: 'renamed' });
		await host.deploy(nodes, how, flow.credentials);
		expect(await host.next()).toMatchObject({
			at: 'trigger.busy',
			msg: { keep: 'me', call: { attempt: 3 } },
		});
		expect(sandbox.calls()).toHaveLength(3);
		expect(host.arrivals).toHaveLength(1);
	});

	it('go on when flows that were stopped start again, with the message as JSON', async () => {
		const userDir = mkdtempSync(join(folders, 'user-'));
		const { sandbox, flow, send } = await open(
			{},
			{
				userDir,
				contextStorage: { default: { module: 'localfilesystem', config: { cache: false } } },
			},
		);
		send({ keep: { me: new Date(0) } });
		await isHeld(flow.triggerId);
		const without = flow.nodes.filter(({ id }) => id !== flow.triggerId);
		await host.deploy(without, 'full', flow.credentials);
		await host.deploy(flow.nodes, 'full', flow.credentials);
		expect(await host.next()).toMatchObject({
			at: 'trigger.busy',
			msg: { keep: { me: '1970-01-01T00:00:00.000Z' }, call: { attempt: 3 } },
		});
		expect(sandbox.calls()).toHaveLength(3);
		expect(host.arrivals).toHaveLength(1);
	});

	it('are not kept once they have left', async () => {
		const { flow, send } = await open({ trigger: { afterBusyMinutes: SOON } });
		send();
		await host.next();
		await host.deploy(flow.nodes, 'full', flow.credentials);
		await settled();
		expect(host.arrivals).toHaveLength(1);
	});
});
