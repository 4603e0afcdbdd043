/**
 * When nodes go, Node-RED clears their contexts away. A file that is written meanwhile makes that
 * fail (ENOTEMPTY), and Node-RED then leaves all flows stopped, without a word.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { useTryAgain } from './support/try-again';

const { host, open } = useTryAgain();

const folder = mkdtempSync(join(tmpdir(), 'writes-'));
/** Node-RED begins to clear away and does not wait for the end of it. */
const clearing: Array<Promise<unknown>> = [];
afterAll(async () => {
	await Promise.allSettled(clearing);
	rmSync(folder, { recursive: true });
});

type Callback = (error?: unknown) => void;
interface FileStore {
	set(scope: string, key: unknown, value: unknown, callback: Callback): void;
	clean(active: unknown): Promise<unknown>;
}

/** Node-RED's own files on a slow disk, on which nothing is cleared away that is being written. */
function slowStore() {
	let writing = 0;
	const module = (config: object): FileStore => {
		const make = jest.requireActual<(config: object) => FileStore>(
			'@node-red/runtime/lib/nodes/context/localfilesystem',
		);
		const files = make(config);
		const set = files.set.bind(files);
		const clean = files.clean.bind(files);
		files.set = (scope, key, value, callback) => {
			writing += 1;
			void pause(200).then(() =>
				set(scope, key, value, (error) => {
					writing -= 1;
					callback(error);
				}),
			);
		};
		files.clean = async (active) => {
			if (writing > 0) throw new Error('ENOTEMPTY: directory not empty');
			const cleared = clean(active);
			clearing.push(cleared);
			return cleared;
		};
		return files;
	};
	return {
		settings: { contextStorage: { default: { module, config: { dir: folder, cache: false } } } },
		isWriting: () => writing > 0,
	};
}

it('an account that goes waits for what is being written of its calls', async () => {
	const { settings, isWriting } = slowStore();
	const { send } = await open({}, settings);
	send();
	while (!isWriting()) await pause(5);
	// resolves when the flows run again
	await host.deploy([]);
	expect(isWriting()).toBe(false);
});
