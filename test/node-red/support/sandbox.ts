import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { PROVIDER_IDS, type ProviderId } from '../../../core';
import {
	startSandbox,
	type Clock,
	type Sandbox,
	type SandboxSettings,
} from '../../../sandbox/index';
import { afterThisTest } from './clean-up';

/** Real time, out of reach of a test that fakes setTimeout for the node under test. */
function ownClock(): Clock {
	const stopped = new AbortController();
	return {
		nowMs: () => Date.now(),
		monotonicMs: () => performance.now(),
		sleep: (ms) =>
			new Promise((resolve) => {
				wait(ms, undefined, { signal: stopped.signal }).then(resolve, () => undefined);
			}),
		stop: () => stopped.abort(),
	};
}

/** A sandbox whose phones need milliseconds; stopped after the test. */
export async function openSandbox(settings: SandboxSettings = {}): Promise<Sandbox> {
	const sandbox = await startSandbox({ speed: 2_000, clock: ownClock(), ...settings });
	afterThisTest(() => sandbox.stop());
	return sandbox;
}

/** Orders a fault of the sandbox. */
export async function order(
	sandbox: Sandbox,
	provider: ProviderId,
	fault: string,
	times = 1,
): Promise<void> {
	const { status } = await fetch(`${sandbox.url}/_sandbox/faults`, {
		method: 'POST',
		body: JSON.stringify({ provider, fault, times }),
	});
	expect(status).toBe(201);
}

/** The rows of the table ending × provider in docs/sandbox.md, its head first. */
const [HEAD = [], ...ROWS] = readFileSync(join(__dirname, '../../../docs/sandbox.md'), 'utf8')
	.split('\n')
	.filter((line) => /^\| (ending|\d\d) \|/.test(line))
	.map((line) => line.split('|').map((cell) => cell.trim()));

/** Its cells. */
export const ENDINGS = ROWS.flatMap((cells) =>
	PROVIDER_IDS.map((provider) => ({
		ending: cells[1] ?? '',
		provider,
		exit: cells[HEAD.indexOf(provider)] ?? '',
	})),
);
