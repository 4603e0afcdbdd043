/** `npm run test:faults [-- --host core|fallback|node-red|n8n --calls N --seed S --json]`, or `--table` for the faults alone. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installN8n } from '../test/hosts/n8n/install.mjs';
import { bundle } from './bundle.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const ENTRIES = {
	core: 'test/faults/core.ts',
	fallback: 'test/faults/fallback.ts',
	'node-red': 'test/hosts/faults/node-red.ts',
	n8n: 'test/hosts/faults/n8n.ts',
};
const { host, words } = readWords(process.argv.slice(2));
const entry = ENTRIES[host];
if (entry === undefined || !existsSync(join(root, entry))) {
	console.error(`ringback: --host is one of ${Object.keys(ENTRIES).join(', ')}, not "${host}"`);
	process.exit(1);
}
const isHost = host === 'node-red' || host === 'n8n';
// hosts install the package as it was built
if (isHost) step(join(root, 'node_modules', 'gulp', 'bin', 'gulp.js'), ['--silent']);
if (host === 'n8n')
	process.env.RINGBACK_HOST_N8N ??= await installN8n({
		cacheFolder: process.env.RINGBACK_CACHE,
		log: (line) => console.error(`ringback: ${line}`),
	});
// tests of random input run a part of their cases in `npm test`, and all of them here
if (host === 'core') {
	process.env.RINGBACK_ALL_CASES = '1';
	const files = ['fuzz', 'phone/read', 'random-'];
	step(join(root, 'node_modules', 'jest', 'bin', 'jest.js'), ['--testTimeout=300000', ...files]);
}
await run(host);
// the same faults, with a second account for every call
if (host === 'core' && !words.includes('--table')) await run('fallback');

async function run(name) {
	const outfile = await bundle(ENTRIES[name], `faults/${name}`, { sourcemap: 'inline' });
	step('--enable-source-maps', [outfile, ...words]);
}

/** Runs Node; a failure ends everything. */
function step(first, others) {
	const { status } = spawnSync(process.execPath, [first, ...others], {
		cwd: root,
		stdio: 'inherit',
	});
	if (status !== 0) process.exit(status ?? 1);
}

/** Takes `--host` out of the words; the rest is the run's. */
function readWords(words) {
	const at = words.findIndex((word) => word === '--host' || word.startsWith('--host='));
	if (at < 0) return { host: 'core', words };
	const [, inOne] = words[at].split('=');
	const host = inOne ?? words[at + 1] ?? '';
	return { host, words: words.toSpliced(at, inOne === undefined ? 2 : 1) };
}
