import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installHost } from '../install-host.mjs';

/** The folder that holds the older Node-RED's node_modules; see {@link installHost}. */
export const installNodeRed4 = (settings = {}) =>
	installHost({
		...settings,
		name: 'node-red-4',
		from: dirname(fileURLToPath(import.meta.url)),
		size: '120 MB',
	});
