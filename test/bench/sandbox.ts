/**
 * `npm run bench -- sandbox`: how many calls a second the sandbox accepts and runs to their end
 * at speed 1000, and what it weighs after them: as the command starts it, with V8's own idea of
 * a heap, and with calls kept in a file. The sandbox has a process of its own; the client, which
 * also receives the callbacks, has another and takes its share of the machine. Each call is a
 * request to CM.com's API over a kept connection.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '../../sandbox/index';
import { keepHeapSmall } from '../../sandbox/small-heap';
import { listen } from '../support/listen';

const SPEED = 1_000;
const AT_ONCE = 64;
const TARGET = { callsPerSecond: 1_000, megabytes: 300 };
const RUNS = [
	{ name: 'no callback', calls: 20_000, callback: false },
	{ name: 'with a callback each', calls: 10_000, callback: true },
	{ name: 'no callback, long', calls: 70_000, callback: false },
];

const SANDBOXES = {
	'as the command': [],
	'own heap size': ['--roomy'],
	'with --store': ['--store'],
};

interface Told {
	readonly port?: number;
	/** Of the sandbox's process so far, user and system. */
	readonly cpuMs?: number;
	readonly megabytes?: number;
	readonly peakMegabytes?: number;
}

/** The sandbox's side, as the command starts it; any message asks how it is once it is idle. */
async function serve() {
	const folder = mkdtempSync(join(tmpdir(), 'ringback-bench-'));
	const store = process.argv.includes('--store') ? join(folder, 'calls.db') : undefined;
	if (!process.argv.includes('--roomy')) keepHeapSmall();
	const sandbox = await startSandbox({ speed: SPEED, store });
	const send = (told: Told) => process.send!(told);
	process.on('message', async () => {
		await sandbox.idle();
		const { user, system } = process.cpuUsage();
		send({
			cpuMs: (user + system) / 1_000,
			megabytes: process.memoryUsage().rss / 1e6,
			peakMegabytes: process.resourceUsage().maxRSS / 1e3,
		});
	});
	process.on('disconnect', async () => {
		await sandbox.stop();
		rmSync(folder, { recursive: true });
	});
	send({ port: sandbox.port });
}

async function whenIdle(child: ChildProcess): Promise<Told> {
	child.send('idle');
	const [told] = (await once(child, 'message')) as [Told];
	return told;
}

/** One call placed; resolves with the status. */
const place = (agent: Agent, port: number, callback: string | undefined): Promise<number> =>
	new Promise((resolve, reject) => {
		const body = JSON.stringify({
			callee: '+14155550101',
			caller: '+442079460018',
			'callflow-id': '00000000-0000-4000-8000-000000000c01',
			'flow-variables': { order_number: '1042', origin_store: 'Corner Shop' },
			...(callback !== undefined && { 'callback-url': callback }),
		});
		const sent = request(
			{
				agent,
				port,
				host: '127.0.0.1',
				method: 'POST',
				path: '/cm/voiceapi/v2/FlowBuilder',
				headers: {
					'content-type': 'application/json',
					'content-length': Buffer.byteLength(body),
					'x-cm-producttoken': '00000000-0000-4000-8000-000000000001',
				},
			},
			(response) => response.resume().on('end', () => resolve(response.statusCode ?? 0)),
		);
		sent.on('error', reject).end(body);
	});

const cpuSinceMs = (before: NodeJS.CpuUsage): number => {
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1_000;
};
const perCall = (ms: number, calls: number): number => Number((ms / calls).toFixed(2));

async function run(child: ChildProcess, port: number, { name, calls, callback }: (typeof RUNS)[0]) {
	let reports = 0;
	const receiver = createServer((incoming, response) => {
		reports += 1;
		incoming.resume();
		response.end();
	});
	const { url, stop } = await listen(receiver);
	const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
	let left = calls;
	let accepted = 0;
	const { cpuMs: cpuBeforeMs = 0 } = await whenIdle(child);
	const clientBefore = process.cpuUsage();
	const started = performance.now();
	const worker = async () => {
		while (left-- > 0)
			if ((await place(agent, port, callback ? `${url}/` : undefined)) === 200) accepted += 1;
	};
	await Promise.all(Array.from({ length: AT_ONCE }, worker));
	const acceptedMs = performance.now() - started;
	const { cpuMs = 0, megabytes = 0, peakMegabytes = 0 } = await whenIdle(child);
	const endedMs = performance.now() - started;
	const clientMs = cpuSinceMs(clientBefore);
	agent.destroy();
	await stop();
	return {
		name,
		calls,
		accepted,
		reports: callback ? reports : null,
		acceptedPerSecond: Math.round((accepted / acceptedMs) * 1_000),
		endedPerSecond: Math.round((accepted / endedMs) * 1_000),
		cpuMsPerCall: perCall(cpuMs - cpuBeforeMs, calls),
		clientCpuMsPerCall: perCall(clientMs, calls),
		rssMB: Math.round(megabytes),
		peakMB: Math.round(peakMegabytes),
	};
}

async function runAll(sandbox: string, options: string[]) {
	const child = fork(process.argv[1]!, ['--serve', ...options]);
	const [{ port = 0 }] = (await once(child, 'message')) as [Told];
	const rows = [];
	for (const one of RUNS) rows.push({ sandbox, ...(await run(child, port, one)) });
	child.disconnect();
	await once(child, 'exit');
	return rows;
}

async function main() {
	const rows = [];
	for (const [sandbox, options] of Object.entries(SANDBOXES))
		rows.push(...(await runAll(sandbox, options)));
	if (process.argv.includes('--json')) return console.log(JSON.stringify(rows));
	console.table(rows);
	console.log(
		`Wanted: ${TARGET.callsPerSecond} a second to their end, under ${TARGET.megabytes} MB.`,
	);
}

void (process.argv.includes('--serve') ? serve() : main());
