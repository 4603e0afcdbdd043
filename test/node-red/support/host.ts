/** Node-RED's runtime inside the test, with its HTTP side on a server of its own. */
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import express from 'express';
import type { Node, NodeAPI, NodeMessageInFlow, NodeStatus } from 'node-red';
import helper, {
	type Credentials,
	type LogEntry,
	type StoredNode,
} from 'node-red-node-test-helper';
import { isProviderId } from '../../../core/tables';
import { sets } from '../../../node-red/runtime';
import { SAMPLES } from '../../providers';
import { listen, type Listening } from '../../support/listen';
import { afterThisTest } from './clean-up';
import type { TestFlow } from './flow';

/** A message that left the flow through a sink. */
export interface Arrival {
	readonly at: string;
	// eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into messages freely
	readonly msg: any;
}

export interface Host {
	/** Where HTTP nodes answer. */
	readonly url: string;
	readonly arrivals: readonly Arrival[];
	/** Every status of every node, oldest first; `{}` is a cleared one. */
	readonly statuses: ReadonlyArray<{ readonly id: string; readonly status: NodeStatus }>;
	start(flow: TestFlow, settings?: Readonly<Record<string, unknown>>): Promise<void>;
	deploy(
		nodes: readonly StoredNode[],
		how?: 'full' | 'flows' | 'nodes',
		credentials?: Credentials,
	): Promise<void>;
	/** Stops the flows without removing anything, as the editor's Stop does. */
	stopFlows(): Promise<void>;
	startFlows(): Promise<void>;
	send(nodeId: string, msg: object): void;
	/** The next message that no earlier call of this has returned. */
	next(): Promise<Arrival>;
	/** The next status of a node that passes. */
	statusOf(id: string, passes: (status: NodeStatus) => boolean): Promise<NodeStatus>;
	/** Asks the editor's side of the runtime. */
	post(
		path: string,
		body: unknown,
		headers?: Readonly<Record<string, string>>,
	): Promise<{ status: number; body: unknown }>;
	/** The same with another type of body, as it is. */
	postAs(type: string, path: string, body: string): Promise<{ status: number; body: unknown }>;
	log(): LogEntry[];
}

/** Lets everything happen that needs neither time nor the network. */
export async function settled(): Promise<void> {
	for (let turn = 0; turn < 20; turn++) await new Promise((done) => setImmediate(done));
}

/** What builders do once at a provider that reports to one address, where a sandbox plays it. */
async function setUpReports(nodes: readonly StoredNode[], url: string): Promise<void> {
	for (const { id, type, provider, sandboxUrl } of nodes) {
		if (type !== 'ringback-account' || !isProviderId(provider)) continue;
		const { setUp } = SAMPLES[provider];
		if (setUp === undefined || !URL.canParse(String(sandboxUrl))) continue;
		// a test may want an address that nobody listens at, or that answers nonsense
		await setUp(new URL(String(sandboxUrl)).origin, `${url}/ringback/${id}`).catch(() => undefined);
	}
}

/** The host of a test file; whatever a test started is gone when the next begins. */
export function useNodeRed(): Host {
	const arrivals: Arrival[] = [];
	const statuses: Array<{ id: string; status: NodeStatus }> = [];
	const watchers = new Set<() => void>();
	let taken = 0;
	let stopped = false;
	let events: NodeJS.EventEmitter;
	let listener: RequestListener = (_request, response) => response.writeHead(404).end();
	let server: Listening;
	let url = '';

	const changed = () => {
		for (const look of watchers) look();
	};
	/** Resolves as soon as `find` finds something, now or later. */
	const found = <T>(find: () => T | undefined): Promise<T> =>
		new Promise((resolve) => {
			const look = () => {
				const value = find();
				if (value === undefined) return;
				watchers.delete(look);
				resolve(value);
			};
			watchers.add(look);
			look();
		});

	/** Ahead of the package: what a real Node-RED would have set up before it loads nodes. */
	const surroundings = (RED: NodeAPI) => {
		const root = express();
		// the admin side's parsers come first on every request, as with the default roots
		root.use(express.json(), express.urlencoded({ extended: true }));
		root.use(RED.httpNode);
		listener = root;
		RED.nodes.registerType('sink', function (this: Node, def) {
			RED.nodes.createNode(this, def);
			this.on('input', (msg, _send, done) => {
				arrivals.push({ at: def.id, msg });
				changed();
				done();
			});
		});
		events = (RED as NodeAPI & { events: NodeJS.EventEmitter }).events;
		events.on('node-status', onStatus);
		return helper._context.load();
	};
	const onStatus = ({ id, status }: { id: string; status?: NodeStatus }) => {
		statuses.push({ id, status: status ?? {} });
		changed();
	};

	async function deploy(
		nodes: readonly StoredNode[],
		how: 'full' | 'flows' | 'nodes',
		credentials: Credentials = {},
	): Promise<void> {
		const started = once(events, 'flows:started');
		await helper._redNodes.setFlows(nodes, credentials, how);
		await started;
	}

	async function end(): Promise<void> {
		if (stopped) await helper._redNodes.startFlows();
		stopped = false;
		// removed, not only stopped: calls that still wait are given up
		await deploy([], 'full');
		await helper.unload();
		await helper._context.close();
		arrivals.length = statuses.length = taken = 0;
		watchers.clear();
		events.off('node-status', onStatus);
	}

	beforeAll(async () => {
		helper.init(require.resolve('node-red'));
		await helper.startServer();
		server = await listen(createServer((request, response) => listener(request, response)));
		url = server.url;
	});
	afterAll(async () => {
		await helper.stopServer();
		await server.stop();
	});

	return {
		get url() {
			return url;
		},
		arrivals,
		statuses,
		async start({ nodes, credentials }, settings = {}) {
			helper.settings({ httpNodeRoot: '/', ...settings });
			afterThisTest(end);
			await setUpReports(nodes, url);
			await helper.load([surroundings, ...Object.values(sets)], nodes, credentials);
		},
		deploy: (nodes, how = 'full', credentials) => deploy(nodes, how, credentials),
		async stopFlows() {
			stopped = true;
			await helper.clearFlows();
		},
		async startFlows() {
			stopped = false;
			await helper._redNodes.startFlows();
		},
		send: (nodeId, msg) => helper.getNode(nodeId).receive(msg as NodeMessageInFlow),
		async next() {
			const index = taken++;
			return found(() => arrivals[index]);
		},
		statusOf: (id, passes) =>
			found(() => statuses.find((entry) => entry.id === id && passes(entry.status))?.status),
		async post(path, body, headers = {}) {
			const request = helper.request().post(path);
			for (const [name, value] of Object.entries(headers)) request.set(name, value);
			const answer = await request.send(body as object);
			return { status: answer.status, body: answer.body };
		},
		async postAs(type, path, body) {
			const request = helper.request().post(path).set('content-type', type);
			const answer = await request.send(body);
			return { status: answer.status, body: answer.body };
		},
		log: () => helper.log().args.map(([entry]) => entry),
	};
}
