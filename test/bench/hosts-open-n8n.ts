/** A real n8n in a user folder of its own, for benches. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startHost } from '../hosts/n8n/support/host';

type Host = Awaited<ReturnType<typeof startHost>>;

/** @param prepare saves what is to be measured; n8n is stopped again where that fails */
export async function openN8n(
	prepare: (host: Host) => Promise<void>,
): Promise<{ host: Host; stop(): Promise<void> }> {
	const root = process.cwd();
	const userFolder = mkdtempSync(join(tmpdir(), 'ringback-bench-n8n-'));
	const remove = () => rmSync(userFolder, { recursive: true, force: true });
	try {
		// it finds its lock file beside itself, so it stays outside of this bundle
		const file = join(root, 'test', 'hosts', 'n8n', 'install.mjs');
		const { installN8n } = await import(pathToFileURL(file).href);
		const installFolder = await installN8n({
			cacheFolder: process.env.RINGBACK_CACHE,
			log: (line: string) => console.error(line),
		});
		const host = await startHost(root, { installFolder, userFolder });
		const stop = () => host.stop().finally(remove);
		await prepare(host).catch(async (error: unknown) => {
			await stop();
			throw error;
		});
		return { host, stop };
	} catch (error) {
		remove();
		throw error;
	}
}
