/** Node-RED in its own process, with our package installed from the tarball. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { install, pack } from '../../support/packed';
import { afterThisTest } from './clean-up';
import { startNodeRed, type NodeRedProcess } from './process';

export interface Installed {
	/** A new user folder that holds the package. */
	userFolder(): string;
	/** Node-RED, stopped after the test; in a new user folder where none is given. */
	start(options?: Partial<Parameters<typeof startNodeRed>[0]>): Promise<NodeRedProcess>;
}

/** The package is packed and installed once for all tests of a file. */
export function useInstalled(): Installed {
	const red = require.resolve('node-red/red.js');
	const temporary = mkdtempSync(join(tmpdir(), 'node-red-'));
	const installed = join(temporary, 'installed');
	let made = 0;

	beforeAll(async () => {
		const { tarball } = await pack('node-red', temporary);
		await install(tarball, installed);
	});
	afterAll(() => rmSync(temporary, { recursive: true, maxRetries: 3 }));

	function userFolder(): string {
		const userDir = join(temporary, `user-${(made += 1)}`);
		cpSync(installed, userDir, { recursive: true });
		return userDir;
	}
	return {
		userFolder,
		async start(options = {}) {
			const userDir = options.userDir ?? userFolder();
			const nodeRed = await startNodeRed({ red, userDir, ...options });
			afterThisTest(() => nodeRed.stop('SIGKILL'));
			return nodeRed;
		},
	};
}
