/** What 0.1.0 saved, in a Node-RED as people start it: its calls end as those of today's examples. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox, type Sandbox } from '../../sandbox/index';
import { install, pack } from '../support/packed';
import { exampleAt } from './support/examples';
import { deployTo, startNodeRed, type NodeRedProcess } from './support/process';
import { SAVED_FOLDER } from './support/saved';

jest.setTimeout(120_000);

const NAMES = readdirSync(SAVED_FOLDER)
	.map((file) => file.slice(0, -'.json'.length))
	// needs Dashboard 2.0
	.filter((name) => name !== 'Dashboard page');

/** Where a flow keeps its book, and what an order in it has to come to. */
const ORDERS = [
	{ phone: '(415) 555-0101', exit: 'answered', action: 'mark as handed over' },
	{ phone: '(415) 555-0103', exit: 'busy', action: 'try again in 10 minutes' },
	{ phone: 'see e-mail', exit: 'notCalled', action: /new number/ },
].flatMap((order) =>
	['talkdesk', 'cmCom', 'kaleyra'].map((provider) => ({
		...order,
		provider,
		order: `${provider}-${order.exit}`,
	})),
);

describe.each([
	['as 0.1.0 saved them', SAVED_FOLDER],
	['as they are now', undefined],
])('the examples %s', (_when, folder) => {
	const temporary = mkdtempSync(join(tmpdir(), 'node-red-saved-'));
	let sandbox: Sandbox;
	let nodeRed: NodeRedProcess;

	beforeAll(async () => {
		const { tarball } = await pack('node-red', temporary);
		const userDir = join(temporary, 'user');
		await install(tarball, userDir);
		sandbox = await startSandbox({ speed: 50 });
		nodeRed = await startNodeRed({ red: require.resolve('node-red/red.js'), userDir });
		await deployTo(
			nodeRed,
			NAMES.flatMap((name) => exampleAt(name, sandbox.url, folder)),
		);
		for (const { exit, action, ...order } of ORDERS) await post(order);
	});
	afterAll(async () => {
		await nodeRed?.stop('SIGKILL');
		await sandbox?.stop();
		rmSync(temporary, { recursive: true, maxRetries: 3 });
	});

	async function post(order: object): Promise<void> {
		// the paths of a deploy follow it by some milliseconds
		for (;;) {
			const { status } = await fetch(`${nodeRed.url}/orders`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ country: 'US', store: 'Corner Deli', ...order }),
			});
			if (status === 202) return;
			expect(status).toBe(404);
		}
	}

	it.each(ORDERS)('take order $order to its end', async ({ order, exit, action }) => {
		for (;;) {
			const answer = await fetch(`${nodeRed.url}/orders`);
			const book = (await answer.json()) as Array<Record<string, unknown>>;
			const line = book.find((each) => each.order === order);
			if (line === undefined) continue;
			expect(line).toMatchObject({ exit, action: expect.stringMatching(action) });
			return;
		}
	});

	it('cause no error', () => expect(nodeRed.log()).not.toMatch(/\[error\]/));
});
