/**
 * `npm run bench -- load`: how long n8n waits for our package at its start. Each figure is of
 * fresh processes: one that loads nothing, one that loads what n8n has loaded before any node
 * (n8n-workflow and zod), and one that loads our three nodes and four credentials after that.
 *
 * The bar is 100 ms for the package itself.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROUNDS = 11;
const BAR_MS = 100;
const ROOT = process.cwd();
const { n8n } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
	n8n: { nodes: string[]; credentials: string[] };
};

const files = [...n8n.nodes, ...n8n.credentials];
const className = (file: string) => file.split('/').at(-1)!.split('.')[0];
const LOADED_BEFORE = "require('n8n-workflow'); require('zod/v4');";
const OURS = files
	.map((file) => `new (require(${JSON.stringify(join(ROOT, file))}).${className(file)})();`)
	.join(' ');

/** Wall time of the process, and the time that it took for `measured`, in milliseconds. */
function time(before: string, measured: string): { wallMs: number; ownMs: number } {
	const code = `${before} const start = performance.now(); ${measured} process.stdout.write(String(performance.now() - start));`;
	const started = performance.now();
	const ownMs = Number(execFileSync(process.execPath, ['-e', code], { cwd: ROOT }));
	return { wallMs: performance.now() - started, ownMs };
}

function main(): void {
	const missing = files.find((file) => !existsSync(join(ROOT, file)));
	if (missing) throw new Error(`${missing} is not built yet: run "npm run build" first.`);
	const cases = {
		'empty process': ['', ''],
		'n8n-workflow and zod': ['', LOADED_BEFORE],
		'our package after them': [LOADED_BEFORE, OURS],
	} as const;
	const times = new Map(Object.keys(cases).map((name) => [name, [] as ReturnType<typeof time>[]]));
	// in turns, so that a busy moment of the machine falls on all of them
	for (let round = 0; round < ROUNDS; round++)
		for (const [name, [before, measured]] of Object.entries(cases))
			times.get(name)!.push(time(before, measured));

	const rows = [...times].map(([name, runs]) => ({
		process: name,
		...spread(
			'own',
			runs.map(({ ownMs }) => ownMs),
		),
		...spread(
			'wall',
			runs.map(({ wallMs }) => wallMs),
		),
	}));
	if (process.argv.includes('--json')) {
		const ours = times.get('our package after them')!.map(({ ownMs }) => ownMs);
		console.log(JSON.stringify({ loadMs: median(ours), barMs: BAR_MS, rounds: ROUNDS, rows }));
		return;
	}
	console.table(rows);
	console.log(
		`nodes: ${n8n.nodes.length}, credentials: ${n8n.credentials.length}, bar: ${BAR_MS} ms`,
	);
}

const median = (values: readonly number[]): number =>
	round([...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!);

const spread = (name: string, values: readonly number[]) => ({
	[`${name} median ms`]: median(values),
	[`${name} from ms`]: round(Math.min(...values)),
	[`${name} to ms`]: round(Math.max(...values)),
});

const round = (ms: number): number => Math.round(ms * 10) / 10;

main();
