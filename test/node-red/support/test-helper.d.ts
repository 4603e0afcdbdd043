/** The parts of node-red-node-test-helper that are used here; it ships no types. */
declare module 'node-red-node-test-helper' {
	import type { Node, NodeAPI } from 'node-red';

	interface StoredNode {
		readonly id: string;
		readonly type: string;
		readonly [property: string]: unknown;
	}
	type Credentials = Readonly<Record<string, Readonly<Record<string, string>>>>;

	interface Helper {
		init(runtimePath: string): void;
		settings(settings: Readonly<Record<string, unknown>>): void;
		startServer(): Promise<void>;
		stopServer(): Promise<void>;
		load(
			nodes: ReadonlyArray<(RED: NodeAPI) => unknown>,
			flow: readonly StoredNode[],
			credentials: Credentials,
		): Promise<void>;
		unload(): Promise<void>;
		clearFlows(): Promise<void>;
		/** supertest on the admin side. */
		request(): {
			post(path: string): Sending;
		};
		getNode(id: string): Node;
		log(): { readonly args: ReadonlyArray<readonly [LogEntry]> };
		/** Opens the stores of `settings.contextStorage`; Node-RED does it at start, the helper does not. */
		readonly _context: { load(): Promise<void>; close(): Promise<void> };
		/** Its own setFlows gives up after 0.3 s. */
		readonly _redNodes: {
			startFlows(): Promise<void>;
			setFlows(
				flow: readonly StoredNode[],
				credentials: Credentials,
				deployment: 'full' | 'flows' | 'nodes',
			): Promise<void>;
		};
	}
	interface Sending {
		set(header: string, value: string): Sending;
		send(body: object | string): Promise<{ status: number; body: unknown }>;
	}
	interface LogEntry {
		readonly level: number;
		readonly id?: string;
		readonly type?: string;
		readonly msg: unknown;
	}

	const helper: Helper;
	export default helper;
	export type { Credentials, LogEntry, StoredNode };
}
