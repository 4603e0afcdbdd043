/** One version in all packages, told of in the changelog. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publishedPackages } from '../audit/packages.mjs';

/** @returns {string[]} problems */
export function versions(root) {
	const packages = publishedPackages(root);
	const [{ manifest: first }] = packages;
	const { version } = first;
	const changelog = readFileSync(join(root, 'CHANGELOG.md'), 'utf8');
	const entry = changelog.split(/^## /m).find((section) => section.startsWith(`[${version}]`));
	return [
		...packages
			.filter(({ manifest }) => manifest.version !== version)
			.map(
				({ folder, manifest }) =>
					`${folder}/package.json says ${manifest.version}, ${first.name} says ${version}`,
			),
		...(entry === undefined ? [`CHANGELOG.md has no section "## [${version}]"`] : []),
		...(entry !== undefined && !/^- /m.test(entry)
			? [`CHANGELOG.md tells nothing of ${version}`]
			: []),
	];
}

/** @returns {string[]} what is only known on the day of the release */
export function releaseDay(root) {
	const [{ manifest }] = publishedPackages(root);
	const changelog = readFileSync(join(root, 'CHANGELOG.md'), 'utf8');
	const dated = new RegExp(
		`^## \\[${RegExp.escape(manifest.version)}\\] - \\d{4}-\\d\\d-\\d\\d$`,
		'm',
	);
	return dated.test(changelog)
		? []
		: [`the day of the release: "## [${manifest.version}] - YYYY-MM-DD" in CHANGELOG.md`];
}
