import { randomUUID } from 'node:crypto';
import { OUTPUTS, labelOf } from '../../../../core';
import { SANDBOX_ACCOUNTS } from '../support/accounts';
import { awaitEnds, endsOf, openCallWorkflow } from '../support/calls';
import { endedExecution, type Execution } from '../support/executions';
import { node, order, type Parameters } from '../support/nodes';
import { connectionsOf } from '../support/workflow';
import type { World } from '../support/world';

const { type, data } = SANDBOX_ACCOUNTS.talkdesk;
const ALL_SCOPES = 'flows-interactions:start data-reports:write data-reports:read';
const ENDINGS = [
	['01', 'Answered'],
	['03', 'Busy'],
	['04', 'No Answer'],
] as const;

/** The operation that asks the provider's report. */
export function lookUp(world: () => World): void {
	/** A workflow that looks up what it is sent, over an account with these scopes. */
	async function open(scope: string, parameters: Parameters = {}, settings = {}) {
		const { host } = world();
		const options = { talkdeskReportJobMs: 0 };
		const { sandbox, proxy, accounts } = await world().counterpart({ speed: 1_000, options });
		const account = { ...data(proxy.url), scope };
		const credential = await host.addCredential(type, 'Talkdesk with a report', account);
		const path = randomUUID();
		const ends = [...OUTPUTS.triggerWaiting.map(labelOf), 'Error'];
		const look = node(
			'Call',
			'n8n-nodes-ringback.triggerVoiceFlow',
			1,
			{ operation: 'lookUpResult', provider: 'talkdesk', ...parameters },
			{ credentials: { ...accounts, [type]: credential }, ...settings },
		);
		const item = { mode: 'raw', jsonOutput: '={{ $json.body }}', options: {} };
		const id = await host.addWorkflow({
			name: path,
			nodes: [
				...order(path),
				node('Orders', 'n8n-nodes-base.set', 3.4, item),
				look,
				...ends.map((name) => node(name, 'n8n-nodes-base.noOp', 1)),
			],
			connections: connectionsOf({
				Order: [['Execution', 'Orders']],
				Orders: [['Call']],
				Call: ends.map((name) => [name]),
			}),
		});
		await host.activate(id);
		return {
			...{ sandbox, proxy, accounts },
			async run(item: Parameters): Promise<Execution> {
				const answer = await host.post(path, item);
				return endedExecution(host.rest, ((await answer.json()) as { id: string }).id);
			},
		};
	}

	it('takes the item that left a start, and leaves by the exit that the report tells', async () => {
		const { run, sandbox, proxy, accounts } = await open(ALL_SCOPES);
		const { host } = world();
		const call = { provider: 'talkdesk', accounts, waitForResult: false } as const;
		const start = await openCallWorkflow(host, call);
		for (const [digits, output] of ENDINGS) {
			const to = `+141555501${digits}`;
			const context = { digits };
			const placed = await awaitEnds(host, await start({ to, reference: to, context }));
			await sandbox.idle();
			const ends = endsOf(await run({ call: placed[0]!.item.call }));
			expect(ends.map((end) => end.output)).toEqual([output]);
			expect(ends[0]!.item.call).toMatchObject({
				...{ reference: to, to, context, confirmed: true },
				callId: placed[0]!.item.call!.callId,
				placedAt: placed[0]!.item.call!.placedAt,
				receivedAt: expect.any(String),
				raw: { entries: expect.any(Array) },
			});
		}
		expect(sandbox.calls()).toHaveLength(ENDINGS.length);
		const fetched = proxy.requests.filter(({ path }) => /\/(files|storage)\//.test(path));
		expect(fetched.map(({ path, signed }) => [/files|storage/.exec(path)![0], signed])).toEqual(
			ENDINGS.flatMap(() => [
				['files', true],
				['storage', false],
			]),
		);
	});

	it('says which scope is missing, and where to add it', async () => {
		const { run } = await open('flows-interactions:start');
		const { status, error } = await run({ call: { callId: 'any' } });
		expect(status).toBe('error');
		expect(error?.message).toContain('data-reports:write is missing');
		expect(error?.description).toContain('OAuth client');
	});

	it('says that another provider has no report', async () => {
		const { run } = await open(ALL_SCOPES, { provider: 'kaleyra', callId: 'any' });
		expect((await run({})).error?.message).toMatch(/^Kaleyra has no report/);
	});

	it('leaves by the error output where there is one', async () => {
		const { run } = await open(ALL_SCOPES, {}, { onError: 'continueErrorOutput' });
		const ends = endsOf(await run({ order: 7 }));
		expect(ends).toMatchObject([
			{ output: 'Error', item: { order: 7, error: '"Call ID" is empty.' } },
		]);
	});
}
