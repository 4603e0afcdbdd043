/** A real n8n with the example workflow active and its accounts pointed at the sandbox. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { installN8n } from '../../test/hosts/n8n/install.mjs';

/**
 * @returns {Promise<{ url: string, ordersUrl: string, loginHint: string,
 *   post(order: object): Promise<void>, outcomes(): Promise<object[]>, stop(): Promise<void> }>}
 */
export async function startN8n({ root, port, sandboxUrl, userFolder, cacheFolder, log }) {
	const installFolder = process.env.RINGBACK_HOST_N8N ?? (await installN8n({ cacheFolder, log }));
	// a fresh folder: the same orders may be called again in the next demo
	rmSync(userFolder, { recursive: true, force: true });
	const { startDemo } = await import(pathToFileURL(await bundled(root)).href);
	return startDemo({ root, installFolder, userFolder, port, sandboxUrl });
}

/** The demo starts n8n with the same code as the tests; it is TypeScript, so it is bundled first. */
async function bundled(root) {
	const outfile = join(root, '.ringback', 'demo', 'n8n-host.mjs');
	await build({
		entryPoints: [join(root, 'test', 'hosts', 'n8n', 'support', 'demo.ts')],
		outfile,
		bundle: true,
		platform: 'node',
		format: 'esm',
		target: 'node24',
		packages: 'external',
		logLevel: 'warning',
	});
	return outfile;
}
