/**
 * `npm run test:hosts`: real n8n and Node-RED, editors in Chromium. Hosts are installed once
 * into the cache; what stands after `--` goes to jest.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installDashboard } from './dashboard/install.mjs';
import { installN8n } from './n8n/install.mjs';
import { installNodeRed4 } from './node-red/install.mjs';
import { installSdks } from './sdk/install.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const CHROMIUM = process.env.RINGBACK_CHROMIUM ?? '/usr/bin/chromium';
const JEST = [
	join(root, 'node_modules', 'jest', 'bin', 'jest.js'),
	...['--config', join(here, 'jest.config.js'), '--runInBand', ...process.argv.slice(2)],
];

/** Each is installed only for tests whose paths begin so, and they find it by its variable. */
const HOSTS = [
	{
		variable: 'RINGBACK_HOST_N8N',
		tests: ['n8n/', 'parity/', 'queue/', 'faults/n8n', 'long/'],
		install: installN8n,
	},
	{ variable: 'RINGBACK_HOST_NODE_RED_4', tests: ['node-red/'], install: installNodeRed4 },
	{ variable: 'RINGBACK_HOST_DASHBOARD', tests: ['dashboard/'], install: installDashboard },
	{ variable: 'RINGBACK_HOST_SDK', tests: ['sdk/'], install: installSdks },
];

// with --json the list would go to the output file
const listing = [...JEST.filter((word) => !/^--(json|outputFile)/.test(word)), '--listTests'];
const chosen = spawnSync(process.execPath, listing, { cwd: root, encoding: 'utf8' }).stdout;
const env = { ...process.env };
for (const { variable, tests, install } of HOSTS)
	if (tests.some((path) => chosen.includes(join(here, path))))
		env[variable] = await install({ cacheFolder: process.env.RINGBACK_CACHE, log: say });
installFromDebian('Chromium', CHROMIUM, ['chromium', 'fonts-dejavu-core']);
if (['queue/', 'shared/'].some((path) => chosen.includes(join(here, path))))
	installFromDebian('Redis', '/usr/bin/redis-server', ['redis-server']);
if (['queue/', 'long/n8n-list'].some((path) => chosen.includes(join(here, path))))
	installFromDebian('PostgreSQL', '/usr/lib/postgresql', ['postgresql']);
process.exit(spawnSync(process.execPath, JEST, { cwd: root, env, stdio: 'inherit' }).status ?? 1);

/**
 * From Debian's packages: Chromium, because the ones that test tools download are out of reach of
 * many networks; Redis and PostgreSQL, because n8n's queue mode needs both, and Node-RED's shared
 * memory the first.
 */
function installFromDebian(name, program, packages) {
	if (existsSync(program)) return;
	if (process.platform !== 'linux' || process.getuid?.() !== 0) {
		say(`There is no ${program}: install Debian's package "${packages[0]}" first.`);
		process.exit(1);
	}
	say(`Installing Debian's ${name} (once)`);
	apt(['update', '-qq']);
	apt(['install', '-y', '-qq', '--no-install-recommends', ...packages]);
}

function apt(words) {
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	const { status } = spawnSync('apt-get', words, { env, stdio: ['ignore', 2, 2] });
	if (status === 0) return;
	say(`apt-get ${words[0]} did not succeed; its output stands above.`);
	process.exit(1);
}

function say(line) {
	console.error(`ringback: ${line}`);
}
