/** A real n8n with a workflow for each provider, and one for the results that nothing waits for. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OUTPUTS, PROVIDER_IDS, labelOf, type ProviderId } from '../../../core';
import type { Heard } from '../../faults/tally';
import { CALLBACK_TYPE, addAccounts } from '../n8n/support/accounts';
import { endsOf, type Ended } from '../n8n/support/calls';
import {
	isUnderWay,
	listExecutions,
	readExecution,
	type Execution,
} from '../n8n/support/executions';
import { startHost, type N8nHost } from '../n8n/support/host';
import { hurriedCallWorkflow } from '../n8n/support/nodes';
import { openResults, startedWith } from '../n8n/support/result-workflow';
import type { CallOrder } from './flow';

export const CALLBACK_SECRET = 'a secret that only this run of the faults knows';

export interface FaultN8n {
	/** Where results are taken. */
	readonly resultUrl: string;
	/** What result tokens are sealed for. */
	readonly audience: string;
	place(provider: ProviderId, order: CallOrder): Promise<void>;
	/** Calls whose execution has not ended. */
	underWay(): Promise<number>;
	heard(): Promise<Heard[]>;
	stop(): Promise<void>;
}

/** @param root the repository's */
export async function startFaultN8n(root: string, sandboxUrl: string): Promise<FaultN8n> {
	const installFolder = process.env.RINGBACK_HOST_N8N;
	if (installFolder === undefined) throw new Error('RINGBACK_HOST_N8N is not set');
	const userFolder = mkdtempSync(join(tmpdir(), 'ringback-faults-n8n-'));
	const preload = join(root, 'test', 'hosts', 'n8n', 'support', 'loopback-only.cjs');
	const host = await startHost(root, { installFolder, userFolder, preload });
	const stop = async () => {
		await host.stop();
		rmSync(userFolder, { recursive: true, force: true });
	};
	try {
		return { ...(await openWorkflows(host, sandboxUrl)), stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

async function openWorkflows(host: N8nHost, sandboxUrl: string): Promise<Omit<FaultN8n, 'stop'>> {
	const accounts = await addAccounts(host, sandboxUrl, CALLBACK_SECRET);
	const results = await openResults(host, accounts);
	const ids: string[] = [];
	for (const provider of PROVIDER_IDS) {
		const id = await host.addWorkflow(
			hurriedCallWorkflow({
				path: provider,
				provider,
				accounts,
				waitForResult: true,
				parameters: {
					resultUrl: results.url,
					waitLimitMinutes: '={{ $json.body.waitLimitMinutes }}',
					options: {
						reference: '={{ $json.body.reference }}',
						timeoutSeconds: '={{ $json.body.timeoutSeconds }}',
					},
				},
				settings: { onError: 'continueErrorOutput' },
			}),
		);
		await host.activate(id);
		ids.push(id);
	}
	const listed = async () =>
		(await Promise.all(ids.map((id) => listExecutions(host.rest, id)))).flat();
	return {
		resultUrl: results.url,
		audience: accounts[CALLBACK_TYPE]!.id,
		async place(provider, order) {
			const { status } = await host.post(provider, order);
			if (status !== 200) throw new Error(`${order.reference} was not taken: ${status}`);
		},
		underWay: async () => (await listed()).filter(isUnderWay).length,
		async heard() {
			const heard: Heard[] = [];
			for (const { id } of await listed())
				heard.push(...heardIn(await readExecution(host.rest, id)));
			for (const execution of await results.started())
				for (const { output, call } of startedWith(execution))
					heard.push({
						reference: call.reference,
						attempt: 1,
						from: 'result',
						exit: exitOf(output),
						context: call.context,
					});
			return heard;
		},
	};
}

const heardIn = (execution: Execution): Heard[] =>
	endsOf(execution).map(({ output, item }) => {
		const { reference, attempt } = item.body as CallOrder;
		const from = 'trigger' as const;
		if (output === 'Error') return { reference, attempt, from, exit: `error:${failureOf(item)}` };
		return { reference, attempt, from, exit: exitOf(output), context: item.call?.context };
	});

const failureOf = (item: Ended['item']): unknown =>
	(item.details as { kind?: unknown } | undefined)?.kind ?? item.error;

const exitOf = (output: string): string =>
	OUTPUTS.triggerWaiting.find((state) => labelOf(state) === output) ?? output;
