/** Node-RED as its users start it: its own process, a user folder, flows posted to it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { freePort } from '../../support/listen';

/** Neither updates nor tours nor catalogues: nothing is asked for outside this machine. */
const QUIET = {
	uiHost: '127.0.0.1',
	flowFile: 'flows.json',
	credentialSecret: 'of-a-test',
	telemetry: { enabled: false, updateNotification: false },
	editorTheme: {
		tours: false,
		projects: { enabled: false },
		palette: { catalogues: [] },
		codeEditor: { lib: 'ace' },
	},
	externalModules: {
		autoInstall: false,
		palette: { allowInstall: false, allowUpload: false },
		modules: { allowInstall: false },
	},
	logging: { console: { level: 'info', metrics: false, audit: false } },
};

export interface NodeRedProcess {
	/** Of the server, without a root. */
	readonly url: string;
	readonly port: number;
	readonly pid: number;
	/** All it has printed so far. */
	log(): string;
	isRunning(): boolean;
	/** Ends it; by force, it has no chance to write anything down. */
	stop(how?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

export interface StartOptions {
	/** red.js of the version to run. */
	readonly red: string;
	readonly userDir: string;
	readonly settings?: Readonly<Record<string, unknown>>;
	/** The same as before, after a restart. */
	readonly port?: number;
}

/** Starts Node-RED and waits until its flows run. */
export async function startNodeRed(options: StartOptions): Promise<NodeRedProcess> {
	const { red, userDir, settings = {} } = options;
	const port = options.port ?? (await freePort());
	mkdirSync(userDir, { recursive: true });
	const file = join(userDir, 'settings.js');
	const all = { ...QUIET, uiPort: port, userDir, ...settings };
	writeFileSync(file, `module.exports = ${inspect(all, { depth: 9 })};\n`);

	const child = spawn(process.execPath, [red, '--userDir', userDir, '--settings', file], {
		cwd: userDir,
		stdio: ['ignore', 'pipe', 'pipe'],
		env: { ...process.env, NODE_OPTIONS: '', NODE_PATH: '', LANG: 'C', LC_ALL: 'C' },
	});
	let log = '';
	for (const stream of [child.stdout, child.stderr])
		stream.setEncoding('utf8').on('data', (text: string) => (log += text));
	const isRunning = () => child.exitCode === null && child.signalCode === null;

	const nodeRed: NodeRedProcess = {
		url: `http://127.0.0.1:${port}`,
		port,
		pid: child.pid!,
		log: () => log,
		isRunning,
		async stop(how = 'SIGTERM') {
			if (!isRunning()) return;
			const ended = once(child, 'exit');
			child.kill(how);
			await ended;
		},
	};
	await ready(child, () => log).catch(async (error: unknown) => {
		await nodeRed.stop('SIGKILL');
		throw error;
	});
	return nodeRed;
}

/** Resolves when the log says that everything runs; rejects when the process ended instead. */
async function ready(child: ChildProcess, log: () => string): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		const look = () => {
			if (/Server now running/.test(log()) && /Started flows|Stopped flows/.test(log())) resolve();
		};
		child.stdout?.on('data', look);
		child.once('exit', (code) => reject(new Error(`Node-RED ended with ${code}:\n${log()}`)));
		child.once('error', reject);
	});
}

/** Deploys flows, credentials among their nodes. The paths of their HTTP nodes answer some milliseconds later. */
export async function deployTo(
	{ url }: NodeRedProcess,
	flows: readonly object[],
	adminRoot = '',
): Promise<void> {
	const response = await fetch(`${url}${adminRoot}/flows`, {
		method: 'POST',
		headers: {
			'content-type': 'application/json',
			'node-red-api-version': 'v2',
			'node-red-deployment-type': 'full',
		},
		body: JSON.stringify({ flows }),
	});
	if (!response.ok) throw new Error(`the flows were refused: ${await response.text()}`);
}
