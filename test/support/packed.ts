/** A package of this repository as its users get it: packed, and installed from the tarball. */
import { execFile, type ExecFileOptionsWithStringEncoding } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(__dirname, '..', '..');
const run = promisify(execFile);

export interface Packed {
	readonly tarball: string;
	/** Paths inside of it, sorted. */
	readonly files: readonly string[];
}

/** Packs what was built into `target`. @param folder the package's, from the root of the repository */
export async function pack(folder: string, target: string): Promise<Packed> {
	mkdirSync(target, { recursive: true });
	const words = ['pack', '--json', '--ignore-scripts', '--pack-destination', target];
	const { stdout } = await npm(words, join(ROOT, folder));
	const [packed] = JSON.parse(stdout) as Array<{
		filename: string;
		files: Array<{ path: string }>;
	}>;
	return {
		tarball: join(target, packed!.filename),
		files: packed!.files.map(({ path }) => path).sort(),
	};
}

/** Installs a tarball into a folder of its own, as a palette manager would: no scripts, no development packages. */
export async function install(tarball: string, folder: string): Promise<void> {
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, 'package.json'), '{ "name": "user-folder", "private": true }\n');
	const words = ['install', '--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund'];
	await npm([...words, '--prefer-offline', '--loglevel=error', tarball], folder);
}

function npm(words: readonly string[], cwd: string) {
	const options: ExecFileOptionsWithStringEncoding = {
		cwd,
		encoding: 'utf8',
		maxBuffer: 16 * 1024 * 1024,
		// a script of npm itself may have started us: its settings are of another folder
		env: Object.fromEntries(
			Object.entries(process.env).filter(
				([name]) => !/^npm_(package|lifecycle|config_local)/.test(name),
			),
		),
	};
	return process.platform === 'win32'
		? run('npm.cmd', words, { ...options, shell: true })
		: run('npm', words, options);
}
