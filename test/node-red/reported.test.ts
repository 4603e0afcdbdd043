jest.mock('../../node-red/host/clock', () => jest.requireActual('./support/fast-clock'));
import { createServer, type IncomingMessage } from 'node:http';
import { listen } from '../support/listen';
import { afterThisTest } from './support/clean-up';
import { flowOf } from './support/flow';
import { useNodeRed } from './support/host';

const host = useNodeRed();

async function textOf(request: IncomingMessage): Promise<string> {
	let text = '';
	for await (const chunk of request) text += String(chunk);
	return text;
}

/** A provider that dials, reports, and answers 429 to every request. */
async function openContradictoryProvider() {
	const dialled: string[] = [];
	const server = createServer((request, response) => {
		void textOf(request).then(async (body) => {
			const form = new URLSearchParams(body);
			dialled.push(form.get('to') ?? '');
			const address = (form.get('dlrurl') ?? '').replace('{status}', 'BUSY');
			await fetch(address, { headers: { connection: 'close' } });
			response.writeHead(429, { connection: 'close' }).end('{}');
		});
	});
	const { url, stop } = await listen(server);
	afterThisTest(stop);
	return { dialled, url };
}

describe('a provider that reports a call and answers 429 to its request', () => {
	it.each([
		[true, 'trigger.busy'],
		[false, 'trigger.placed'],
	])('dials once, and the reference stays: waiting %s', async (waitForResult, at) => {
		const { dialled, url } = await openContradictoryProvider();
		const flow = flowOf({
			provider: 'kaleyra',
			sandboxUrl: url,
			publicUrl: host.url,
			trigger: { reference: 'order-1042', waitForResult },
		});
		await host.start(flow);
		const send = () => host.send(flow.triggerId, { payload: '+14155550103' });
		send();
		const ways = [(await host.next()).at];
		if (!waitForResult) ways.push((await host.next()).at);
		expect(ways).toContain(at);
		send();
		expect(await host.next()).toMatchObject({
			at: 'trigger.notCalled',
			msg: { call: { reason: 'alreadyCalled' } },
		});
		expect(dialled).toHaveLength(1);
	});
});
