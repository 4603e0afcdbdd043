/** A real n8n with the example workflow active and its accounts pointed at the sandbox. */
import { rmSync } from 'node:fs';
import { installN8n } from '../../test/hosts/n8n/install.mjs';
import { bundled } from './bundled.mjs';
import { hurried } from './list.mjs';

/**
 * @returns {Promise<{ url: string, loginHint: string, resultsOf(provider: string): string,
 *   post(order: object): Promise<void>, outcomes(): Promise<object[]>, stop(): Promise<void> }>}
 */
export async function startN8n(settings) {
	const { startDemo } = await bundled(settings.root, 'test/hosts/n8n/support/demo.ts');
	return startDemo(await prepared(settings));
}

/**
 * The same with the example of a list.
 *
 * @returns {Promise<{ url: string, loginHint: string, call(people: object[]): Promise<void>,
 *   rows(): Promise<object[] | undefined>, stop(): Promise<void> }>}
 */
export async function startN8nList(settings) {
	const { startListDemo } = await bundled(settings.root, 'test/hosts/n8n/support/demo-list.ts');
	return startListDemo(await prepared(settings), hurried);
}

async function prepared({ root, port, sandboxUrl, userFolder, cacheFolder, log }) {
	const installFolder = process.env.RINGBACK_HOST_N8N ?? (await installN8n({ cacheFolder, log }));
	// a fresh folder: the same references may be called again in the next demo
	rmSync(userFolder, { recursive: true, force: true });
	return { root, installFolder, userFolder, port, sandboxUrl };
}
