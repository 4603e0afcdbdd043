/**
 * `npm run audit [-- --offline] [--json]`: the supply chain of the three packages. Licences,
 * scripts and lock files are checked on this machine; known weaknesses only where a registry
 * that knows them can be reached, and the report says whether it was.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { advisories } from './audit/advisories.mjs';
import { bundled, licences } from './audit/licences.mjs';
import { lockFiles } from './audit/lock-files.mjs';
import { installScripts } from './audit/production.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const args = process.argv.slice(2);

const CHECKS = {
	'licences of run-time dependencies': licences,
	'bundled code carries its licence': bundled,
	'nothing runs on installation': installScripts,
	'lock files: checksums, no hosts': lockFiles,
};

const found = Object.entries(CHECKS).map(([check, problemsIn]) => ({
	check,
	problems: problemsIn(root),
	note: '',
	reached: true,
}));
if (!args.includes('--offline')) {
	found.push({ check: 'known weaknesses (npm audit)', ...advisories(root) });
}

if (args.includes('--json')) console.log(JSON.stringify(found));
else
	for (const { check, problems, note, reached } of found) {
		const verdict = problems.length > 0 ? 'FAIL' : reached ? 'ok  ' : '?   ';
		console.log(`${verdict} ${check}${note && `: ${note}`}`);
		for (const problem of problems) console.log(`     ${problem}`);
	}
process.exitCode = found.some(({ problems }) => problems.length > 0) ? 1 : 0;
