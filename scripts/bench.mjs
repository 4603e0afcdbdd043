/** `npm run bench -- <name> [options]` bundles test/bench/<name>.ts and runs it; alone, it lists them. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = join(root, 'test', 'bench');
const names = readdirSync(folder)
	.filter((file) => file.endsWith('.ts') && !file.includes('-'))
	.map((file) => file.slice(0, -3));
const [name, ...args] = process.argv.slice(2);

if (!names.includes(name)) {
	console.error(`npm run bench -- <${names.join(' | ')}> [--json]`);
	process.exit(name === undefined ? 0 : 1);
}
const outfile = await bundle(`test/bench/${name}.ts`, `bench/${name}`);
const done = spawnSync(process.execPath, ['--expose-gc', outfile, ...args], {
	cwd: root,
	stdio: 'inherit',
});
process.exit(done.status ?? 1);
