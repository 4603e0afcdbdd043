import { randomUUID } from 'node:crypto';
import type { CallResult } from '../../../../core';
import { endedExecution, itemsOf, listExecutions, readExecution } from '../support/executions';
import { callWorkflow, node, order } from '../support/nodes';
import { connectionsOf } from '../support/workflow';
import type { World } from '../support/world';

/** The node as the last one of a sub-workflow. */
export function subWorkflow(world: () => World): void {
	async function call(waitForResult: boolean, oneOutput: boolean) {
		const { host } = world();
		const { accounts } = await world().counterpart({ speed: 5 });
		const inner = callWorkflow({
			path: randomUUID(),
			provider: 'kaleyra',
			accounts,
			waitForResult,
			parameters: { oneOutput },
		});
		const child = await host.addWorkflow({
			...inner,
			nodes: [
				node('When', 'n8n-nodes-base.executeWorkflowTrigger', 1.1, { inputSource: 'passthrough' }),
				...inner.nodes.filter(({ name }) => name === 'Call'),
			],
			connections: connectionsOf({ When: [['Call']] }),
		});
		await host.activate(child);
		const path = randomUUID();
		const parent = await host.addWorkflow({
			name: path,
			nodes: [
				...order(path),
				node('Sub', 'n8n-nodes-base.executeWorkflow', 1.2, {
					source: 'database',
					workflowId: { __rl: true, mode: 'id', value: child },
					mode: 'once',
					options: { waitForSubWorkflow: true },
				}),
				node('After', 'n8n-nodes-base.noOp', 1),
			],
			connections: connectionsOf({
				Order: [['Execution']],
				Execution: [['Sub']],
				Sub: [['After']],
			}),
		});
		await host.activate(parent);
		const answer = await host.post(path, { to: '+14155550104', reference: path });
		const { id } = (await answer.json()) as { id: string };
		const ended = await endedExecution(host.rest, id);
		const [listed] = await listExecutions(host.rest, child);
		return {
			calls: itemsOf(ended, 'After').map(({ call }) => (call as CallResult).exit),
			hints: (await readExecution(host.rest, listed!.id)).runs.Call?.[0]?.hints ?? [],
		};
	}

	it.each([
		['with its result', true, 'noAnswer'],
		['that is not waited for', false, 'placed'],
	])(
		'hands every call %s to the workflow that called it, by one output',
		async (_says, waits, exit) => {
			expect(await call(waits, true)).toEqual({ calls: [exit], hints: [] });
		},
	);

	it('says so where its outputs would be lost', async () => {
		const { hints } = await call(false, false);
		expect(hints.map(({ message }) => message)).toEqual([expect.stringContaining('"One Output"')]);
	});
}
