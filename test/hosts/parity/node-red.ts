/** The cases on a real Node-RED, each with a trigger of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OUTPUTS, type CallResult, type ProviderId } from '../../../core';
import { ACCOUNT, SANDBOX, TRIGGER } from '../../node-red/support/flow';
import {
	deployTo,
	startNodeRed,
	type NodeRedProcess,
	type StartOptions,
} from '../../node-red/support/process';
import { install, pack } from '../../support/packed';
import { until } from '../n8n/support/until';
import type { ParityCase } from './cases';

const Z = 'tab';
const PLACE = { z: Z, x: 100, y: 100 };

/** What the flow remembers of a case: its result, or what the Catch node heard. */
export interface Remembered {
	readonly reference: string;
	readonly result?: CallResult;
	readonly failure?: { readonly message: string; readonly hint: string };
}

export interface NodeRedHost {
	/** Runs a case; what became of it. */
	run(index: number): Promise<Remembered>;
	/** Where the results of calls at a provider are taken. */
	resultsOf(provider: ProviderId): string;
	stop(): Promise<void>;
}

export const referenceOf = (index: number): string => `parity-${index}`;

export async function startNodeRedHost(
	cases: readonly ParityCase[],
	sandboxUrl: string,
	callbackSecret: string,
): Promise<NodeRedHost> {
	// this path is made last
	const { url, stop } = await openNodeRed(flowOf(cases, sandboxUrl, callbackSecret), '/remembered');
	const remembered = async (index: number) => {
		const all = (await (await fetch(`${url}/remembered`)).json()) as Remembered[];
		return all.find(({ reference }) => reference === referenceOf(index));
	};
	return {
		async run(index) {
			const { ok } = await fetch(`${url}/case/${index}`, { method: 'POST' });
			if (!ok) throw new Error(`Node-RED has no case ${index}`);
			return until(`case ${index} in Node-RED`, () => remembered(index));
		},
		resultsOf: (provider) => `${url}/ringback/${accountIdOf(provider)}`,
		stop,
	};
}

/** A Node-RED of its own with the packed nodes and a flow. `path`: one of the flow's, which answers when it is ready. */
export async function openNodeRed(
	flow: readonly object[],
	path: string,
	settings?: StartOptions['settings'],
): Promise<{ url: string; pid: number; stop(): Promise<void> }> {
	const folder = mkdtempSync(join(tmpdir(), 'ringback-parity-'));
	const userDir = join(folder, 'user');
	let nodeRed: NodeRedProcess | undefined;
	const stop = async () => {
		await nodeRed?.stop('SIGKILL');
		rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
	};
	try {
		const { tarball } = await pack('node-red', folder);
		await install(tarball, userDir);
		nodeRed = await startNodeRed({ red: require.resolve('node-red/red.js'), userDir, settings });
		const { url, pid } = nodeRed;
		await deployTo(nodeRed, flow);
		// paths are there a moment after a deploy returns
		await until('the paths of the flow', async () => (await fetch(url + path)).ok || undefined);
		return { url, pid, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

const remember = (id: string, lines: string) => ({
	id,
	type: 'function',
	...PLACE,
	func: `flow.set('all', [...(flow.get('all') || []), ${lines}]); return msg;`,
	outputs: 1,
	libs: [],
	wires: [[]],
});

function flowOf(cases: readonly ParityCase[], sandboxUrl: string, secret: string): object[] {
	return [
		{ id: Z, type: 'tab', label: 'Parity' },
		...Object.keys(SANDBOX).map((provider) => account(provider as ProviderId, sandboxUrl, secret)),
		...cases.flatMap(caseNodes),
		remember('result', '{ reference: msg.call.reference, result: msg.call }'),
		{ id: 'catch', type: 'catch', ...PLACE, scope: null, uncaught: false, wires: [['failure']] },
		remember('failure', '{ reference: msg.reference, failure: msg.failure }'),
		{ id: 'in', type: 'http in', ...PLACE, url: '/remembered', method: 'get', wires: [['all']] },
		{
			id: 'all',
			type: 'function',
			...PLACE,
			func: "msg.payload = flow.get('all') || []; return msg;",
			outputs: 1,
			libs: [],
			wires: [['out']],
		},
		{ id: 'out', type: 'http response', ...PLACE, wires: [] },
	];
}

const accountIdOf = (provider: ProviderId): string => `account-${provider}`;

const account = (provider: ProviderId, sandboxUrl: string, callbackSecret: string) => ({
	id: accountIdOf(provider),
	type: 'ringback-account',
	name: '',
	provider,
	...ACCOUNT,
	sandboxUrl,
	credentials: { ...SANDBOX[provider].credentials, callbackSecret },
});

function caseNodes({ provider, settings }: ParityCase, index: number): object[] {
	const { variables = [], context, waitForResult, ...others } = settings;
	const { flowId, from = '' } = SANDBOX[provider];
	const typed = Object.fromEntries(
		Object.keys(others).map((name) => [`${name}Type`, TYPES[name] ?? 'str']),
	);
	const states = waitForResult ? OUTPUTS.triggerWaiting : OUTPUTS.triggerNotWaiting;
	return [
		{
			id: `in-${index}`,
			type: 'http in',
			...PLACE,
			url: `/case/${index}`,
			method: 'post',
			wires: [[`prepare-${index}`]],
		},
		{
			id: `prepare-${index}`,
			type: 'function',
			...PLACE,
			func: `msg.res._res.end(); return { reference: '${referenceOf(index)}' };`,
			outputs: 1,
			libs: [],
			wires: [[`trigger-${index}`]],
		},
		{
			id: `trigger-${index}`,
			type: 'ringback-trigger-voice-flow',
			...PLACE,
			...TRIGGER,
			account: accountIdOf(provider),
			flowId,
			from,
			...others,
			...typed,
			variables: variables.map((row) => ({ ...row, valueType: 'str' })),
			context: context === undefined ? '' : JSON.stringify(context),
			waitForResult,
			reference: referenceOf(index),
			outputs: states.length,
			wires: states.map(() => ['result']),
		},
	];
}

const TYPES: Readonly<Record<string, string>> = { ringSeconds: 'num', waitLimitMinutes: 'num' };
