import {
	NodeConnectionTypes,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { EXITS } from '../../core';
import { callbackSecretTest } from '../shared/webhook/callback-secret';
import { relayPublished, relayWithdrawn } from '../shared/webhook/relays';
import { toNodeError } from '../shared/host/node-error';
import { outputName } from '../shared/host/output-name';
import { refuseNewer } from '../shared/host/saved-parameters';
import { fields } from './fields';
import { MIGRATIONS } from './migrations';
import { receive } from './receive';

export class OutboundCallResult implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Outbound Call Result',
		name: 'outboundCallResult',
		icon: {
			light: 'file:../../icons/outbound-call-result.svg',
			dark: 'file:../../icons/outbound-call-result.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["resumeWaiting"] ? "resumes, else starts" : "starts" }}',
		description:
			'Starts the workflow when a call has ended, or wakes the execution that waits for it',
		defaults: { name: 'Outbound Call Result' },
		eventTriggerDescription: 'Waiting for the result of a call',
		activationMessage: 'Results of calls are now taken at the production URL.',
		inputs: [],
		outputs: EXITS.map((exit) => ({
			type: NodeConnectionTypes.Main,
			displayName: outputName(exit),
		})),
		credentials: [
			{
				name: 'ringbackCallbackApi',
				displayName: 'Callback Secret',
				required: true,
				testedBy: 'callbackSecret',
			},
		],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				responseData: '',
				isFullPath: true,
				path: '',
			},
			{
				name: 'setup',
				httpMethod: 'GET',
				responseMode: 'onReceived',
				responseData: '',
				isFullPath: true,
				path: '',
				// the same address, by the other method
				ndvHideUrl: true,
			},
		],
		properties: fields,
	};

	// each call tells the provider its own address: nothing is registered once for all. n8n asks
	// whenever it publishes the node, at its own start too
	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions) {
				refuseToPublish(this);
				relayPublished(this);
				return true;
			},
			create: async () => true,
			async delete(this: IHookFunctions) {
				relayWithdrawn(this);
				return true;
			},
		},
	};

	methods = { credentialTest: { callbackSecret: callbackSecretTest } };

	webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return receive(this);
	}
}

/**
 * Tells whoever publishes a node that a newer version saved. At n8n's own start the address stays,
 * and answers 503: without it a provider would be told that nothing is there, and not come again.
 */
function refuseToPublish(context: IHookFunctions): void {
	if (['init', 'leadershipChange'].includes(context.getActivationMode())) return;
	try {
		refuseNewer(context.getNode(), MIGRATIONS);
	} catch (error) {
		throw toNodeError(context.getNode(), error);
	}
}
