import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { environment } from './environment';
import { freePorts } from './free-ports';
import { until } from './until';

const START_MS = 240_000;
const STOP_MS = 30_000;
/** Lines of n8n's log that an error message shows. */
const LAST_LINES = 30;

export interface N8nSettings {
	/** Where n8n's package is installed: the folder that holds its node_modules. */
	readonly installFolder: string;
	/** Everything n8n keeps, `.n8n` inside it. */
	readonly userFolder: string;
	/** A free one when not given. */
	readonly port?: number;
	readonly logLevel?: 'info' | 'debug';
	/** A file that Node loads first. */
	readonly preload?: string;
	/** What the process is in queue mode; alone, it is everything. */
	readonly command?: 'start' | 'worker' | 'webhook';
	/** On top of the variables that every n8n here has; may be told the port. */
	readonly variables?: (port: number) => Readonly<Record<string, string>>;
}

export interface N8nProcess {
	readonly url: string;
	/** Everything it keeps, `.n8n` inside it. */
	readonly userFolder: string;
	/** Of the process as it runs now. */
	pid(): number;
	/** What n8n has printed so far, over all its starts. */
	log(): string;
	stop(): Promise<void>;
	/** Ends it as a power cut would, its task runner too: nothing is written down any more. */
	kill(): Promise<void>;
	/** Same port, same folder; resolves when it is ready again. */
	restart(): Promise<void>;
}

/** A running n8n, ready for requests; rejects with the end of its log when it does not start. */
export async function startN8nProcess(settings: N8nSettings): Promise<N8nProcess> {
	const { installFolder, userFolder, logLevel = 'info', preload, command = 'start' } = settings;
	const program = join(installFolder, 'node_modules', 'n8n', 'bin', 'n8n');
	if (!existsSync(program)) throw new Error(`n8n is not installed in ${installFolder}`);
	mkdirSync(userFolder, { recursive: true });
	const [freePort, brokerPort] = (await freePorts(2)) as [number, number];
	const port = settings.port ?? freePort;
	const url = `http://127.0.0.1:${port}`;
	const env = {
		PATH: process.env.PATH,
		HOME: userFolder,
		...environment({ userFolder, port, brokerPort, logLevel }),
		...settings.variables?.(port),
	};
	const printed: string[] = [];
	let child: ChildProcess;

	async function start(): Promise<void> {
		const flags = preload === undefined ? [] : ['--require', preload];
		child = spawn(process.execPath, [...flags, program, command], {
			cwd: userFolder,
			env,
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		child.stdout?.on('data', (text) => void printed.push(String(text)));
		child.stderr?.on('data', (text) => void printed.push(String(text)));
		const started = child;
		try {
			await until('n8n ready', () => isReady(url, started, command), START_MS);
		} catch (error) {
			await stop();
			throw new Error(`n8n did not start (${String(error)}):\n${end(printed)}`);
		}
	}

	async function stop(): Promise<void> {
		if (child.exitCode !== null || child.signalCode !== null) return;
		const ended = once(child, 'exit');
		child.kill('SIGTERM');
		const overdue = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
		await ended;
		clearTimeout(overdue);
	}

	async function kill(): Promise<void> {
		if (child.exitCode !== null || child.signalCode !== null) return;
		const ended = once(child, 'exit');
		const family = [child.pid!, ...childrenOf(child.pid!)];
		for (const pid of family) process.kill(pid, 'SIGKILL');
		await ended;
	}

	await start();
	return {
		url,
		userFolder,
		pid: () => child.pid!,
		log: () => printed.join(''),
		stop,
		kill,
		async restart() {
			await stop();
			await start();
		},
	};
}

/** As Linux tells; none elsewhere. */
function childrenOf(pid: number): number[] {
	const list = `/proc/${pid}/task/${pid}/children`;
	return existsSync(list) ? readFileSync(list, 'utf8').split(' ').filter(Boolean).map(Number) : [];
}

/** Readiness comes before the routes of the editor's own API; where it has one, both have to be there. */
async function isReady(
	url: string,
	{ exitCode }: ChildProcess,
	command: string,
): Promise<true | undefined> {
	if (exitCode !== null) throw new Error(`it ended with exit code ${exitCode}`);
	const ready = await fetch(`${url}/healthz/readiness`).catch(() => undefined);
	if (!ready?.ok) return undefined;
	if (command !== 'start') return true;
	const settings = await fetch(`${url}/rest/settings`).catch(() => undefined);
	const text = settings?.ok ? await settings.text() : '';
	return text.startsWith('{"data"') ? true : undefined;
}

const end = (printed: readonly string[]) =>
	printed.join('').split('\n').slice(-LAST_LINES).join('\n');
