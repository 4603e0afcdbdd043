import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../../n8n/support/free-ports';
import { until } from '../../n8n/support/until';

/** Where Debian puts each version. */
const VERSIONS = '/usr/lib/postgresql';
const USER = 'n8n';
const START_MS = 60_000;

export interface Postgres {
	/** How n8n is told about it. */
	readonly variables: Readonly<Record<string, string>>;
	stop(): Promise<void>;
}

/** A database of its own for this machine alone; nothing of it is left afterwards. */
export async function startPostgres(): Promise<Postgres> {
	const newest = Math.max(...readdirSync(VERSIONS).map(Number).filter(Number.isFinite));
	const program = (name: string) => join(VERSIONS, String(newest), 'bin', name);
	const folder = mkdtempSync(join(tmpdir(), 'ringback-postgres-'));
	const owner = ownerOf(folder);
	execFileSync(program('initdb'), ['-D', folder, '-A', 'trust', '-U', USER, '--no-sync'], {
		...owner,
		stdio: 'ignore',
	});
	const [port] = (await freePorts(1)) as [number];
	const child = spawn(
		program('postgres'),
		['-D', folder, '-p', String(port), '-h', '127.0.0.1', '-k', '', '-c', 'fsync=off'],
		{ ...owner, stdio: 'ignore' },
	);
	const asked = ['-q', '-h', '127.0.0.1', '-p', String(port)];
	const stop = async () => {
		if (child.exitCode === null && child.signalCode === null) {
			const ended = once(child, 'exit');
			// does not wait for those who are connected
			child.kill('SIGINT');
			await ended;
		}
		rmSync(folder, { recursive: true, force: true });
	};
	await until(
		'postgres ready',
		() => spawnSync(program('pg_isready'), asked).status === 0 || undefined,
		START_MS,
	).catch(async (error: unknown) => {
		await stop();
		throw error;
	});
	return {
		stop,
		variables: {
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: '127.0.0.1',
			DB_POSTGRESDB_PORT: String(port),
			DB_POSTGRESDB_USER: USER,
			DB_POSTGRESDB_DATABASE: 'postgres',
		},
	};
}

/** PostgreSQL refuses to run as root; Debian makes a user for it. */
function ownerOf(folder: string): { uid?: number; gid?: number } {
	if (process.getuid?.() !== 0) return {};
	const id = (which: string) =>
		Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' }));
	const owner = { uid: id('-u'), gid: id('-g') };
	chownSync(folder, owner.uid, owner.gid);
	return owner;
}
