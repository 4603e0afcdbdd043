/** An agent with a tool that stands behind a review by phone. */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { listen } from '../../../support/listen';
import { CALLBACK_TYPE, SANDBOX_ACCOUNTS } from './accounts';
import type { ChatModel } from './chat-model';
import type { Json } from './executions';
import { node, order } from './nodes';
import { connectionsOf, type WorkflowJson } from './workflow';
import type { Counterpart, World } from './world';

const { type } = SANDBOX_ACCOUNTS.talkdesk;
/** The sandbox's flow "Approve by phone". */
const APPROVE_FLOW = '00000000000040008000000000000c07';

/** How a node asks a person. */
export const asked = (to: string, more: Json = {}): Json => ({
	provider: 'talkdesk',
	flowId: APPROVE_FLOW,
	to,
	...more,
});

/** What the agents want to do. It keeps its own record of what was done, whatever n8n says. */
export interface Till {
	readonly url: string;
	/** Whom it paid, and when, in the order in which it was asked to. */
	readonly paid: ReadonlyArray<{ readonly phone: string; readonly atMs: number }>;
	stop(): Promise<void>;
}

export async function openTill(): Promise<Till> {
	const paid: Array<{ phone: string; atMs: number }> = [];
	const server = createServer((request, response) => {
		const { searchParams } = new URL(request.url!, 'http://till');
		paid.push({ phone: searchParams.get('phone') ?? 'nobody', atMs: Date.now() });
		request.resume();
		response.end('{"paid": true}');
	});
	const { url, stop } = await listen(server);
	return { url: `${url}/refunds`, paid, stop };
}

export interface Wish {
	/** Whom the agent wants to pay back; it uses its tool once for each number in it. */
	readonly phone: string;
	readonly approver: string;
	readonly [field: string]: unknown;
}

/** Saves and activates such an agent; its function has it want something, and gives the id of the execution. */
export async function openReviewedAgent(
	{ host }: World,
	{ accounts }: Counterpart,
	{ model, till }: { readonly model: ChatModel; readonly till: Till },
	review: Json = {},
): Promise<(wish: Wish) => Promise<string>> {
	const path = randomUUID();
	const openAiApi = await host.addCredential('openAiApi', `Model of ${path}`, {
		apiKey: 'nobody-asks-for-it',
		url: model.url,
	});
	const workflow: WorkflowJson = {
		name: path,
		nodes: [
			...order(path),
			node('Agent', '@n8n/n8n-nodes-langchain.agent', 3.1, {
				promptType: 'define',
				text: "=Pay back {{ $('Order').item.json.body.phone }}",
				options: {},
			}),
			node(
				'Model',
				'@n8n/n8n-nodes-langchain.lmChatOpenAi',
				1.3,
				{
					model: { __rl: true, mode: 'id', value: 'scripted' },
					responsesApiEnabled: false,
					options: {},
				},
				{ credentials: { openAiApi } },
			),
			node(
				'Ask the Manager',
				'n8n-nodes-ringback.triggerVoiceFlowHitlTool',
				1,
				{
					message: '=The agent wants to run {{ $tool.name }} for {{ $tool.parameters.phone }}.',
					...asked("={{ $('Order').item.json.body.approver }}"),
					...review,
				},
				{
					webhookId: randomUUID(),
					credentials: { [type]: accounts[type]!, [CALLBACK_TYPE]: accounts[CALLBACK_TYPE]! },
				},
			),
			node('Refund', 'n8n-nodes-base.httpRequestTool', 4.3, {
				toolDescription: 'Pays money back',
				method: 'POST',
				url: till.url,
				sendQuery: true,
				queryParameters: {
					parameters: [
						{ name: 'phone', value: "={{ $fromAI('phone', 'whom to pay back', 'string') }}" },
					],
				},
				options: {},
			}),
		],
		connections: {
			...connectionsOf({ Order: [['Execution']], Execution: [['Agent']] }),
			Model: { ai_languageModel: [[{ node: 'Agent', type: 'ai_languageModel', index: 0 }]] },
			'Ask the Manager': { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] },
			Refund: { ai_tool: [[{ node: 'Ask the Manager', type: 'ai_tool', index: 0 }]] },
		},
		settings: { executionOrder: 'v1' },
	};
	await host.activate(await host.addWorkflow(workflow));
	return async (wish) => {
		const answer = await host.post(path, wish);
		if (!answer.ok) throw new Error(`the agent's workflow answered ${answer.status}`);
		return ((await answer.json()) as { id: string }).id;
	};
}
