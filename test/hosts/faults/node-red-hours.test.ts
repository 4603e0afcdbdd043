import { setTimeout as pause } from 'node:timers/promises';
import { startSandbox } from '../../../sandbox/index';
import { randomOf, seedOf } from '../../faults/random';
import { hoursFrom, minuteAfter } from '../../support/hours-from';
import { until } from '../n8n/support/until';
import { openCollector } from './collector';
import { heldFlow } from './held-flow';
import { installNodeRed, type NodeRedHost } from './node-red-host';

/** Of one opening: two before it, one around it, the others after. */
const KILLS_PER_OPENING = 6;
const KILLS_BEFORE = 2;
/** RINGBACK_KILLS=30 for a long run. */
const OPENINGS = Math.ceil(Number(process.env.RINGBACK_KILLS ?? 6) / KILLS_PER_OPENING);
/** Long enough for the lives before it on a slow machine. */
const OPENS_AFTER_MS = 60_000;
const ORDERS_PER_LIFE = 6;
/** Answered, busy, no answer. */
const ENDINGS = ['01', '03', '04'];

jest.setTimeout(300_000 + OPENINGS * 300_000);

interface Left {
	readonly from: string;
	readonly to: string;
	readonly exit: string;
	readonly keep?: string;
}

interface Order {
	readonly reference: string;
	readonly to: string;
	readonly keep: string;
	readonly hours: string;
	readonly zone: string;
	readonly opensMs: number;
}

describe('Node-RED killed again and again while calls are held until their hours open', () => {
	it('calls nobody outside the hours, nobody twice, and every message leaves', async () => {
		const random = randomOf(seedOf(process.env));
		const sandbox = await startSandbox({ speed: 100, options: { retryReports: 9 } });
		const collector = await openCollector();
		const nodeRed = await installNodeRed();
		const orders: Order[] = [];
		const send = async (opensMs: number) => {
			for (let n = 0; n < ORDERS_PER_LIFE; n++) {
				const order = orderNumber(orders.length, opensMs);
				orders.push(order);
				await post(nodeRed, order);
			}
		};
		const restart = async () => {
			// an order that was just answered may not be with the node yet
			await pause(300 + random.below(1_500));
			await nodeRed.kill();
			await nodeRed.start();
		};
		try {
			await nodeRed.start();
			await nodeRed.deploy(heldFlow(sandbox.url, collector.url, '', BY_HOURS));
			for (let opening = 0; opening < OPENINGS; opening++) {
				const opensMs = minuteAfter(OPENS_AFTER_MS);
				for (let life = 0; life < KILLS_BEFORE; life++) {
					await send(opensMs);
					await restart();
				}
				// who is sent once they are open is called at once, and not held
				expect(Date.now()).toBeLessThan(opensMs);
				await pause(Math.max(0, opensMs - Date.now() - 1_200));
				for (let life = KILLS_BEFORE; life < KILLS_PER_OPENING; life++) await restart();
			}
			const left = () =>
				(collector.heard as unknown as Left[]).filter(({ from }) => from === 'trigger');
			await until(
				'every message to leave',
				() => orders.every(({ to }) => left().some((one) => one.to === to)) || undefined,
				200_000,
			);
			await sandbox.idle();
			await pause(1_500);
			const rows = orders.map((order) => ({
				order,
				calls: sandbox.calls().filter(({ to }) => to === order.to),
				left: left().filter(({ to }) => to === order.to),
			}));
			const count = (wanted: (row: (typeof rows)[number]) => boolean) => rows.filter(wanted).length;
			const isEarly = ({ order, calls }: (typeof rows)[number]) =>
				calls.some(({ placedAt }) => Date.parse(placedAt) < order.opensMs);
			const tally = {
				kills: OPENINGS * KILLS_PER_OPENING,
				orders: orders.length,
				outsideHours: count(isEarly),
				calledTwice: count(({ calls }) => calls.length > 1),
				notCalled: count(({ calls }) => calls.length === 0),
				lost: count((row) => row.left.length === 0),
				leftTwice: count((row) => row.left.length > 1),
				changed: count((row) => row.left.some(({ keep }) => keep !== row.order.keep)),
				noResult: count((row) => row.left.some(({ exit }) => exit === 'noResult')),
			};
			console.log(JSON.stringify(tally));
			expect(tally).toMatchObject({ outsideHours: 0, calledTwice: 0, notCalled: 0 });
			expect(tally).toMatchObject({ lost: 0, changed: 0 });
		} finally {
			await nodeRed.stop();
			await sandbox.stop();
			await collector.stop();
		}
	});
});

/** Each message brings its own hours, so they have to be kept with it. */
const BY_HOURS = {
	...{ askRules: true, outsideHours: 'hold', maxCalls: '' },
	...{ callingHours: 'hours', callingHoursType: 'msg', timeZone: 'zone', timeZoneType: 'msg' },
};

function orderNumber(at: number, opensMs: number): Order {
	const { callingHours, timeZone } = hoursFrom(opensMs);
	const line = String(1_000 + Math.floor(at / ENDINGS.length));
	return {
		...{ reference: `order-${at}`, keep: `kept-${at}` },
		to: `+14155${line}${ENDINGS[at % ENDINGS.length]}`,
		...{ hours: callingHours, zone: timeZone, opensMs },
	};
}

async function post({ url }: NodeRedHost, { reference, ...order }: Order): Promise<void> {
	const headers = { 'content-type': 'application/json' };
	const body = JSON.stringify({ reference, ...order });
	const { status } = await fetch(`${url}/call`, { method: 'POST', headers, body });
	if (status !== 200) throw new Error(`${reference} was not taken: ${status}`);
}
