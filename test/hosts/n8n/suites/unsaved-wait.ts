import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SILENT, openCallWorkflow } from '../support/calls';
import { readExecution } from '../support/executions';
import { reportsTo } from '../support/provider-reports';
import { openResults, startedWith } from '../support/result-workflow';
import { until } from '../support/until';
import type { World } from '../support/world';

/** The provider's answer, so that n8n can be kept from writing meanwhile. */
const SLOW_MS = 3_000;

/** n8n dies when the node has placed its call, and before it has saved that the execution waits. */
export function unsavedWait(world: () => World): void {
	it('brings the result out of Outbound Call Result where n8n makes up the end of the node', async () => {
		const { host } = world();
		const { sandbox, accounts, proxy } = await world().counterpart({
			speed: 1_000,
			options: { slowMs: SLOW_MS },
		});
		const results = await openResults(host, accounts);
		const order = await openCallWorkflow(host, {
			provider: 'cmCom',
			accounts,
			waitForResult: true,
			parameters: {
				resultUrl: results.url,
				// a reference would be written down after the answer
				options: { reference: '={{ $json.body.reference }}', callOnce: false },
			},
		});
		await slowDown(sandbox.url);
		const id = await order({ to: SILENT, reference: 'unsaved-1' });
		await until('the call is placed', () => sandbox.calls().length > 0 || undefined);

		const letGo = keepFromWriting(host.userFolder);
		try {
			await until('the node has ended', () => nodeEnded(host.userFolder, id) || undefined);
			await host.kill();
		} finally {
			letGo();
		}
		await host.restart();

		const { status, error, runs } = await readExecution(host.rest, id);
		expect({ status, error, end: runs.Call?.[0]?.outputs }).toEqual({
			status: 'crashed',
			error: undefined,
			end: [[{ isArtificialRecoveredEventItem: true }]],
		});
		const back = reportsTo('cmCom', proxy.requests);
		expect(await back.send(back.final)).toBe(200);
		const told = async () => (await results.started()).flatMap(startedWith);
		await until('the result', async () => (await told()).length > 0 || undefined);
		expect(await back.send(back.final)).toBe(200);
		expect(await told()).toMatchObject([{ output: 'Answered', call: { reference: 'unsaved-1' } }]);
	});
}

async function slowDown(sandboxUrl: string): Promise<void> {
	const body = JSON.stringify({ provider: 'cmCom', fault: 'slow' });
	const { status } = await fetch(`${sandboxUrl}/_sandbox/faults`, { method: 'POST', body });
	expect(status).toBe(201);
}

/** Lets n8n read its database, and write nothing; the function ends that. */
function keepFromWriting(userFolder: string): () => void {
	const database = new DatabaseSync(join(userFolder, '.n8n', 'database.sqlite'));
	database.exec('PRAGMA busy_timeout = 10000; BEGIN IMMEDIATE');
	return () => database.close();
}

/** Whether n8n's own log of events says so, which is where it looks after a crash. */
const nodeEnded = (userFolder: string, execution: string): boolean =>
	readFileSync(join(userFolder, '.n8n', 'n8nEventLog.log'), 'utf8')
		.split('\n')
		.some(
			(line) =>
				line.includes('"n8n.node.finished"') &&
				line.includes('"nodeName":"Call"') &&
				line.includes(`"executionId":"${execution}"`),
		);
