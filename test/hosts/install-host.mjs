/** Installs a host of a folder's lock file into the cache, once per machine and lock. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const FILES = ['package.json', 'package-lock.json', '.npmrc'];

/**
 * @param {{ name: string, from: string, rebuild?: string[], size: string,
 *   cacheFolder?: string, log?: (line: string) => void }} settings
 *   `from`: folder with the lock file; `rebuild`: the packages that have to be compiled
 * @returns {Promise<string>} the folder that holds node_modules
 */
export async function installHost({
	name,
	from,
	rebuild = [],
	size,
	cacheFolder = join(homedir(), '.cache', 'ringback'),
	log = () => {},
}) {
	const hash = createHash('sha256');
	for (const file of FILES) hash.update(readFileSync(join(from, file)));
	const folder = join(cacheFolder, `${name}-${hash.digest('hex').slice(0, 12)}`);
	const stamp = join(folder, '.installed');
	if (existsSync(stamp)) return folder;

	mkdirSync(folder, { recursive: true });
	const lock = join(folder, '.installing');
	await takeLock(lock, () => log(`Waiting for another run that installs ${name}`));
	try {
		if (existsSync(stamp)) return folder;
		log(`Installing ${name} once into ${folder} (${size})`);
		for (const file of FILES) copyFileSync(join(from, file), join(folder, file));
		await npm(['install', '--ignore-scripts', '--legacy-peer-deps'], folder);
		// all other install scripts stay off: some download things or report home
		for (const built of rebuild) await npm(['rebuild', built, '--ignore-scripts=false'], folder);
		writeFileSync(stamp, '');
		return folder;
	} finally {
		rmSync(lock, { force: true });
	}
}

/** Two runs that install into one folder would take each other's files away. */
async function takeLock(lock, onWait) {
	for (let hasTold = false; ; await pause(1_000)) {
		try {
			return writeFileSync(lock, String(process.pid), { flag: 'wx' });
		} catch (error) {
			if (error.code !== 'EEXIST') throw error;
		}
		if (!isHeld(lock)) rmSync(lock, { force: true });
		else if (!hasTold) onWait();
		hasTold = true;
	}
}

/** Whether the process that took it still runs: one that was killed let nothing go. */
function isHeld(lock) {
	try {
		const pid = Number(readFileSync(lock, 'utf8'));
		// taken, and not signed yet
		if (pid === 0) return true;
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error.code === 'EPERM';
	}
}

/** Headers of the running Node where it brings its own: nothing is downloaded to compile with. */
function headers() {
	const root = join(dirname(process.execPath), '..');
	return existsSync(join(root, 'include', 'node', 'node.h')) ? { npm_config_nodedir: root } : {};
}

async function npm(words, cwd) {
	const windows = process.platform === 'win32';
	const child = spawn(
		windows ? 'npm.cmd' : 'npm',
		[...words, '--no-audit', '--no-fund', '--loglevel=error'],
		{ cwd, env: { ...process.env, ...headers() }, stdio: ['ignore', 2, 2], shell: windows },
	);
	const code = await new Promise((resolve, reject) =>
		child.once('error', reject).once('exit', resolve),
	);
	if (code !== 0)
		throw new Error(`npm ${words[0]} did not succeed in ${cwd}; its output stands above.`);
}
