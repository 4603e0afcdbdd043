import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * Bundles a TypeScript program of the repository; the path of what Node can run.
 * @param name below .ringback, two folders deep, as the sources that look for the repository's root are
 * @param more options of esbuild
 */
export async function bundle(entry, name, more = {}) {
	const outfile = join(root, '.ringback', `${name}.cjs`);
	await build({
		entryPoints: [join(root, entry)],
		outfile,
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target: 'node24',
		packages: 'external',
		logLevel: 'warning',
		...more,
	});
	return outfile;
}
