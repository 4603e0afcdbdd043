import { setTimeout as pause } from 'node:timers/promises';
import { startSandbox, type Sandbox } from '../../../sandbox/index';
import { randomOf, seedOf } from '../../faults/random';
import { until } from '../n8n/support/until';
import { openCollector } from './collector';
import { heldFlow } from './held-flow';
import { installNodeRed, type NodeRedHost } from './node-red-host';

jest.setTimeout(300_000 + Number(process.env.RINGBACK_KILLS ?? 10) * 10_000);

interface Left {
	readonly from: string;
	readonly exit: string;
	readonly to: string;
	readonly keep?: string;
	readonly attempts: ReadonlyArray<{ readonly exit: string }>;
}

/** RINGBACK_KILLS=30 for a long run. */
const KILLS = Number(process.env.RINGBACK_KILLS ?? 10);
const ORDERS = 2 * KILLS;
/** Answered at once; busy, no answer and failed, which are called three times. */
const ENDINGS = ['01', '03', '04', '06'];

describe('Node-RED killed while calls are held between their tries', () => {
	it('calls no try twice, and every message leaves', async () => {
		const random = randomOf(seedOf(process.env));
		const sandbox = await startSandbox({ speed: 100, options: { retryReports: 9 } });
		const collector = await openCollector();
		const nodeRed = await installNodeRed();
		const left = () => (collector.heard as unknown as Left[]).filter(isOfTrigger);
		try {
			await nodeRed.start();
			await nodeRed.deploy(heldFlow(sandbox.url, collector.url, '0.05'));
			const orders = Array.from({ length: ORDERS }, (_, at) => orderNumber(at));
			// some at the start, the others between the kills
			for (let life = 0; life < KILLS; life++) {
				const sent = orders.slice(life * 2, life * 2 + 2);
				for (const order of sent) await send(nodeRed, order);
				// an order that was just answered may not be with the node yet
				await pause(300 + random.below(1_500));
				await nodeRed.kill();
				await nodeRed.start();
			}
			const numbers = new Set(orders.map(({ to }) => to));
			await until(
				'every message to leave',
				() => [...numbers].every((to) => left().some((one) => one.to === to)) || undefined,
				300_000,
			);
			await sandbox.idle();
			await pause(1_500);
			const tally = tallyOf(orders, left(), sandbox);
			console.log(JSON.stringify({ kills: KILLS, ...tally }));
			expect(tally).toMatchObject({ calledTwice: 0, lost: 0, calledTooOften: 0, changed: 0 });
			expect(tally.held).toBeGreaterThan(ORDERS / 2);
		} finally {
			await nodeRed.stop();
			await sandbox.stop();
			await collector.stop();
		}
	});
});

const isOfTrigger = ({ from }: Left) => from === 'trigger';

interface Order {
	readonly reference: string;
	readonly to: string;
	readonly keep: string;
}

const orderNumber = (at: number): Order => ({
	reference: `order-${at}`,
	to: `+1415555${String(10 + Math.floor(at / ENDINGS.length))}${ENDINGS[at % ENDINGS.length]}`,
	keep: `kept-${at}`,
});

async function send({ url }: NodeRedHost, order: Order): Promise<void> {
	const headers = { 'content-type': 'application/json' };
	const { status } = await fetch(`${url}/call`, {
		method: 'POST',
		headers,
		body: JSON.stringify(order),
	});
	if (status !== 200) throw new Error(`${order.reference} was not taken: ${status}`);
}

function tallyOf(orders: readonly Order[], left: readonly Left[], sandbox: Sandbox) {
	const rows = orders.map((order) => ({
		order,
		calls: sandbox.calls().filter(({ to }) => to === order.to),
		left: left.filter(({ to }) => to === order.to),
	}));
	const count = (wanted: (row: (typeof rows)[number]) => boolean) => rows.filter(wanted).length;
	return {
		orders: orders.length,
		/** Tries that were called more than once: more calls than tries that ended. */
		calledTwice: count(({ calls, left: [one] }) => calls.length > (one?.attempts.length ?? 0)),
		calledTooOften: count(({ calls }) => calls.length > 3),
		lost: count(({ left: own }) => own.length === 0),
		leftTwice: count(({ left: own }) => own.length > 1),
		changed: count(({ order, left: own }) => own.some(({ keep }) => keep !== order.keep)),
		held: count(({ left: [one] }) => (one?.attempts.length ?? 0) > 1),
		noResult: count(({ left: [one] }) => one?.exit === 'noResult'),
	};
}
