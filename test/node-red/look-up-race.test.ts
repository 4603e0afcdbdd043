import { holdCall } from './support/held-call';
import { settled, useNodeRed } from './support/host';
import { holdTimeouts } from './support/timers';

const host = useNodeRed();
const TEN_MINUTES_MS = 600_000;

/** A call that is being looked up, by a job that takes for ever, while its report is held back. */
async function lookingUp() {
	holdTimeouts();
	const held = await holdCall(host, {
		account: { lookUp: 'on' },
		sandbox: { talkdeskReportJobMs: 1e9 },
	});
	jest.advanceTimersByTime(TEN_MINUTES_MS);
	await host.statusOf(held.flow.triggerId, ({ text }) => /lookingUp/.test(text ?? ''));
	return held;
}

describe('while a result is looked up', () => {
	it('a report that comes wins', async () => {
		const { handOver } = await lookingUp();
		expect((await handOver()).status).toBe(200);
		expect(await host.next()).toMatchObject({
			at: 'trigger.busy',
			msg: { payload: { exit: 'busy', raw: { exit: 'Busy' } } },
		});
		await settled();
		expect(host.arrivals).toHaveLength(1);
	});

	it('a deploy does not end it', async () => {
		const { flow, handOver } = await lookingUp();
		await host.deploy(flow.nodes, 'full', flow.credentials);
		await handOver();
		expect(await host.next()).toMatchObject({ at: 'trigger.busy' });
	});

	it('a node that is removed leaves its result to outbound call result', async () => {
		const { flow, handOver } = await lookingUp();
		await host.deploy(
			flow.nodes.filter(({ id }) => id !== flow.triggerId),
			'full',
			flow.credentials,
		);
		await handOver();
		expect(await host.next()).toMatchObject({ at: 'result.busy' });
	});
});
