import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox, type Sandbox } from '../../../../sandbox/index';
import { setUpReports } from '../../../providers/set-up';
import { startPostgres } from '../../queue/support/postgres';
import {
	CALLBACK_TYPE,
	ONE_ADDRESS,
	addAccounts,
	newCallbackSecret,
	type Accounts,
} from './accounts';
import { startHost, type N8nHost } from './host';
import { startRecordingProxy, type RecordingProxy } from './recording-proxy';
import { openResults } from './result-workflow';

export const REPOSITORY = join(__dirname, '..', '..', '..', '..');

type SandboxSettings = Omit<NonNullable<Parameters<typeof startSandbox>[0]>, 'port' | 'host'>;

/** A sandbox of its own, with accounts at it saved in n8n. */
export interface Counterpart {
	readonly sandbox: Sandbox;
	readonly accounts: Accounts;
	/** What passed to the sandbox on the way. */
	readonly proxy: RecordingProxy;
}

type Rewrite = (body: string) => string;

/** Those that n8n can keep its executions in. */
export const DATABASES = ['SQLite', 'PostgreSQL'] as const;
export type Database = (typeof DATABASES)[number];

/** As many sandboxes as the tests of one n8n want. */
export interface Counterparts {
	/** Protects the results of every call that the tests place. */
	readonly callbackSecret: string;
	/** @param rewrite changes what n8n asks of the sandbox */
	counterpart(settings?: SandboxSettings, rewrite?: Rewrite): Promise<Counterpart>;
	stop(): Promise<void>;
}

/** One n8n for all tests, and its sandboxes. */
export interface World extends Counterparts {
	readonly host: N8nHost;
}

export async function startWorld(database: Database = 'SQLite'): Promise<World> {
	const installFolder = process.env.RINGBACK_HOST_N8N;
	if (installFolder === undefined)
		throw new Error('RINGBACK_HOST_N8N is not set: start these tests with "npm run test:hosts"');
	const userFolder = mkdtempSync(join(tmpdir(), 'ringback-n8n-'));
	const running: Array<{ stop(): Promise<void> }> = [];
	const stop = async () => {
		// n8n before its database, and what it calls before n8n
		for (const part of running.reverse()) await part.stop();
		rmSync(userFolder, { recursive: true, force: true });
	};
	try {
		const postgres = database === 'PostgreSQL' ? await startPostgres() : undefined;
		if (postgres) running.push(postgres);
		const host = await startHost(REPOSITORY, {
			installFolder,
			userFolder,
			logLevel: 'debug',
			preload: join(__dirname, 'loopback-only.cjs'),
			variables: () => postgres?.variables ?? {},
		});
		running.push(host);
		const counterparts = await openCounterparts(host);
		running.push(counterparts);
		return { ...counterparts, host, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

export async function openCounterparts(host: N8nHost): Promise<Counterparts> {
	const callbackSecret = newCallbackSecret();
	const secret = await host.addCredential(CALLBACK_TYPE, 'One address', { secret: callbackSecret });
	const results = await openResults(host, { [CALLBACK_TYPE]: secret });
	const running: Array<{ stop(): Promise<void> }> = [];
	return {
		callbackSecret,
		async stop() {
			for (const part of running.reverse()) await part.stop();
		},
		async counterpart(settings, rewrite) {
			const sandbox = await startSandbox({ speed: 10, ...settings });
			const proxy = await startRecordingProxy(sandbox.url, undefined, rewrite);
			running.push(sandbox, proxy);
			await setUpReports(sandbox.url, () => results.url);
			const accounts = await addAccounts(host, proxy.url, callbackSecret);
			return { sandbox, proxy, accounts: { ...accounts, [ONE_ADDRESS]: secret } };
		},
	};
}
