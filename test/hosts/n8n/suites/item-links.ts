import { randomUUID } from 'node:crypto';
import { OUTPUTS, type Exit, type ProviderId } from '../../../../core';
import { SILENT } from '../support/calls';
import { endedExecution, itemsOf, type Json } from '../support/executions';
import { callWorkflow, node, type CallWorkflow } from '../support/nodes';
import { openResults } from '../support/result-workflow';
import { connectionsOf, type NodeJson } from '../support/workflow';
import type { World } from '../support/world';

interface Ending {
	readonly exit: Exit;
	readonly provider: ProviderId;
	readonly to: string;
}

/** One number for each output that a report can lead to. */
const REPORTED: readonly Ending[] = [
	{ exit: 'answered', provider: 'kaleyra', to: '+14155550101' },
	{ exit: 'busy', provider: 'kaleyra', to: '+14155550103' },
	{ exit: 'noAnswer', provider: 'kaleyra', to: '+14155550104' },
	{ exit: 'invalidNumber', provider: 'kaleyra', to: '+14155550105' },
	{ exit: 'failed', provider: 'kaleyra', to: '+14155550106' },
];

/** What the editor writes when a field of an earlier node is dragged into a later one. */
const DRAGGED = "$('Order').item.json.body.reference";

const text = (name: string, value: string) => ({
	assignments: { assignments: [{ id: name, name, value, type: 'string' }] },
	includeOtherFields: true,
	options: {},
});

const isTheOrder = {
	conditions: {
		options: { caseSensitive: true, leftValue: '', typeValidation: 'loose', version: 2 },
		conditions: [
			{
				id: 'order',
				leftValue: `={{ ${DRAGGED} }}`,
				rightValue: '={{ $json.call.reference }}',
				operator: { type: 'string', operation: 'equals' },
			},
		],
		combinator: 'and',
	},
	looseTypeValidation: true,
	options: {},
};

/** Every output of the call leads to one node that tells the order, and on to a question about it. */
const AFTER: readonly NodeJson[] = [
	node('Told', 'n8n-nodes-base.set', 3.4, text('told', `=Order {{ ${DRAGGED} }} is told`)),
	node('Asked', 'n8n-nodes-base.if', 2.2, isTheOrder),
	node('Yes', 'n8n-nodes-base.noOp', 1),
	node('No', 'n8n-nodes-base.noOp', 1),
];

/** An expression that asks for the item of a node before the wait. */
export function itemLinks(world: () => World) {
	const open = async (call: Omit<CallWorkflow, 'path' | 'waitForResult'>) => {
		const { host } = world();
		const path = randomUUID();
		const { nodes, connections, ...rest } = callWorkflow({ ...call, path, waitForResult: true });
		const id = await host.addWorkflow({
			...rest,
			nodes: [...nodes, ...AFTER],
			connections: {
				...connections,
				...connectionsOf({
					Call: OUTPUTS.triggerWaiting.map(() => ['Told']),
					Told: [['Asked']],
					Asked: [['Yes'], ['No']],
				}),
			},
		});
		await host.activate(id);
		return async (order: Json): Promise<string> =>
			((await (await host.post(path, order)).json()) as { id: string }).id;
	};

	async function expectLinked(execution: string, exit: Exit, reference: string) {
		const ended = await endedExecution(world().host.rest, execution);
		expect(itemsOf(ended, 'Told')).toMatchObject([
			{ told: `Order ${reference} is told`, call: { exit } },
		]);
		expect(itemsOf(ended, 'No')).toEqual([]);
		expect(itemsOf(ended, 'Yes')).toHaveLength(1);
	}

	let overdueExecution: string;

	async function place(): Promise<void> {
		const { accounts } = await world().counterpart();
		const order = await open({
			provider: 'kaleyra',
			accounts,
			parameters: { waitLimitMinutes: 0.1 },
		});
		overdueExecution = await order({ to: SILENT, reference: 'silent' });
	}

	function reported(): void {
		it.each(['directly', 'through Outbound Call Result'])(
			'finds it behind every output that the provider reports %s',
			async (how) => {
				const { accounts } = await world().counterpart({ speed: 5 });
				const relay = how === 'directly' ? undefined : await openResults(world().host, accounts);
				const order = await open({
					provider: 'kaleyra',
					accounts,
					...(relay && { parameters: { resultUrl: relay.url } }),
				});
				for (const { exit, to } of REPORTED)
					await expectLinked(await order({ to, reference: exit }), exit, exit);
			},
		);

		it('finds the one of its own round in a loop of five', async () => {
			const { accounts } = await world().counterpart({ speed: 5 });
			const path = randomUUID();
			const { nodes, connections, ...rest } = callWorkflow({
				path,
				provider: 'kaleyra',
				accounts,
				waitForResult: true,
				several: true,
			});
			const numbers = REPORTED.map(({ to }) => to);
			const id = await world().host.addWorkflow({
				...rest,
				nodes: [
					...nodes,
					node('Loop', 'n8n-nodes-base.splitInBatches', 3, { options: {} }),
					node(
						'Told',
						'n8n-nodes-base.set',
						3.4,
						text('told', "={{ $('Orders').item.json.to }} {{ $('Loop').item.json.to }}"),
					),
					node('Done', 'n8n-nodes-base.noOp', 1),
				],
				connections: {
					...connections,
					...connectionsOf({
						Orders: [['Loop']],
						Loop: [['Done'], ['Call']],
						Call: OUTPUTS.triggerWaiting.map(() => ['Told']),
						Told: [['Loop']],
					}),
				},
			});
			await world().host.activate(id);
			const orders = numbers.map((to, index) => ({ to, reference: `round-${index}` }));
			const answer = await world().host.post(path, { orders });
			const { id: execution } = (await answer.json()) as { id: string };
			const ended = await endedExecution(world().host.rest, execution);
			expect(itemsOf(ended, 'Told').map(({ told }) => told)).toEqual(
				numbers.map((to) => `${to} ${to}`),
			);
		});
	}

	function overdue(): void {
		it('finds it when the wait has run out', () =>
			expectLinked(overdueExecution, 'noResult', 'silent'));
	}

	return { place, reported, overdue };
}
