import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NodeStatus } from 'node-red';
import { EXITS, REASONS } from '../../core';
import { flowOf, type FlowOptions } from './support/flow';
import { settled, useNodeRed } from './support/host';
import { handOn, openRelay } from './support/relay';
import { openSandbox } from './support/sandbox';
import { holdTimeouts } from './support/timers';

const host = useNodeRed();
const KEY = 'ringback-trigger-voice-flow.status.';

async function open(options: Partial<FlowOptions> = {}) {
	const sandbox = await openSandbox();
	const flow = flowOf({ sandboxUrl: sandbox.url, publicUrl: host.url, ...options });
	await host.start(flow);
	const shown = (id = flow.triggerId): NodeStatus[] =>
		host.statuses.filter((entry) => entry.id === id).map(({ status }) => status);
	return { sandbox, flow, shown };
}

/** What the editor shows, one line per change. */
const words = (statuses: readonly NodeStatus[]) =>
	statuses
		.map(({ fill, shape, text }) => (text ? `${fill} ${shape} ${text.replace(KEY, '')}` : ''))
		.filter((line, index, all) => line !== (all[index - 1] ?? ''));

describe('the status of trigger voice flow', () => {
	it.each([
		['+14155550101', 'green dot answered'],
		['+14155550103', 'yellow dot busy'],
		['+14155550104', 'yellow dot noAnswer'],
		['+14155550105', 'red dot invalidNumber'],
		['+14155550106', 'red dot failed'],
	])('with %s goes from calling through waiting to %s, and is cleared', async (payload, ending) => {
		holdTimeouts();
		const { flow, shown } = await open();
		host.send(flow.triggerId, { payload });
		await host.next();
		expect(words(shown())).toEqual(['blue dot sending', 'blue ring waiting', ending]);
		jest.advanceTimersByTime(10_000);
		expect(words(shown())).toEqual(['blue dot sending', 'blue ring waiting', ending, '']);
	});

	it('shows a placed call, and is cleared', async () => {
		holdTimeouts();
		const { flow, shown } = await open({ trigger: { waitForResult: false } });
		host.send(flow.triggerId, { payload: '+14155550108' });
		await host.next();
		jest.advanceTimersByTime(10_000);
		expect(words(shown())).toEqual(['blue dot sending', 'green dot placed', '']);
	});

	it('shows a call that was rightly not made, and is cleared', async () => {
		holdTimeouts();
		const { flow, shown } = await open({ trigger: { dryRun: true } });
		host.send(flow.triggerId, { payload: '+14155550101' });
		await host.next();
		jest.advanceTimersByTime(10_000);
		expect(words(shown())).toEqual([
			'blue dot sending',
			'grey dot notCalled · ringback-trigger-voice-flow.status.reason.dryRun',
			'',
		]);
	});

	it('keeps showing what is under way when one of several calls has ended', async () => {
		holdTimeouts();
		const relay = await openRelay();
		const { flow, shown } = await open({
			provider: 'cmCom',
			trigger: { resultUrl: 'way', resultUrlType: 'msg' },
		});
		host.send(flow.triggerId, { payload: '+14155550103', way: relay.url });
		host.send(flow.triggerId, { payload: '+14155550101' });
		const report = await relay.held();
		expect(await host.next()).toMatchObject({ at: 'trigger.answered' });
		expect(words(shown()).at(-1)).toMatch(/^blue ring progress/);
		jest.advanceTimersByTime(10_000);
		expect(words(shown()).at(-1)).toMatch(/^blue ring progress/);
		await handOn(`${host.url}/ringback/${flow.accountId}`, report);
		await host.next();
		expect(words(shown()).at(-1)).toBe('green dot progress');
		jest.advanceTimersByTime(10_000);
		expect(words(shown()).at(-1)).toBe('');
	});

	it('is red while the trigger has no account, and says so', async () => {
		const { flow, shown } = await open();
		const without = flow.nodes.map((node) =>
			node.id === flow.triggerId ? { ...node, account: '' } : node,
		);
		await host.deploy(without, 'full', flow.credentials);
		await settled();
		expect(words(shown()).at(-1)).toBe('red ring noAccount');
		await host.deploy(flow.nodes, 'full', flow.credentials);
		await settled();
		expect(words(shown()).at(-1)).toBe('');
	});

	it('says that an ending was simulated', async () => {
		const { flow, shown } = await open({ trigger: { simulateEnding: 'busy' } });
		host.send(flow.triggerId, { payload: '+14155550101' });
		await host.next();
		expect(words(shown()).at(-1)).toMatch(/^yellow ring simulated · .*busy$/);
	});

	it('is cleared also when a deploy comes between', async () => {
		holdTimeouts();
		const { flow, shown } = await open();
		host.send(flow.triggerId, { payload: '+14155550101' });
		await host.next();
		await host.deploy(flow.nodes, 'full', flow.credentials);
		jest.advanceTimersByTime(10_000);
		expect(words(shown()).at(-1)).toBe('');
	});

	it('has a text in every language for each state', () => {
		const states = [
			...EXITS,
			...['placed', 'notCalled', 'error', 'storeNotSafe'],
			...['progress', 'progressSoon', 'progressLeft'],
		];
		const counted = [
			'sending',
			'sendingMany',
			'waiting',
			'waitingMany',
			'lookingUp',
			'lookingUpMany',
		];
		for (const language of ['en-US', 'de', 'fr']) {
			const file = `../../node-red/locales/${language}/ringback-trigger-voice-flow.json`;
			const texts = JSON.parse(readFileSync(join(__dirname, file), 'utf8')) as Record<
				string,
				{ status: Record<string, string> }
			>;
			const { status } = texts['ringback-trigger-voice-flow']!;
			expect(Object.keys(status.reason!)).toEqual(Object.keys(REASONS));
			for (const state of [...states, ...counted])
				expect({ [state]: status[state] }).toEqual({ [state]: expect.any(String) });
		}
	});
});

describe('the status of outbound call result', () => {
	it('shows what came, and is cleared', async () => {
		holdTimeouts();
		const { flow, shown } = await open({ trigger: { waitForResult: false } });
		host.send(flow.triggerId, { payload: '+14155550103' });
		await host.next();
		await host.next();
		await settled();
		expect(shown(flow.listenerId).at(-1)).toMatchObject({ fill: 'green', shape: 'dot' });
		jest.advanceTimersByTime(10_000);
		expect(shown(flow.listenerId).at(-1)).toEqual({});
	});

	it('is cleared also when a deploy comes between', async () => {
		holdTimeouts();
		const { flow, shown } = await open({ trigger: { waitForResult: false } });
		host.send(flow.triggerId, { payload: '+14155550103' });
		await host.next();
		await host.next();
		await host.deploy(flow.nodes, 'full', flow.credentials);
		jest.advanceTimersByTime(10_000);
		expect(shown(flow.listenerId).at(-1)).toEqual({});
	});

	it('says that no result can be believed with a callback secret that is easy to guess', async () => {
		const { flow, shown } = await open({ credentials: { callbackSecret: 'short' } });
		expect(shown(flow.listenerId)).toContainEqual(
			expect.objectContaining({ fill: 'red', text: expect.stringContaining('noSecret') }),
		);
	});
});
