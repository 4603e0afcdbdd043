import { randomUUID } from 'node:crypto';
import { CALLBACK_TYPE, SANDBOX_ACCOUNTS } from '../support/accounts';
import { connectMcp } from '../support/mcp';
import { node } from '../support/nodes';
import type { World } from '../support/world';

const TO = '+14155550101';
const { type, flowId } = SANDBOX_ACCOUNTS.talkdesk;

/** The node in the hands of an agent. */
export function tool(world: () => World): void {
	const open = async () => {
		const { host } = world();
		const { sandbox, accounts } = await world().counterpart({ speed: 1_000 });
		const path = randomUUID();
		const parameters = {
			descriptionType: 'manual',
			toolDescription: 'Calls a customer',
			provider: 'talkdesk',
			flowId,
			to: "={{ $fromAI('phone', 'the number to call', 'string') }}",
			options: {},
		};
		const id = await host.addWorkflow({
			name: path,
			nodes: [
				node('Agents', '@n8n/n8n-nodes-langchain.mcpTrigger', 2, { path }, { webhookId: path }),
				node('Call', 'n8n-nodes-ringback.triggerVoiceFlowTool', 1, parameters, {
					credentials: { [type]: accounts[type]!, [CALLBACK_TYPE]: accounts[CALLBACK_TYPE]! },
				}),
			],
			connections: { Call: { ai_tool: [[{ node: 'Agents', type: 'ai_tool', index: 0 }]] } },
		});
		await host.activate(id);
		return { sandbox, mcp: await connectMcp(`${host.url}/mcp/${path}`) };
	};

	it('places the call and answers at once, without waiting', async () => {
		const { sandbox, mcp } = await open();
		expect(await mcp.tools()).toEqual(['Call']);
		const answer = await mcp.call('Call', { phone: TO });
		expect(answer).toContain('"exit":"placed"');
		expect(sandbox.calls().map(({ to }) => to)).toEqual([TO]);
	});

	it('tells the agent what is wrong with a number', async () => {
		const { sandbox, mcp } = await open();
		const answer = await mcp.call('Call', { phone: '415 555' });
		expect(answer).toContain('numberNotValid');
		expect(sandbox.calls()).toEqual([]);
	});
}
