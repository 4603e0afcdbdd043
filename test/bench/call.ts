/**
 * npm run bench -- call [--json]
 *
 * What a call costs its host in processor time: by our node, and by what a builder would put
 * together by hand (Node-RED: a function and an http request; n8n: the HTTP Request node). Each
 * host runs both in one process, in turns, against a provider that takes everything at once.
 * Linux only, because the kernel does the counting.
 */
import { existsSync } from 'node:fs';
import { hundredths, median, refuse } from './bench-figures';
import { startCallsInN8n } from './call-n8n';
import { startCallsInNodeRed } from './call-node-red';
import { startBenchProvider, type CallHost, type Way } from './call-provider';
import { cpuMsOf } from './hosts-process';

const ROUNDS = 7;
const CALLS = 500;
const WAYS: readonly Way[] = ['ours', 'byHand'];
const HOSTS: Readonly<Record<string, (providerUrl: string) => Promise<CallHost>>> = {
	'Node-RED': startCallsInNodeRed,
	n8n: startCallsInN8n,
};

async function main(): Promise<void> {
	if (process.platform !== 'linux')
		refuse('Processor time is read from /proc: this bench needs Linux.');
	for (const built of ['dist/nodes/TriggerVoiceFlow', 'node-red/dist/runtime.js'])
		if (!existsSync(built)) refuse(`${built} is not built yet: run "npm run build" first.`);
	const provider = await startBenchProvider();
	const results = [];
	try {
		for (const [name, start] of Object.entries(HOSTS)) {
			const host = await start(provider.url);
			const cpuMs: Record<Way, number[]> = { ours: [], byHand: [] };
			try {
				// the first turn compiles what runs often, and does not count
				for (let turn = 0; turn <= ROUNDS; turn++)
					for (const way of WAYS) {
						provider.taken();
						const before = cpuMsOf(host.pid);
						await host.place(way, CALLS);
						if (turn > 0) cpuMs[way].push(cpuMsOf(host.pid) - before);
						const taken = provider.taken();
						if (taken !== CALLS) throw new Error(`${name}, ${way}: ${taken} of ${CALLS} calls`);
					}
			} finally {
				await host.stop();
			}
			const perCall = (way: Way) => Math.round((median(cpuMs[way]) * 1_000) / CALLS);
			const [ours, byHand] = [perCall('ours'), perCall('byHand')];
			results.push({
				host: name,
				oursMicroseconds: ours,
				byHandMicroseconds: byHand,
				ratio: hundredths(ours / byHand),
			});
		}
	} finally {
		await provider.stop();
	}
	if (process.argv.includes('--json'))
		return console.log(JSON.stringify({ bench: 'call', rounds: ROUNDS, calls: CALLS, results }));
	console.table(results);
	console.log('goal: a ratio of at most 1');
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
