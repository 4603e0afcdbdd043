/** People who are called in order by a real n8n, and what became of them. */
import { randomUUID } from 'node:crypto';
import { LADDER_LABELS, LADDER_OUTPUTS, type LadderResult } from '../../../../core';
import type { Accounts } from './accounts';
import { endsOf } from './calls';
import type { Execution } from './executions';
import type { N8nHost } from './host';
import { callWorkflow, node, type Parameters } from './nodes';
import { connectionsOf, type NodeJson, type WorkflowJson } from './workflow';

/** "On duty" asks for a key, and reports it. */
export const ON_DUTY = '00000000000040008000000000000c06';

export interface Incident {
	readonly incident: string;
	readonly people: ReadonlyArray<{ readonly name: string; readonly to: string }>;
	/** Settings that an incident may bring itself. */
	readonly [setting: string]: unknown;
}

/** Somebody whose phone does what the ending says. @param line tells apart those with one ending */
export const person = (ending: string, line = 0) => ({
	name: `person-${line}-${ending}`,
	to: `+14155${String(1000 + line).padStart(4, '0')}${ending}`,
});

export interface InOrderCalls {
	readonly accounts: Accounts;
	readonly parameters?: Parameters;
	readonly settings?: Partial<NodeJson>;
	readonly workflow?: WorkflowJson['settings'];
}

/** Calls for all incidents of one request; each output leads to a node that asks where its items come from. */
export function inOrderWorkflow(path: string, calls: InOrderCalls): WorkflowJson {
	const { accounts, parameters, settings, workflow } = calls;
	const made = callWorkflow({
		...{ path, provider: 'talkdesk', accounts, settings, waitForResult: true, several: true },
		parameters: {
			...{ operation: 'callInOrder', flowId: ON_DUTY, waitLimitMinutes: 5 },
			...{ specifyPeople: 'json', peopleJson: '={{ $json.people }}', declineDigits: '2' },
			...{ roundsMax: 1, pauseSeconds: 0 },
			options: { reference: '={{ $json.incident }}' },
			...parameters,
		},
	});
	const before = made.nodes.filter(({ type }) => type !== 'n8n-nodes-base.noOp');
	const ends = [...LADDER_OUTPUTS.map((output) => LADDER_LABELS[output]), 'Error'];
	const { Call: _exits, ...wires } = made.connections;
	return {
		...made,
		nodes: [
			...before.map(({ parameters: { to: _none, ...kept }, ...one }) => ({
				...one,
				parameters: kept,
			})),
			...ends.map((name) => node(name, 'n8n-nodes-base.set', 3.4, LINEAGE)),
		],
		connections: { ...wires, ...connectionsOf({ Call: ends.map((name) => [name]) }) },
		settings: { executionOrder: 'v1', ...workflow },
	};
}

const LINEAGE = {
	mode: 'manual',
	includeOtherFields: true,
	assignments: {
		assignments: [
			{
				...{ id: 'lineage', name: 'lineage', type: 'string' },
				value: "={{ $('Orders').item.json.incident }}",
			},
		],
	},
	options: {},
};

export interface OpenInOrder {
	readonly workflow: string;
	/** The id of the execution that calls for them. */
	call(...incidents: readonly Incident[]): Promise<string>;
}

export async function openInOrder(host: N8nHost, calls: InOrderCalls): Promise<OpenInOrder> {
	const path = randomUUID();
	const workflow = await host.addWorkflow(inOrderWorkflow(path, calls));
	await host.activate(workflow);
	return {
		workflow,
		async call(...orders) {
			const answer = await host.post(path, { orders });
			if (!answer.ok) throw new Error(`the workflow answered ${answer.status}`);
			return ((await answer.json()) as { id: string }).id;
		},
	};
}

/** How an incident left. */
export interface Left {
	readonly output: string;
	readonly incident: unknown;
	/** The item that an expression traces it to. */
	readonly lineage: unknown;
	readonly call: LadderResult;
}

export const leftOf = (execution: Execution): Left[] =>
	endsOf(execution).map(({ output, item }) => ({
		...{ output, incident: item.incident, lineage: item.lineage },
		call: item.call as unknown as LadderResult,
	}));
