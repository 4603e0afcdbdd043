import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/**
 * A module that the demo shares with the tests: it is TypeScript, so it is bundled first.
 *
 * @param path in the repository
 */
export async function bundled(root, path) {
	const outfile = join(root, '.ringback', 'demo', `${basename(path, '.ts')}.mjs`);
	await build({
		entryPoints: [join(root, path)],
		outfile,
		bundle: true,
		platform: 'node',
		format: 'esm',
		target: 'node24',
		packages: 'external',
		logLevel: 'warning',
	});
	return import(pathToFileURL(outfile).href);
}
