/**
 * A process of its own for code that nobody here wrote: nothing of the tests' module system
 * touches it, and it reaches this machine alone.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const installed = process.env.RINGBACK_HOST_SDK;
if (!installed)
	throw new Error('RINGBACK_HOST_SDK is not set: start these tests with "npm run test:hosts"');

export const MODULES = join(installed, 'node_modules');
const LOOPBACK_ONLY = join(__dirname, '../../n8n/support/loopback-only.cjs');
const GUARDED = 'Only this machine can be reached.\n';

/** What such a process is started with: the SDKs in reach, and no other machine. */
export const GUARD = ['--require', LOOPBACK_ONLY];
export const guardedEnv = (): NodeJS.ProcessEnv => ({
	...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/_proxy$/i.test(name))),
	NODE_PATH: MODULES,
});
/** Throws for a process that was not guarded, or wanted to reach another machine. */
export function checkGuarded(stderr: string): void {
	if (!stderr.startsWith(GUARDED)) throw new Error(`not guarded: ${stderr}`);
	const left = /^LEAVES THIS MACHINE: .*$/m.exec(stderr);
	if (left) throw new Error(left[0]);
}

/** Whatever an SDK says; a test looks at what it expects there. */
export type Json = ReturnType<typeof JSON.parse>;

/** Runs there as its text: it knows what it is given, and nothing around it. */
export type Work<Input> = (require: (name: string) => Json, input: Input) => Json;

export interface Vendor {
	/** Input and outcome travel as JSON. Rejects with what the work threw. */
	run<Input>(work: Work<Input>, input: Input): Promise<Json>;
	/** Throws when the SDK wanted to reach another machine. */
	stop(): Promise<void>;
}

export function openVendor(): Vendor {
	const child = fork(join(__dirname, 'worker.cjs'), {
		execArgv: GUARD,
		env: guardedEnv(),
		stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
	});
	let stderr = '';
	child.stderr!.setEncoding('utf8').on('data', (text: string) => (stderr += text));
	const waiting = new Map<number, { resolve(value: Json): void; reject(why: Error): void }>();
	child.on('message', ({ id, value, error }: { id: number; value?: Json; error?: string }) => {
		const caller = waiting.get(id);
		waiting.delete(id);
		if (error === undefined) caller?.resolve(value);
		else caller?.reject(new Error(error));
	});
	const ended = once(child, 'close');
	void ended.then(() => {
		for (const { reject } of waiting.values()) reject(new Error(`the process ended: ${stderr}`));
	});
	let lastId = 0;
	return {
		run: (work, input) =>
			new Promise((resolve, reject) => {
				const id = ++lastId;
				waiting.set(id, { resolve, reject });
				child.send({ id, code: work.toString(), input });
			}),
		async stop() {
			child.kill();
			await ended;
			checkGuarded(stderr);
		},
	};
}
