/** Licences of what users get: installed beside us, or bundled into our files. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NOTICE, packagesIn } from '../notices.mjs';
import { FOLDERS, readJson } from './packages.mjs';
import { productionPackages } from './production.mjs';

/** Free to use in a product of any kind; all that they ask for is their notice. */
export const ALLOWED = ['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0'];

/** @returns {string[]} problems */
export const licences = (root) =>
	productionPackages(root)
		.filter(({ manifest }) => !ALLOWED.includes(manifest.license))
		.map(
			({ name, manifest, of }) =>
				`${name} (below ${of}) has the licence "${manifest.license ?? 'none'}"; allowed are ${ALLOWED.join(', ')}`,
		);

/** esbuild writes above each module where it came from; the notice has to name all of them. */
export const bundled = (root) =>
	FOLDERS.flatMap((folder) => {
		const dist = join(root, folder, 'dist');
		if (!existsSync(dist)) return [`${folder}/dist is missing: run "npm run build" first`];
		const names = packagesIn(
			globSync('**/*.js', { cwd: dist }).flatMap((file) =>
				[...readFileSync(join(dist, file), 'utf8').matchAll(/^\s*\/\/ (node_modules\/\S+)/gm)].map(
					([, path]) => path,
				),
			),
		);
		const file = join(dist, NOTICE);
		const notice = existsSync(file) ? readFileSync(file, 'utf8') : '';
		return names.flatMap((name) => {
			const { version, license } = readJson(root, 'node_modules', name, 'package.json');
			return [
				...(ALLOWED.includes(license)
					? []
					: [`${name} is bundled into ${folder} and has the licence "${license}"`]),
				...(notice.includes(`${name} ${version} (${license})`)
					? []
					: [`${name} ${version} is bundled into ${folder}, and ${NOTICE} does not name it`]),
			];
		});
	});
