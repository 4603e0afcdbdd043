/** Orders sent to a test workflow, and what became of them. */
import { randomUUID } from 'node:crypto';
import type { CallResult } from '../../../../core';
import { endedExecution, type Execution, type Json } from './executions';
import type { N8nHost } from './host';
import { callWorkflow, type CallWorkflow } from './nodes';

/** Only the tests report for this number. */
export const SILENT = '+14155550108';

/** Saves and activates a workflow that calls; its function sends one order, and gives the execution's id. */
export async function openCallWorkflow(
	host: N8nHost,
	call: Omit<CallWorkflow, 'path'>,
): Promise<(order: Json) => Promise<string>> {
	const path = randomUUID();
	await host.activate(await host.addWorkflow(callWorkflow({ ...call, path })));
	return async (order) => {
		const answer = await host.post(path, order);
		if (!answer.ok) throw new Error(`the workflow answered ${answer.status}`);
		return ((await answer.json()) as { id: string }).id;
	};
}

/** An item behind an output of the call, by the output's name. */
export interface Ended {
	readonly output: string;
	readonly item: Json & { readonly call?: CallResult };
}

const BEFORE = new Set(['Order', 'Execution', 'Orders', 'Call']);

/** Every item that left the call: nodes behind an output are named after it. */
export const endsOf = ({ runs }: Execution): Ended[] =>
	Object.entries(runs)
		.filter(([name]) => !BEFORE.has(name))
		.flatMap(([output, times]) =>
			times.flatMap(({ outputs }) => outputs.flat().map((item) => ({ output, item }))),
		);

/** The ends of an execution, once it has ended. */
export const awaitEnds = async (host: N8nHost, id: string, timeoutMs?: number): Promise<Ended[]> =>
	endsOf(await endedExecution(host.rest, id, timeoutMs));
