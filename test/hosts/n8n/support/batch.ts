/** Lists of people that one execution calls and waits for, and what became of them. */
import { randomUUID } from 'node:crypto';
import { labelOf, type Exit, type ProviderId } from '../../../../core';
import type { Sandbox } from '../../../../sandbox/index';
import { numberPool } from '../../../faults/numbers';
import { randomOf } from '../../../faults/random';
import type { Accounts } from './accounts';
import { endsOf } from './calls';
import { readEndings } from './endings';
import type { Execution } from './executions';
import type { N8nHost } from './host';
import { callWorkflow, node, type Parameters } from './nodes';
import { changeNodes, connectionsOf, type NodeJson, type WorkflowJson } from './workflow';

export interface Person {
	readonly reference: string;
	/** Nobody else's. */
	readonly to: string;
	readonly exit: Exit;
}

/** So many people, whose phones do what the endings say, in turn. */
export function peopleOf(
	provider: ProviderId,
	count: number,
	name: string,
	isWanted: (digits: string) => boolean = () => true,
): Person[] {
	const numberWith = numberPool(randomOf(count));
	const endings = readEndings().filter((one) => one.provider === provider && isWanted(one.digits));
	return Array.from({ length: count }, (_, index) => {
		const { digits, exit } = endings[index % endings.length]!;
		return { reference: `${name}-${index}`, to: numberWith(digits), exit };
	});
}

export interface BatchCalls {
	readonly provider: ProviderId;
	readonly accounts: Accounts;
	readonly parameters?: Parameters;
	readonly settings?: Partial<NodeJson>;
	/** Of the workflow. */
	readonly workflow?: WorkflowJson['settings'];
}

/** Where the order that an item comes from is named behind the call. */
const LINEAGE = {
	mode: 'manual',
	includeOtherFields: true,
	assignments: {
		assignments: [
			{
				id: 'lineage',
				name: 'lineage',
				type: 'string',
				value: "={{ $('Orders').item.json.reference }}",
			},
		],
	},
	options: {},
};

/** Calls all orders of one request; each output leads to a node that asks where its items come from. */
export function batchWorkflow(path: string, calls: BatchCalls): WorkflowJson {
	const made = callWorkflow({ ...calls, path, waitForResult: true, several: true });
	const isEnd = ({ type }: NodeJson) => type === 'n8n-nodes-base.noOp';
	return {
		...changeNodes(made, (one) =>
			isEnd(one)
				? { type: 'n8n-nodes-base.set', typeVersion: 3.4, parameters: LINEAGE }
				: undefined,
		),
		settings: { executionOrder: 'v1', ...calls.workflow },
	};
}

/** The same from the editor's button: the orders stand in a node behind it. */
export function batchByHand(calls: BatchCalls, people: readonly Person[]): WorkflowJson {
	const made = batchWorkflow('by hand', calls);
	const { Order: _order, Execution: _execution, ...wires } = made.connections;
	const orders = JSON.stringify({ body: { orders: people } });
	return {
		...made,
		nodes: [
			node('Order', 'n8n-nodes-base.manualTrigger', 1),
			node('Execution', 'n8n-nodes-base.set', 3.4, {
				mode: 'raw',
				jsonOutput: orders,
				options: {},
			}),
			...made.nodes.filter(({ name }) => name !== 'Order' && name !== 'Execution'),
		],
		connections: {
			...wires,
			...connectionsOf({ Order: [['Execution']], Execution: [['Orders']] }),
		},
	};
}

export interface OpenBatch {
	readonly workflow: string;
	/** The id of the execution that calls them. */
	call(people: readonly Person[]): Promise<string>;
	/** The same, with the address at which it waits. */
	begin(people: readonly Person[]): Promise<Begun>;
}

export interface Begun {
	readonly id: string;
	readonly resumeUrl: string;
}

export async function openBatch(host: N8nHost, calls: BatchCalls): Promise<OpenBatch> {
	const path = randomUUID();
	const workflow = await host.addWorkflow(batchWorkflow(path, calls));
	await host.activate(workflow);
	const begin = async (people: readonly Person[]): Promise<Begun> => {
		const answer = await host.post(path, { orders: people });
		if (!answer.ok) throw new Error(`the workflow answered ${answer.status}`);
		return (await answer.json()) as Begun;
	};
	return { workflow, begin, call: async (people) => (await begin(people)).id };
}

/** What became of a list, in numbers. */
export interface BatchTally {
	readonly items: number;
	/** People with no item, or with more than one. */
	readonly notOnce: number;
	/** Items on another output than that of their ending. */
	readonly wrongOutput: number;
	/** Items that an expression traces to somebody else's order. */
	readonly wrongLineage: number;
	readonly dialledTwice: number;
	readonly notDialled: number;
}

export function batchTally(
	people: readonly Person[],
	execution: Execution,
	sandbox: Pick<Sandbox, 'calls'>,
): BatchTally {
	const ends = endsOf(execution).map(({ output, item }) => ({
		output,
		reference: String(item.reference),
		lineage: item.lineage,
	}));
	const exitOf = new Map(people.map(({ reference, exit }) => [reference, labelOf(exit)]));
	const times = (all: readonly string[], one: string) => all.filter((each) => each === one).length;
	const references = ends.map(({ reference }) => reference);
	const dialled = sandbox.calls().map(({ to }) => to);
	return {
		items: ends.length,
		notOnce: people.filter(({ reference }) => times(references, reference) !== 1).length,
		wrongOutput: ends.filter(({ output, reference }) => output !== exitOf.get(reference)).length,
		wrongLineage: ends.filter(({ reference, lineage }) => lineage !== reference).length,
		dialledTwice: people.filter(({ to }) => times(dialled, to) > 1).length,
		// a number that the provider refuses is not dialled
		notDialled: people.filter(({ to, exit }) => exit !== 'invalidNumber' && !dialled.includes(to))
			.length,
	};
}

export const whole = (people: readonly Person[]): BatchTally => ({
	items: people.length,
	notOnce: 0,
	wrongOutput: 0,
	wrongLineage: 0,
	dialledTwice: 0,
	notDialled: 0,
});
