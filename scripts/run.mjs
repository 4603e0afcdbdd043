/**
 * Runs a task of this repository: installs what is missing, brings a newer Node where the
 * running one is too old, then starts the task under it. `npm test` and `npm run demo` are one
 * command each because of this file.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';

/** n8n 2.41 and Node-RED 5 run on it; everything here is built and tested with it. */
const NODE = '24.21.0';
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const cache = process.env.RINGBACK_CACHE ?? join(homedir(), '.cache', 'ringback');
const bin = (name) => join(root, 'node_modules', name);

const TASKS = {
	build: [[bin('gulp/bin/gulp.js'), '--silent']],
	test: [[bin('jest/bin/jest.js')]],
	lint: [
		[bin('typescript/bin/tsc'), '-p', 'tsconfig.json'],
		[bin('typescript/bin/tsc'), '-p', 'node-red/tsconfig.editor.json'],
		[bin('eslint/bin/eslint.js'), '.'],
		[bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'],
		[
			bin('dependency-cruiser/bin/dependency-cruiser.mjs'),
			...['core', 'nodes', 'credentials', 'node-red', 'sandbox', 'test'],
		],
	],
	format: [[bin('prettier/bin/prettier.cjs'), '--write', '--log-level', 'warn', '.']],
	demo: [[bin('gulp/bin/gulp.js'), '--silent'], [join(root, 'scripts', 'demo', 'index.mjs')]],
	sandbox: [
		[bin('gulp/bin/gulp.js'), '--silent', 'sandbox'],
		[join(root, 'sandbox', 'dist', 'cli.js')],
	],
	docs: [[bin('gulp/bin/gulp.js'), '--silent', 'docs']],
	bench: [[join(root, 'scripts', 'bench.mjs')]],
	'test:faults': [[join(root, 'scripts', 'faults.mjs')]],
	'test:hosts': [[join(root, 'test', 'hosts', 'run.mjs')]],
	pictures: [[bin('gulp/bin/gulp.js'), '--silent'], [join(root, 'scripts', 'pictures.mjs')]],
	audit: [[bin('gulp/bin/gulp.js'), '--silent'], [join(root, 'scripts', 'audit.mjs')]],
	'release:check': [[join(root, 'scripts', 'release-check.mjs')]],
};

const [task, ...args] = process.argv.slice(2);
if (!TASKS[task]) fail(`Unknown task "${task}". Known: ${Object.keys(TASKS).join(', ')}.`);

const node = nodeBinary();
const env = {
	...process.env,
	PATH: `${dirname(node)}${delimiter}${process.env.PATH}`,
	RINGBACK_CACHE: cache,
};
install();
const steps = TASKS[task];
for (const [index, step] of steps.entries()) {
	const last = index === steps.length - 1;
	const done = spawnSync(node, [...step, ...(last ? args : [])], {
		cwd: root,
		env,
		stdio: 'inherit',
	});
	if (done.status !== 0) process.exit(done.status ?? 1);
}

/** Path of a Node that is new enough: the running one, or one from the registry, kept in the cache. */
function nodeBinary() {
	if (Number(process.versions.node.split('.')[0]) >= Number(NODE.split('.')[0]))
		return process.execPath;
	const platform = process.platform === 'win32' ? 'win' : process.platform;
	const name = `node-${platform}-${process.arch}`;
	const folder = join(cache, `node-${NODE}`);
	const binary = join(
		folder,
		'node_modules',
		name,
		'bin',
		platform === 'win' ? 'node.exe' : 'node',
	);
	if (existsSync(binary)) return binary;
	say(`Node ${NODE} is needed, ${process.version} is running: fetching it once into ${folder}`);
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
	npm(
		[
			'install',
			'--ignore-scripts',
			'--no-audit',
			'--no-fund',
			'--loglevel=error',
			`${name}@${NODE}`,
		],
		folder,
	);
	return binary;
}

/** Installs the packages of the lock file unless they are there already. */
function install() {
	const lock = createHash('sha256')
		.update(readFileSync(join(root, 'package-lock.json')))
		.digest('hex');
	const stamp = join(root, 'node_modules', '.ringback-installed');
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
	say('Installing packages (once)');
	// not `npm ci`: it refuses lock files that leave out the optional packages of other platforms
	npm(
		['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
		root,
		env,
	);
	writeFileSync(stamp, lock);
}

function npm(words, cwd, environment = process.env) {
	const command = process.platform === 'win32' ? 'npm.cmd' : 'npm';
	const done = spawnSync(command, words, {
		cwd,
		env: environment,
		stdio: ['ignore', 2, 2],
		shell: process.platform === 'win32',
	});
	if (done.status !== 0)
		fail(`npm ${words[0]} did not succeed in ${cwd}; its output stands above.`);
}

function say(text) {
	console.error(`ringback: ${text}`);
}

function fail(text) {
	say(text);
	process.exit(1);
}
