/** Three real Node-RED processes over one flow and one Redis, each with a way to it of its own. */
import { setTimeout as pause } from 'node:timers/promises';
import { startSandbox, type Sandbox } from '../../../sandbox/index';
import { openCollector } from '../faults/collector';
import { heldFlow } from '../faults/held-flow';
import { installNodeRed, type NodeRedHost } from '../faults/node-red-host';
import { openProxy, type Proxy } from './proxy';
import { startSharedRedis } from './redis';

export interface Left {
	readonly reference?: string;
	readonly to?: string;
	readonly exit: string;
	readonly from: 'trigger' | 'result';
	readonly why?: string;
	readonly attempts?: readonly unknown[] | null;
}

export interface Order {
	readonly reference: string;
	readonly to: string;
}

export interface Process {
	readonly host: NodeRedHost;
	readonly proxy: Proxy;
}

export interface Three {
	readonly processes: readonly Process[];
	readonly sandbox: Sandbox;
	/** All that came out of the nodes of all processes. */
	readonly left: readonly Left[];
	/** When one was killed. */
	readonly deaths: number[];
	/** Sends orders to all processes; who is not there takes none. */
	sendToAll(orders: readonly Order[]): Promise<void>;
	stop(): Promise<void>;
}

const ANSWERED_MS = 5_000;

/** @param trigger settings of the flow's trigger */
export async function startThree(trigger: object): Promise<Three> {
	const stops: Array<() => Promise<void>> = [];
	const stop = async () => {
		for (const one of stops.reverse()) await one();
	};
	try {
		const redis = await startSharedRedis();
		stops.push(redis.stop);
		const sandbox = await startSandbox({ speed: 100, options: { retryReports: 9 } });
		stops.push(() => sandbox.stop());
		const collector = await openCollector();
		stops.push(() => collector.stop());
		const processes: Process[] = [];
		for (let at = 0; at < 3; at++) {
			const proxy = await openProxy(redis.port);
			stops.push(proxy.stop);
			const host = await installNodeRed();
			stops.push(host.stop);
			await host.start();
			const flow = heldFlow(sandbox.url, collector.url, '', trigger);
			await host.deploy(flow.map((node) => withMemory(node, proxy.address)));
			processes.push({ host, proxy });
		}
		return {
			processes,
			sandbox,
			left: collector.heard as unknown as Left[],
			deaths: [],
			sendToAll: async (orders) => {
				for (const order of orders)
					await Promise.allSettled(processes.map(({ host }) => send(host, order)));
			},
			stop,
		};
	} catch (error) {
		await stop();
		throw error;
	}
}

const withMemory = (node: object, sharedMemory: string): object =>
	(node as { type?: string }).type === 'ringback-account'
		? { ...node, version: 4, sharedMemory }
		: node;

async function send({ url }: NodeRedHost, order: Order): Promise<void> {
	await fetch(`${url}/call`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(order),
		signal: AbortSignal.timeout(ANSWERED_MS),
	});
}

/** What happens to the processes while orders come. */
export interface Trouble {
	/** The longest time from the first order to it. */
	readonly withinMs: number;
	readonly cutForMs: number;
}

/** One is killed and started again, another one is cut off for a while. */
export async function troubleAmong(
	{ processes, deaths }: Three,
	below: (end: number) => number,
	{ withinMs, cutForMs }: Trouble,
): Promise<void> {
	const victim = below(processes.length);
	const cutOff = processes[(victim + 1 + below(processes.length - 1)) % processes.length]!;
	const killing = pause(below(withinMs)).then(async () => {
		deaths.push(Date.now());
		await processes[victim]!.host.kill();
		await processes[victim]!.host.start();
	});
	const cutting = pause(below(withinMs)).then(async () => {
		cutOff.proxy.cut();
		await pause(below(cutForMs));
		cutOff.proxy.mend();
	});
	await Promise.all([killing, cutting]);
}
