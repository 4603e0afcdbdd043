import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installHost } from '../install-host.mjs';

/** The folder that holds the providers' own SDKs in its node_modules; see {@link installHost}. */
export const installSdks = (settings = {}) =>
	installHost({
		...settings,
		name: 'sdk',
		from: dirname(fileURLToPath(import.meta.url)),
		size: '100 MB',
	});
