/** A real n8n in which items become calls: by Trigger Voice Flow, or by the HTTP Request node. */
import { node } from '../hosts/n8n/support/nodes';
import { connectionsOf, type NodeJson, type WorkflowJson } from '../hosts/n8n/support/workflow';
import { openN8n } from './hosts-open-n8n';
import { CALL, handBuilt, type CallHost, type Way } from './call-provider';

const pathOf = (way: Way) => `bench-${way}`;

const workflowFor = (way: Way, measured: NodeJson, outputs: number): WorkflowJson => ({
	name: pathOf(way),
	nodes: [
		node(
			'Orders',
			'n8n-nodes-base.webhook',
			2.1,
			{ path: pathOf(way), httpMethod: 'POST', responseMode: 'lastNode', options: {} },
			{ webhookId: pathOf(way) },
		),
		node('Split', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'body' }),
		measured,
		node('End', 'n8n-nodes-base.limit', 1, { maxItems: 1 }),
	],
	connections: connectionsOf({
		Orders: [['Split']],
		Split: [['Call']],
		Call: Array.from({ length: outputs }, () => ['End']),
	}),
	settings: { executionOrder: 'v1', saveDataSuccessExecution: 'none' },
});

export async function startCallsInN8n(providerUrl: string): Promise<CallHost> {
	const { host, stop } = await openN8n(async (n8n) => {
		const credential = await n8n.addCredential('cmComVoiceApi', 'CM.com', {
			productToken: CALL.productToken,
			region: 'custom',
			baseUrl: providerUrl,
		});
		const ours = node(
			'Call',
			'n8n-nodes-ringback.triggerVoiceFlow',
			1,
			{
				provider: 'cmCom',
				flowId: CALL.flowId,
				from: { mode: 'id', value: CALL.from, __rl: true },
				to: '={{ $json.to }}',
				waitForResult: false,
				options: { reference: '={{ $json.reference }}', callOnce: false },
			},
			{ credentials: { cmComVoiceApi: { id: credential.id, name: 'CM.com' } } },
		);
		const byHand = node('Call', 'n8n-nodes-base.httpRequest', 4.2, {
			method: 'POST',
			url: `${providerUrl}/FlowBuilder`,
			sendHeaders: true,
			headerParameters: {
				parameters: [{ name: 'X-CM-PRODUCTTOKEN', value: CALL.productToken }],
			},
			sendBody: true,
			specifyBody: 'json',
			jsonBody: `={{ ${handBuilt('$json.to', '$json.reference')} }}`,
			options: {},
		});
		await n8n.activate(await n8n.addWorkflow(workflowFor('ours', ours, 2)));
		await n8n.activate(await n8n.addWorkflow(workflowFor('byHand', byHand, 1)));
	});
	let runs = 0;
	return {
		pid: host.pid(),
		stop,
		async place(way, calls) {
			runs += 1;
			const rows = Array.from({ length: calls }, (_, index) => ({
				to: '+14155550101',
				reference: `run-${runs}-${index}`,
			}));
			const answer = await host.post(pathOf(way), rows);
			if (!answer.ok) throw new Error(`n8n answered ${answer.status}: ${await answer.text()}`);
		},
	};
}
