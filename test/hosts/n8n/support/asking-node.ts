/** A workflow that asks a person by phone. */
import { randomUUID } from 'node:crypto';
import { CALLBACK_TYPE, SANDBOX_ACCOUNTS, type Accounts } from './accounts';
import type { Json } from './executions';
import type { N8nHost } from './host';
import { node, order } from './nodes';
import { asked } from './reviewed-agent';
import { connectionsOf } from './workflow';

const { type } = SANDBOX_ACCOUNTS.talkdesk;
export const OUTPUTS = ['No Decision', 'Not Called', 'Approved', 'Declined'];

/** Order → question, or several at once → one node behind each output. */
export async function openNode(
	host: N8nHost,
	accounts: Accounts,
	several = false,
	options: Json = {},
): Promise<string> {
	const own = randomUUID();
	const id = await host.addWorkflow({
		name: own,
		nodes: [
			...order(own),
			...(several
				? [
						node('People', 'n8n-nodes-base.splitOut', 1, {
							fieldToSplitOut: 'body.people',
							options: {},
						}),
					]
				: []),
			node(
				'Ask',
				'n8n-nodes-ringback.triggerVoiceFlow',
				1,
				{
					operation: 'sendAndWait',
					message: "={{ $json.body?.message ?? 'Ada asks for 40 euros back.' }}",
					waitLimitMinutes: '={{ $json.body?.minutes ?? 5 }}',
					...asked('={{ $json.body?.to ?? $json.to }}'),
					confirmDigits: "={{ $json.code ?? '1' }}",
					options: { ...options },
				},
				{
					webhookId: randomUUID(),
					credentials: { [type]: accounts[type]!, [CALLBACK_TYPE]: accounts[CALLBACK_TYPE]! },
				},
			),
			...OUTPUTS.map((name) => node(name, 'n8n-nodes-base.noOp', 1)),
		],
		connections: connectionsOf({
			Order: [['Execution']],
			Execution: [[several ? 'People' : 'Ask']],
			...(several && { People: [['Ask']] }),
			Ask: OUTPUTS.map((name) => [name]),
		}),
		settings: { executionOrder: 'v1' },
	});
	await host.activate(id);
	return own;
}
