/** A real n8n whose workflow sends rows through one node and says how long that took. */
import { node } from '../hosts/n8n/support/nodes';
import { connectionsOf, type NodeJson, type WorkflowJson } from '../hosts/n8n/support/workflow';
import { openN8n } from './hosts-open-n8n';
import type { BenchHost } from './hosts-run';

const PATH = 'bench';

/** Both outputs of the node under test count; a clock runs once, whatever arrives. */
export const N8N_NODES: Readonly<Record<string, { node: NodeJson; outputs: number }>> = {
	'pass-through': { node: node('Measured', 'n8n-nodes-base.noOp', 1), outputs: 1 },
	'validate E.164': {
		node: node('Measured', 'n8n-nodes-ringback.validateE164', 1, {
			field: 'phone',
			defaultCountryField: 'country',
			outputField: 'number',
		}),
		outputs: 2,
	},
};

/** n8n does what stands above first: the clock starts when the rows are there. */
const at = (x: number, y: number) => ({ position: [x, y] });

export function workflowWith({ node: measured, outputs }: { node: NodeJson; outputs: number }) {
	const counts = Array.from(
		{ length: outputs },
		(_, index) => `$('Measured').all(${index}).length`,
	);
	// counting copies every item into the place where n8n runs expressions
	const items = `$('Rows').first().json.query.count ? ${counts.join(' + ')} : null`;
	const nodes = [
		node(
			'Rows',
			'n8n-nodes-base.webhook',
			2.1,
			{ path: PATH, httpMethod: 'POST', responseMode: 'lastNode', options: {} },
			{ webhookId: PATH, ...at(0, 0) },
		),
		node('Split', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'body' }, at(200, 0)),
		clock('Start', '{ "at": Date.now() }', at(400, 0)),
		{ ...measured, ...at(400, 200) },
		clock(
			'End',
			`{ "ms": Date.now() - $('Start').first().json.at, "items": ${items} }`,
			at(600, 200),
		),
	];
	return {
		name: 'Bench',
		nodes,
		connections: connectionsOf({
			Rows: [['Split']],
			Split: [['Start', 'Measured']],
			Measured: [['End']],
		}),
		settings: { executionOrder: 'v1', saveDataSuccessExecution: 'none' },
	} satisfies WorkflowJson;
}

const clock = (name: string, json: string, place: object) =>
	node(
		name,
		'n8n-nodes-base.set',
		3.4,
		{ mode: 'raw', jsonOutput: `={{ ${json} }}`, options: {} },
		{ executeOnce: true, ...place },
	);

export async function startN8nBench(measured: string): Promise<BenchHost> {
	const { host, stop } = await openN8n(async (n8n) =>
		n8n.activate(await n8n.addWorkflow(workflowWith(N8N_NODES[measured]!))),
	);
	return {
		pid: host.pid(),
		async run(rows, count) {
			const answer = await host.post(count ? `${PATH}?count=1` : PATH, rows);
			const text = await answer.text();
			if (!answer.ok) throw new Error(`n8n answered ${answer.status}: ${text}\n${host.log()}`);
			return JSON.parse(text);
		},
		stop,
	};
}
