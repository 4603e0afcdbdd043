import type { AddressInfo } from 'node:net';
import type { Call } from './calls/call';
import { control } from './control';
import { page } from './control/page';
import { openCallFile } from './calls/file';
import { realClock, type Clock } from './base/clock';
import { watchFlows } from './flows/folder';
import { SettingError } from './base/options';
import { allowedHosts } from './server/allowed-hosts';
import { describeIssues } from './base/parse';
import { baseUrlsAt, listFlows, Options, PROVIDERS, type ProviderId } from './providers';
import { createSandboxServer } from './server/server';
import { createContext } from './engine/context';

export type { Call, Clock, Options, ProviderId };

export interface SandboxSettings {
	/** 0 picks a free one. */
	readonly port?: number;
	readonly host?: string;
	/** Further names that clients may call it by, such as a container's. */
	readonly allowHosts?: readonly string[];
	/** How much faster than life the phone network runs; rate windows and tokens never do. */
	readonly speed?: number;
	/** Receives one line per event, free of secrets and full numbers. */
	readonly log?: (line: string) => void;
	readonly options?: Partial<Options>;
	/** Folder with flows of one's own as JSON files, read again when they change. */
	readonly flows?: string;
	/** File that keeps the calls over a restart (SQLite); absent: they are forgotten. */
	readonly store?: string;
	/** Replaces real time, for tests. */
	readonly clock?: Clock;
}

export interface Sandbox {
	readonly url: string;
	readonly port: number;
	readonly baseUrls: Readonly<Record<ProviderId, string>>;
	/** The calls so far, oldest first, as `GET /_sandbox/calls` shows them. */
	calls(): Call[];
	/** Every flow with its id at each provider. */
	flows(): { name: string; ids: Record<ProviderId, string> }[];
	/** Resolves when no call and no report is under way. */
	idle(): Promise<void>;
	/** Leaves nothing running: sockets, timers and reports under way are broken off. */
	stop(): Promise<void>;
}

/** Starts a stand-in for the providers; rejects when the port is taken. */
export async function startSandbox({
	port = 0,
	host = '127.0.0.1',
	allowHosts = [],
	speed = 20,
	log = () => undefined,
	options = {},
	flows,
	store,
	clock = realClock(),
}: SandboxSettings = {}): Promise<Sandbox> {
	if (!(speed > 0 && Number.isFinite(speed)))
		throw new RangeError('speed must be a number above 0, such as 20');
	const checked = Options.safeParse(options);
	if (!checked.success) throw new SettingError(`options: ${describeIssues(checked.error)}`);

	const context = createContext({ clock, speed, options: checked.data, log });
	const closers = [() => context.stop()];
	const close = () => closers.forEach((closeOne) => closeOne());
	const server = createSandboxServer({
		sites: [...PROVIDERS.map((provider) => provider.site(context)), control(context), page],
		isAllowedHost: allowedHosts(host, allowHosts),
		retryAfterSeconds: () => context.options.retryAfterSeconds,
		clock,
		log,
	});
	try {
		if (flows !== undefined) closers.push(watchFlows(flows, context));
		if (store !== undefined) closers.push(openCallFile(store, context));
		await new Promise<void>((resolve, reject) => {
			server.once('error', reject).listen(port, host, () => {
				server.off('error', reject);
				resolve();
			});
		});
	} catch (error) {
		// nothing that has begun may keep the process alive
		close();
		throw error;
	}
	const { port: actualPort } = server.address() as AddressInfo;
	const url = `http://${host.includes(':') ? `[${host}]` : host}:${actualPort}`;
	return {
		url,
		port: actualPort,
		baseUrls: baseUrlsAt(url),
		calls: () => structuredClone(context.calls.list()),
		flows: () => listFlows(context.flows.list()),
		idle: () => context.idle(),
		async stop() {
			close();
			const closed = new Promise<void>((resolve) => server.close(() => resolve()));
			server.closeAllConnections();
			await closed;
		},
	};
}
