/** What users install along with us: every package below our run-time dependencies. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { publishedPackages, readJson } from './packages.mjs';

/** Scripts that npm runs when a package is installed from a registry. */
const ON_INSTALLATION = ['preinstall', 'install', 'postinstall'];

/** @returns {{ name: string, folder: string, manifest: object, of: string }[]} each once per package of ours */
export function productionPackages(root) {
	return publishedPackages(root).flatMap(({ folder, manifest }) => {
		const found = new Map();
		const walk = (names, from) => {
			for (const name of names) {
				const place = placeOf(name, from, root);
				if (found.has(place)) continue;
				const its = readJson(place, 'package.json');
				found.set(place, { name, folder: place, manifest: its, of: manifest.name });
				walk(Object.keys(its.dependencies ?? {}), place);
			}
		};
		walk(Object.keys(manifest.dependencies ?? {}), join(root, folder));
		return [...found.values()];
	});
}

/** Where Node would find the package: in the nearest node_modules above. */
function placeOf(name, from, root) {
	for (let folder = from; folder.startsWith(root); folder = dirname(folder)) {
		const place = join(folder, 'node_modules', name);
		if (existsSync(join(place, 'package.json'))) return place;
	}
	throw new Error(`${name} is not installed below ${root}: run "npm run build" once`);
}

/** @returns {string[]} problems */
export const installScripts = (root) => [
	...publishedPackages(root).flatMap(({ manifest }) => scriptsOf(manifest, manifest.name)),
	...productionPackages(root).flatMap(({ name, folder, manifest, of }) => [
		...scriptsOf(manifest, `${name} (below ${of})`),
		...(existsSync(join(folder, 'binding.gyp'))
			? [`${name} (below ${of}) is compiled when it is installed`]
			: []),
	]),
];

const scriptsOf = ({ scripts = {} }, name) =>
	ON_INSTALLATION.filter((script) => script in scripts).map(
		(script) => `${name} runs its script "${script}" when it is installed`,
	);
