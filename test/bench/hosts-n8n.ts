/** A real n8n whose workflow sends rows through one node and says how long that took. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startHost } from '../hosts/n8n/support/host';
import { node } from '../hosts/n8n/support/nodes';
import { connectionsOf, type NodeJson, type WorkflowJson } from '../hosts/n8n/support/workflow';
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
	const root = process.cwd();
	const userFolder = mkdtempSync(join(tmpdir(), 'ringback-bench-n8n-'));
	const remove = () => rmSync(userFolder, { recursive: true, force: true });
	try {
		// it finds its lock file beside itself, so it stays outside of this bundle
		const file = join(root, 'test', 'hosts', 'n8n', 'install.mjs');
		const { installN8n } = await import(pathToFileURL(file).href);
		const installFolder = await installN8n({
			cacheFolder: process.env.RINGBACK_CACHE,
			log: (line: string) => console.error(line),
		});
		const host = await startHost(root, { installFolder, userFolder });
		const stop = () => host.stop().finally(remove);
		try {
			await host.activate(await host.addWorkflow(workflowWith(N8N_NODES[measured]!)));
		} catch (error) {
			await stop();
			throw error;
		}
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
	} catch (error) {
		remove();
		throw error;
	}
}
