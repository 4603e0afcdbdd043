/** Known weaknesses of what users install along with us: asks the registry, where it can be asked. */
import { spawnSync } from 'node:child_process';

const GRAVE = ['high', 'critical'];

/**
 * @returns {{ reached: boolean, problems: string[], note: string }} nothing found and nothing asked
 *   are two things: `reached` says which
 */
export function advisories(root) {
	const windows = process.platform === 'win32';
	const { stdout, error } = spawnSync(
		windows ? 'npm.cmd' : 'npm',
		['audit', '--omit=dev', '--json', '--fetch-retries=0', '--fetch-timeout=20000'],
		{ cwd: root, encoding: 'utf8', shell: windows },
	);
	return readAudit(error ? '' : stdout);
}

/** @param {string} text what `npm audit --json` printed */
export function readAudit(text) {
	let report;
	try {
		report = JSON.parse(text);
	} catch {
		return notReached('npm audit gave no answer');
	}
	if (report.vulnerabilities === undefined)
		return notReached(report.message ?? report.error?.summary ?? 'the registry did not answer');
	const all = Object.values(report.vulnerabilities);
	const problems = all
		.filter(({ severity }) => GRAVE.includes(severity))
		.map(({ name, severity, range }) => `${name} ${range} has a weakness (${severity})`);
	return {
		reached: true,
		problems,
		note: `${all.length} known weaknesses below our run-time dependencies, ${problems.length} of them grave`,
	};
}

const notReached = (why) => ({
	reached: false,
	problems: [],
	// the answer may name the registry that was asked, which does not belong in a log
	note: `not asked, the registry gives no advisories (${why.replace(/https?:\/\/\S+/g, '…').split('\n')[0]})`,
});
