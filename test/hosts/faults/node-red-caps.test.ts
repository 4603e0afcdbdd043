import { setTimeout as pause } from 'node:timers/promises';
import { startSandbox } from '../../../sandbox/index';
import { randomOf, seedOf } from '../../faults/random';
import { openCollector } from './collector';
import { heldFlow } from './held-flow';
import { installNodeRed, type NodeRedHost } from './node-red-host';

jest.setTimeout(1_200_000);

/** RINGBACK_KILLS=30 for a long run. */
const KILLS = Number(process.env.RINGBACK_KILLS ?? 3);
const TRIGGERS = 8;
const MESSAGES_PER_LIFE = 24;
const PER_NUMBER = 3;
const ANSWERED_MS = 3_000;
const NUMBERS = Array.from({ length: 5 }, (_, at) => `+141555520${at}1`);

describe('eight triggers of one account, deployed and killed', () => {
	it('call no number more often than it may be, and the account no more than its ceiling', async () => {
		const random = randomOf(seedOf(process.env));
		const sandbox = await startSandbox({ speed: 100, options: { retryReports: 9 } });
		const collector = await openCollector();
		const nodeRed = await installNodeRed();
		// lower than what the numbers would allow together
		const ceiling = PER_NUMBER * NUMBERS.length - 2;
		const rules = {
			...{ askRules: true, callingHours: 'Mon-Sun 00:00-24:00', timeZone: 'UTC', maxCalls: '' },
			...{ maxCallsPerNumber: String(PER_NUMBER), maxCallsPerDay: String(ceiling) },
		};
		const flow = (name: string) =>
			heldFlow(sandbox.url, collector.url, '', { ...rules, name }, TRIGGERS);
		let sent = 0;
		const burst = async () => {
			const batch = Array.from({ length: MESSAGES_PER_LIFE }, () => ({
				reference: `order-${sent++}`,
				to: NUMBERS[random.below(NUMBERS.length)]!,
			}));
			// those that meet a deploy, or a dead process, were never taken
			await Promise.allSettled(batch.map((order) => send(nodeRed, order)));
		};
		try {
			await nodeRed.start();
			await nodeRed.deploy(flow('first'));
			for (let life = 0; life < KILLS; life++) {
				await Promise.all([
					burst(),
					pause(random.below(400)).then(() => nodeRed.deploy(flow(`deploy ${life}`))),
				]);
				const killed = pause(random.below(1_500)).then(() => nodeRed.kill());
				await Promise.all([burst(), killed]);
				await nodeRed.start();
			}
			await burst();
			await pause(2_000);
			await sandbox.idle();
			const perNumber = NUMBERS.map(
				(to) => sandbox.calls().filter((call) => call.to === to).length,
			);
			const tally = { kills: KILLS, sent, calls: sandbox.calls().length, perNumber };
			console.log(JSON.stringify(tally));
			expect(Math.max(...perNumber)).toBeLessThanOrEqual(PER_NUMBER);
			expect(tally.calls).toBeLessThanOrEqual(ceiling);
			expect(tally.calls).toBeGreaterThan(0);
		} finally {
			await nodeRed.stop();
			await sandbox.stop();
			await collector.stop();
		}
	});
});

async function send({ url }: NodeRedHost, order: object): Promise<void> {
	const headers = { 'content-type': 'application/json' };
	const request = { method: 'POST', headers, body: JSON.stringify(order) };
	// a message that meets a deploy is never answered
	await fetch(`${url}/call`, { ...request, signal: AbortSignal.timeout(ANSWERED_MS) });
}
