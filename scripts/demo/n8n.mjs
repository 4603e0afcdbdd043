/** A real n8n with the example workflow active and its accounts pointed at the sandbox. */
import { rmSync } from 'node:fs';
import { installN8n } from '../../test/hosts/n8n/install.mjs';
import { bundled } from './bundled.mjs';

/**
 * @returns {Promise<{ url: string, loginHint: string, resultsOf(provider: string): string,
 *   post(order: object): Promise<void>, outcomes(): Promise<object[]>, stop(): Promise<void> }>}
 */
export async function startN8n({ root, port, sandboxUrl, userFolder, cacheFolder, log }) {
	const installFolder = process.env.RINGBACK_HOST_N8N ?? (await installN8n({ cacheFolder, log }));
	// a fresh folder: the same orders may be called again in the next demo
	rmSync(userFolder, { recursive: true, force: true });
	const { startDemo } = await bundled(root, 'test/hosts/n8n/support/demo.ts');
	return startDemo({ root, installFolder, userFolder, port, sandboxUrl });
}
