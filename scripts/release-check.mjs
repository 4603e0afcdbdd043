/**
 * `npm run release:check [-- --static]`: everything that has to hold before a release, without
 * the network. Ends with what the owner still has to set and what needs the network. `--static`
 * leaves out what runs for minutes: build, lint and tests.
 */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundled, licences } from './audit/licences.mjs';
import { lockFiles } from './audit/lock-files.mjs';
import { installScripts } from './audit/production.mjs';
import { NEEDS_NETWORK } from './release-check/network.mjs';
import { placeholders } from './release-check/placeholders.mjs';
import { REVIEW } from './release-check/review.mjs';
import { releaseDay, versions } from './release-check/versions.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const task =
	(name, ...args) =>
	() => {
		const words = [join(root, 'scripts', 'run.mjs'), name, ...args];
		const { status } = spawnSync(process.execPath, words, { cwd: root, stdio: ['ignore', 2, 2] });
		return status === 0 ? [] : [`"npm run ${name}" did not succeed; its output stands above`];
	};

/** The tests hold the gates that have one: pack contents, n8n's scanner, links, code blocks, pictures. */
const LONG = {
	'types, style, import rules': task('lint'),
	'build and tests, with packages, scanner and docs': task('test'),
};
const STATIC = {
	'one version in packages and changelog': () => versions(root),
	'licences of run-time dependencies': () => licences(root),
	'bundled code carries its licence': () => bundled(root),
	'nothing runs on installation': () => installScripts(root),
	'lock files: checksums, no hosts': () => lockFiles(root),
};

const gates = { ...(process.argv.includes('--static') ? {} : LONG), ...STATIC };
let failed = 0;
for (const [gate, problemsIn] of Object.entries(gates)) {
	const problems = problemsIn();
	if (problems.length > 0) failed += 1;
	console.log(`${problems.length === 0 ? 'ok  ' : 'FAIL'} ${gate}`);
	for (const problem of problems) console.log(`     ${problem}`);
}
const toSet = [...placeholders(root), ...releaseDay(root)];
list('The owner has to set', toSet);
list('Needs the network', NEEDS_NETWORK);
list('A reviewer will ask', REVIEW);
console.log(
	`\n${Object.keys(gates).length - failed} of ${Object.keys(gates).length} gates passed, ${toSet.length} values to set`,
);
process.exitCode = failed > 0 || toSet.length > 0 ? 1 : 0;

function list(title, lines) {
	if (lines.length > 0)
		console.log(`\n${title}:\n${lines.map((line) => `  - ${line}`).join('\n')}`);
}
