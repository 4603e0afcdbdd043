/** `npm run pictures [n8n | node-red | sandbox]`: takes the pictures of the READMEs from the real editors. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installN8n } from '../test/hosts/n8n/install.mjs';
import { bundle } from './bundle.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Sources find files from where they stand, and go on doing so in a bundle. */
const foldersOfSources = {
	name: 'folders-of-sources',
	setup: ({ onLoad }) =>
		onLoad({ filter: /\.ts$/ }, ({ path }) => ({
			contents: readFileSync(path, 'utf8').replaceAll('__dirname', JSON.stringify(dirname(path))),
			loader: 'ts',
		})),
};

const outfile = await bundle('test/hosts/pictures/index.ts', 'pictures/index', {
	plugins: [foldersOfSources],
});
const wanted = process.argv.slice(2);
const env = { ...process.env };
if (wanted.length === 0 || wanted.includes('n8n'))
	env.RINGBACK_HOST_N8N ??= await installN8n({
		cacheFolder: process.env.RINGBACK_CACHE,
		log: (line) => console.error(`ringback: ${line}`),
	});
const done = spawnSync(process.execPath, [outfile, ...wanted], {
	cwd: root,
	env,
	stdio: 'inherit',
});
process.exit(done.status ?? 1);
