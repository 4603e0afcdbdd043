/** Whose code and data a bundle carries, and the licences that have to travel with it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const NOTICE = 'THIRD-PARTY.txt';

/** Google's data come to us inside of other packages, which do not own them. */
const GOOGLES_DATA = {
	inputs: /libphonenumber-js\/metadata|core\/phone\/(time-zones|short-numbers)\.data\.ts$/,
	title: "Google's libphonenumber: numbering plans, short numbers, time zones (Apache-2.0)",
	text: 'libphonenumber-js/LICENSE.Apache',
};

/** Names of the packages behind paths such as node_modules/@scope/name/index.js, sorted. */
export const packagesIn = (paths) =>
	[
		...new Set(
			paths.flatMap(
				(path) => /(?:^|[\\/])node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(path)?.[1] ?? [],
			),
		),
	].sort();

/**
 * @param {string} root of the repository
 * @param {string[]} inputs esbuild's, from the root
 * @returns {string} the notice; empty when everything in the bundle is ours
 */
export function noticeOf(root, inputs) {
	const text = (path) => readFileSync(join(root, 'node_modules', path), 'utf8').trim();
	const sections = packagesIn(inputs).map((name) => {
		const { version, license } = JSON.parse(text(`${name}/package.json`));
		return section(`${name} ${version} (${license})`, text(`${name}/LICENSE`));
	});
	if (inputs.some((input) => GOOGLES_DATA.inputs.test(input)))
		sections.push(section(GOOGLES_DATA.title, text(GOOGLES_DATA.text)));
	return sections.join('\n');
}

const section = (title, text) => `${title}\n${'='.repeat(title.length)}\n\n${text}\n`;
