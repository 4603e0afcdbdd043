import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { freePorts } from '../../n8n/support/free-ports';
import { until } from '../../n8n/support/until';

export interface Redis {
	readonly port: number;
	stop(): Promise<void>;
}

/** Debian's redis-server, in memory, for this machine alone. */
export async function startRedis(folder: string): Promise<Redis> {
	const [port] = (await freePorts(1)) as [number];
	const child = spawn(
		'redis-server',
		['--bind', '127.0.0.1', '--port', String(port), '--dir', folder, '--save', ''],
		{ stdio: 'ignore' },
	);
	let failed: Error | undefined;
	child.once('error', (error) => (failed = error));
	await until('redis ready', () => {
		if (failed) throw failed;
		return listens(port);
	});
	return {
		port,
		async stop() {
			if (child.exitCode !== null || child.signalCode !== null) return;
			const ended = once(child, 'exit');
			child.kill('SIGTERM');
			await ended;
		},
	};
}

const listens = (port: number): Promise<true | undefined> =>
	new Promise((known) => {
		const socket = connect(port, '127.0.0.1');
		const tell = (open: true | undefined) => () => (socket.destroy(), known(open));
		socket.once('connect', tell(true)).once('error', tell(undefined));
	});
