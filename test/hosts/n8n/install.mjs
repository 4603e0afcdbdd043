import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installHost } from '../install-host.mjs';

/**
 * The n8n of this folder's lock file.
 * @param {{ cacheFolder?: string, log?: (line: string) => void }} [settings]
 * @returns {Promise<string>} the folder that holds node_modules
 */
export const installN8n = (settings = {}) =>
	installHost({
		name: 'n8n',
		from: dirname(fileURLToPath(import.meta.url)),
		rebuild: ['sqlite3'],
		size: '2.2 GB, some minutes',
		...settings,
	});
