import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installHost } from '../install-host.mjs';

/** The folder that holds Dashboard 2.0 in its node_modules; see {@link installHost}. */
export const installDashboard = (settings = {}) =>
	installHost({
		...settings,
		name: 'dashboard',
		from: dirname(fileURLToPath(import.meta.url)),
		size: '135 MB',
	});
