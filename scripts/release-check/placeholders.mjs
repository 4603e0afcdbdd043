/**
 * Values that stand in for the owner's own: none of them is registered. Before
 * publishing, the owner replaces them everywhere, or takes out the row of one that is really theirs.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const PLACEHOLDERS = [
	{ what: 'author', value: 'Ringback maintainers' },
	{ what: 'repository', value: 'github.com/ringback/ringback' },
	{ what: 'e-mail of the author', value: 'maintainers@ringback.dev' },
	{ what: 'e-mail for security reports', value: 'security@ringback.dev' },
];

/** This list itself. */
const OWN = 'scripts/release-check/placeholders.mjs';

/** @returns {string[]} what the owner has to set, and where */
export function placeholders(root) {
	const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
		.split('\0')
		.filter((file) => /\.(json|md|html|ts|mjs|js|yml)$|LICENSE$/.test(file) && file !== OWN)
		.map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));
	return PLACEHOLDERS.flatMap(({ what, value }) => {
		const places = files.filter(({ text }) => text.includes(value)).map(({ file }) => file);
		return places.length === 0 ? [] : [`${what}: "${value}" in ${places.join(', ')}`];
	});
}
