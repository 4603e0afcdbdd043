/** The demo, as a newcomer starts it: the same orders come to the same end in both hosts. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePorts } from './support/free-ports';
import { REPOSITORY } from './support/world';

const run = promisify(execFile);
const DEMO_MS = 180_000;

const ORDERS = [
	['1', '(415) 555-0101', 'US', 'talkdesk', 'answered', 'mark as handed over'],
	['2', '0171 3920003', 'DE', 'cmCom', 'busy', 'try again in 10 minutes'],
	['3', '+46 70-174 06 05', 'SE', 'kaleyra', 'invalidNumber', 'ask the customer for a new number'],
	['4', '+1 415 555 0106', 'US', 'talkdesk', 'failed', 'tell operations'],
	['5', 'see e-mail', 'US', 'cmCom', 'notCalled', 'ask the customer for a new number'],
] as const;

const folder = mkdtempSync(join(tmpdir(), 'ringback-demo-'));
const orders = join(folder, 'orders.csv');
beforeAll(() => {
	const lines = ORDERS.map(([order, phone, country, provider]) =>
		[order, 'Ada', phone, country, provider, 'Corner Deli'].join(','),
	);
	writeFileSync(orders, ['order,customer,phone,country,provider,store', ...lines].join('\n'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('npm run demo', () => {
	it.each(['n8n', 'node-red'])(
		'turns orders into calls in %s, and shows how they ended',
		async (host) => {
			const [port, sandboxPort] = await freePorts(2);
			const words = [
				join(REPOSITORY, 'scripts', 'demo', 'index.mjs'),
				...['--host', host, '--orders', orders, '--once', '--json'],
				...['--port', String(port), '--sandbox-port', String(sandboxPort)],
			];
			const { stdout } = await run(process.execPath, words, { cwd: REPOSITORY });
			const told = JSON.parse(stdout.trim().split('\n').at(-1)!) as {
				orders: Array<Record<'order' | 'provider' | 'exit' | 'action', string>>;
			};
			expect(told).toMatchObject({ placed: 4, dialled: 4 });
			expect(
				told.orders.map(({ order, provider, exit, action }) => [order, provider, exit, action]),
			).toEqual(
				ORDERS.map(([order, , , provider, exit, action]) => [order, provider, exit, action]),
			);
		},
		DEMO_MS,
	);
});
