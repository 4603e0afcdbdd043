/** The demo, as a newcomer starts it: the same orders come to the same end in both hosts. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expectationOf, lookedUp } from '../../faults/expectation';
import { readEndings } from './support/endings';
import { freePorts } from './support/free-ports';
import { REPOSITORY } from './support/world';
import type { ProviderId } from '../../../core';

const run = promisify(execFile);
/** n8n looks once a minute for waits that run out. */
const DEMO_MS = 400_000;
/** A demo that goes on for longer is ended with its host, so that no later test runs beside it. */
const OPTIONS = { cwd: REPOSITORY, timeout: DEMO_MS - 30_000 };
const NUMBER = /^\+\d+$/;

interface Told {
	readonly orders: ReadonlyArray<{
		readonly order: string;
		readonly to: string;
		readonly provider: ProviderId;
		readonly exit: string;
		readonly action: string;
	}>;
	readonly placed: number;
	readonly dialled: number;
}

const ACTIONS: Readonly<Record<string, string>> = {
	noResult: 'ask a colleague to look: the phone rang, nobody knows more',
	notCalled: 'ask the customer for a new number',
	answered: 'mark as handed over',
	voicemail: 'send a text message',
	busy: 'try again in 10 minutes',
	noAnswer: 'try again in 30 minutes, then leave it at the shop',
	invalidNumber: 'ask the customer for a new number',
	failed: 'tell operations',
};

/** What docs/sandbox.md says of the number; Node-RED asks by itself at the limit of a wait. */
function expectedOf(provider: ProviderId, to: string, host: string) {
	if (!NUMBER.test(to)) return { trigger: 'notCalled', dialled: 0 };
	const call = { provider, ending: to.slice(-2), start: 'none', report: 'none' } as const;
	const expected = expectationOf(call);
	return host === 'n8n' ? expected : lookedUp(expected, call);
}

describe('npm run demo', () => {
	it.each(['n8n', 'node-red'])(
		'calls a list in %s, again where it has to, and counts what became of it',
		async (host) => {
			const [port, sandboxPort] = await freePorts(2);
			const words = [
				join(REPOSITORY, 'scripts', 'demo', 'index.mjs'),
				...['--host', host, '--list', '--people', '20', '--once', '--json'],
				...['--port', String(port), '--sandbox-port', String(sandboxPort)],
			];
			const { stdout } = await run(process.execPath, words, OPTIONS);
			const told = JSON.parse(stdout.trim().split('\n').at(-1)!) as Told;
			expect(told).toMatchObject({
				people: 20,
				exits: { answered: 11, busy: 3, noAnswer: 3, failed: 2, invalidNumber: 1 },
			});
			// two calls to each of those who were busy or did not answer; whether the network is asked
			// for a number that does not exist is up to the provider
			const rings = 11 + 2 * (3 + 3) + 2;
			expect([rings, rings + 1]).toContain(told.placed);
			expect(told.dialled).toBe(told.placed);
		},
		DEMO_MS,
	);

	it.each(['n8n', 'node-red'])(
		'turns orders into calls in %s, and shows how they ended',
		async (host) => {
			const [port, sandboxPort] = await freePorts(2);
			const words = [
				join(REPOSITORY, 'scripts', 'demo', 'index.mjs'),
				...['--host', host, '--once', '--json'],
				...['--port', String(port), '--sandbox-port', String(sandboxPort)],
			];
			const { stdout } = await run(process.execPath, words, OPTIONS);
			const { orders, placed, dialled } = JSON.parse(stdout.trim().split('\n').at(-1)!) as Told;

			const expected = orders.map(({ order, provider, to }) => {
				const { trigger: exit, dialled: rings } = expectedOf(provider, to, host);
				return { order, exit, action: ACTIONS[exit], rings };
			});
			expect(orders.map(({ order, exit, action }) => ({ order, exit, action }))).toEqual(
				expected.map(({ rings: _rings, ...shown }) => shown),
			);
			const cells = new Set(orders.map(({ provider, to }) => `${provider} ${to.slice(-2)}`));
			for (const { provider, digits } of readEndings())
				expect(cells).toContain(`${provider} ${digits}`);
			const phones = expected.filter(({ rings }) => rings === 1).length;
			expect({ placed, dialled }).toEqual({ placed: phones, dialled: phones });
		},
		DEMO_MS,
	);
});
