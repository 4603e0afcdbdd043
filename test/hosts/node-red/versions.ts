/** The Node-REDs that tests run on. */
import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface Version {
	readonly version: string;
	/** What starts it. */
	readonly red: string;
}

const older = process.env.RINGBACK_HOST_NODE_RED_4;
if (older === undefined)
	throw new Error(
		'RINGBACK_HOST_NODE_RED_4 is not set: start these tests with "npm run test:hosts"',
	);

/** More of them, each a folder into which `npm install node-red@…` was done. */
const more = (process.env.RINGBACK_NODE_REDS ?? '').split(delimiter).filter(Boolean);

function versionAt(red: string): Version {
	const { version } = JSON.parse(readFileSync(join(red, '../package.json'), 'utf8')) as Version;
	return { version, red };
}

export const VERSIONS: readonly Version[] = [
	require.resolve('node-red/red.js'),
	...[older, ...more].map((folder) => join(folder, 'node_modules', 'node-red', 'red.js')),
].map(versionAt);
