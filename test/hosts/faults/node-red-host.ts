/** A real Node-RED with the package installed and the flow of a fault plan deployed. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startNodeRed, deployTo, type NodeRedProcess } from '../../node-red/support/process';
import { freePort } from '../../support/listen';
import { install, pack } from '../../support/packed';
import { until } from '../n8n/support/until';
import { READY } from './flow';

/** References survive what becomes of the process; the flow's own list does not have to. */
const SETTINGS = {
	contextStorage: {
		default: { module: 'localfilesystem', config: { cache: false } },
		memory: { module: 'memory' },
	},
};

export interface NodeRedHost {
	/** Stays the same when it is started again. */
	readonly url: string;
	start(): Promise<void>;
	deploy(flow: readonly object[]): Promise<void>;
	kill(): Promise<void>;
	log(): string;
	/** Ends it and leaves nothing behind. */
	stop(): Promise<void>;
}

export async function installNodeRed(): Promise<NodeRedHost> {
	const folder = mkdtempSync(join(tmpdir(), 'ringback-faults-'));
	const userDir = join(folder, 'user');
	const port = await freePort();
	const url = `http://127.0.0.1:${port}`;
	let running: NodeRedProcess | undefined;
	let log = '';
	const kill = async () => {
		await running?.stop('SIGKILL');
		log += running?.log() ?? '';
		running = undefined;
	};
	const stop = async () => {
		await kill();
		rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
	};
	try {
		const { tarball } = await pack('node-red', folder);
		await install(tarball, join(folder, 'installed'));
		cpSync(join(folder, 'installed'), userDir, { recursive: true });
	} catch (error) {
		await stop();
		throw error;
	}
	return {
		url,
		async start() {
			running = await startNodeRed({
				red: require.resolve('node-red/red.js'),
				userDir,
				port,
				settings: SETTINGS,
			});
		},
		async deploy(flow) {
			await deployTo(running!, flow);
			// paths are there a moment after a deploy returns
			await until('the paths of the flow', async () => (await fetch(url + READY)).ok || undefined);
		},
		kill,
		log: () => log + (running?.log() ?? ''),
		stop,
	};
}
