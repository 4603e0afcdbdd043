/** Lock files: which bytes are installed, from whichever registry the reader uses. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { publishedPackages, readJson } from './packages.mjs';

const FILES = [
	'package-lock.json',
	'test/hosts/n8n/package-lock.json',
	'test/hosts/node-red/package-lock.json',
];

/** @returns {string[]} problems */
export const lockFiles = (root) => [
	...FILES.filter((file) => existsSync(join(root, file))).flatMap((file) =>
		Object.entries(readJson(root, file).packages).flatMap(([path, entry]) =>
			problemsOf(path, entry).map((problem) => `${file}: ${path} ${problem}`),
		),
	),
	...agreement(root),
];

function problemsOf(path, { resolved = '', integrity, link, inBundle }) {
	// what another package brings inside of itself is covered by that one's checksum
	if (!path.includes('node_modules/') || link || inBundle) return [];
	return [
		...(/^[a-z+]+:\/\//i.test(resolved) ? [`names a host (${resolved})`] : []),
		...(integrity ? [] : ['has no checksum']),
	];
}

/** What the manifests ask for is what the lock file was written for. */
const agreement = (root) => {
	const { packages } = readJson(root, 'package-lock.json');
	return publishedPackages(root).flatMap(({ folder, manifest }) => {
		const locked = packages[folder === '.' ? '' : folder] ?? {};
		return ['version', 'dependencies', 'devDependencies']
			.filter((field) => JSON.stringify(locked[field]) !== JSON.stringify(manifest[field]))
			.map((field) => `package-lock.json does not have the ${field} of ${folder}/package.json`);
	});
};
