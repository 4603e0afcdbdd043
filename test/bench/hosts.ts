/**
 * npm run bench -- hosts [--json] [--items 100000]
 *
 * A customer list through Validate E.164 in a real Node-RED and a real n8n, beside a node that
 * passes everything on: time, processor time, and the most memory that the host's process held.
 * Each has a process of its own. Linux only, because the kernel does the counting.
 */
import { existsSync } from 'node:fs';
import { refuse, tenths } from './bench-figures';
import { startN8nBench } from './hosts-n8n';
import { startNodeRedBench } from './hosts-node-red';
import { measure, type BenchHost, type Measured, type Row } from './hosts-run';
import { customerList } from './phone-data-customers';

const SEED = 20261121;
const ROUNDS = 3;

const WAYS: Readonly<Record<string, (node: string) => Promise<BenchHost>>> = {
	'Node-RED, a message each': (node) => startNodeRedBench(node, 'messages'),
	'Node-RED, one list': (node) => startNodeRedBench(node, 'list'),
	'n8n, an item each': startN8nBench,
};

const args = process.argv.slice(2);
const flag = args.indexOf('--items');
const items = flag < 0 ? 100_000 : Number(args[flag + 1]);

if (!Number.isInteger(items) || items < 3_000)
	refuse('--items takes a whole number of at least 3000, such as --items 100000');
if (process.platform !== 'linux') refuse('Memory is read from /proc: this bench needs Linux.');
for (const built of ['dist/nodes/ValidateE164', 'node-red/dist/runtime.js'])
	if (!existsSync(built)) refuse(`${built} is not built yet: run "npm run build" first.`);

/** Processor time is what to compare: a busy machine takes nothing from it. */
const compared = (way: string, passing: Measured, ours: Measured) => ({
	way,
	passingMs: passing.ms,
	validateMs: ours.ms,
	passingCpuMs: passing.cpuMs,
	validateCpuMs: ours.cpuMs,
	timesTheCpu: tenths(ours.cpuMs / passing.cpuMs),
	moreMicrosecondsPerItem: tenths(((ours.cpuMs - passing.cpuMs) * 1_000) / items),
	beforeMB: Math.round(ours.beforeMB),
	passingPeakMB: Math.round(passing.peakMB),
	validatePeakMB: Math.round(ours.peakMB),
	timesThePeak: tenths(ours.peakMB / passing.peakMB),
});

async function main(): Promise<void> {
	const rows: Row[] = customerList(items, SEED).map(({ text, country = '' }) => ({
		phone: text,
		country,
	}));
	const results = [];
	for (const [way, start] of Object.entries(WAYS)) {
		const passing = await measure(() => start('pass-through'), rows, ROUNDS);
		const ours = await measure(() => start('validate E.164'), rows, ROUNDS);
		results.push(compared(way, passing, ours));
	}
	if (!args.includes('--json')) return console.table(results);
	console.log(
		JSON.stringify({ bench: 'hosts', node: process.version, items, rounds: ROUNDS, results }),
	);
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
