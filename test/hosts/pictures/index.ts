/** The pictures of the READMEs, from real editors and the sandbox's page: scripts/pictures.mjs runs it. */
import { join } from 'node:path';
import { openAlbum, type Album } from './album';
import { takeN8n } from './n8n';
import { takeNodeRed } from './node-red';
import { takeSandbox } from './sandbox';

const ALBUMS: Readonly<Record<string, (album: Album) => Promise<void>>> = {
	sandbox: takeSandbox,
	'node-red': takeNodeRed,
	n8n: takeN8n,
};

async function main(wanted: readonly string[]) {
	const album = openAlbum(join(__dirname, '../../../docs/pictures'));
	const unknown = wanted.filter((name) => !(name in ALBUMS));
	if (unknown.length > 0)
		throw new Error(`Unknown: ${unknown.join(', ')}. Known: ${Object.keys(ALBUMS).join(', ')}.`);
	for (const [name, take] of Object.entries(ALBUMS))
		if (wanted.length === 0 || wanted.includes(name)) await take(album);
}

main(process.argv.slice(2)).catch((error: unknown) => {
	console.error(error);
	// what was started beside the one that failed would keep this process
	process.exit(1);
});
