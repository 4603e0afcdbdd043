/**
 * Before publishing: relative links and pictures of the packages' READMEs become addresses in
 * the repository, at the tag. Registries show a README without the files around it. Changes the
 * files: the publishing workflow runs it on its own checkout.
 *
 *   node scripts/absolute-links.mjs <tag or branch>
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FOLDERS, readJson } from './audit/packages.mjs';

const PICTURE = /\.(png|svg)$/;

/**
 * @param {string} text Markdown
 * @param {{ repository: string, ref: string, folder: string }} place the repository's address, and where the file stands in it
 */
export const absoluteLinks = (text, { repository, ref, folder }) =>
	text.replace(/(\]\()(?![a-z]+:|#)(?:<([^>]+)>|([^)\s]+))/g, (_, before, spaced, plain) => {
		const [path, anchor = ''] = (spaced ? encodeURI(spaced) : plain).split(/(?=#)/);
		const view = PICTURE.test(path) ? 'raw' : 'blob';
		return `${before}${repository}/${view}/${ref}/${posix.join(folder, path)}${anchor}`;
	});

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const root = join(dirname(fileURLToPath(import.meta.url)), '..');
	const [ref] = process.argv.slice(2);
	if (!ref) throw new Error('which tag or branch? node scripts/absolute-links.mjs v0.1.0');
	const repository = readJson(root, 'package.json').repository.url.replace(/\.git$/, '');
	for (const folder of FOLDERS) {
		const file = join(root, folder, 'README.md');
		writeFileSync(file, absoluteLinks(readFileSync(file, 'utf8'), { repository, ref, folder }));
	}
}
