import {
	NodeConnectionTypes,
	type EngineResponse,
	type IExecuteFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
	type NodeOutput,
} from 'n8n-workflow';
import { accountTest } from '../shared/host/account-test';
import { callbackSecretTest } from '../shared/webhook/callback-secret';
import { refuseNewer } from '../shared/host/saved-parameters';
import { MIGRATIONS } from './migrations';
import { searchList } from './search-list';
import { fields } from './descriptions/fields';
import { callbackSecret, providerAccount } from './descriptions/node-credentials';
import { PROVIDER_NAMES } from './descriptions/provider-display';
import { lookUp } from './look-up-result/look-up';
import { operationOf } from './operation';
import { askByPhone } from './ask-by-phone/ask';
import { runInOrder } from './call-in-order/run-in-order';
import { ASK, IN_ORDER, LOOK_UP } from './descriptions/operation-fields';
import { OUTPUTS_EXPRESSION } from './outputs';
import { refuseAll } from './start-flow/refuse-all';
import { resume } from './webhook';
import { run } from './start-flow/run';

export class TriggerVoiceFlow implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Trigger Voice Flow',
		name: 'triggerVoiceFlow',
		icon: {
			light: 'file:../../icons/trigger-voice-flow.svg',
			dark: 'file:../../icons/trigger-voice-flow.dark.svg',
		},
		group: ['output'],
		version: [1, 2],
		defaultVersion: 2,
		subtitle: `={{ ({ ${LOOK_UP}: "look up: ", ${IN_ORDER}: "in order: ", ${ASK}: "ask: " }[$parameter["operation"]] ?? "") + (${PROVIDER_NAMES})[$parameter["provider"]] }}`,
		description:
			'Call a phone number, run a voice flow and continue depending on how the call ended',
		defaults: { name: 'Trigger Voice Flow' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: OUTPUTS_EXPRESSION,
		// n8n's linter takes names and tests from this file alone
		credentials: [
			{ name: 'talkdeskOAuth2Api', ...providerAccount('talkdeskOAuth2Api') },
			{ name: 'cmComVoiceApi', testedBy: 'account', ...providerAccount('cmComVoiceApi') },
			{ name: 'kaleyraApi', testedBy: 'account', ...providerAccount('kaleyraApi') },
			{ name: 'twilioStudioApi', testedBy: 'account', ...providerAccount('twilioStudioApi') },
			{ name: 'retellVoiceApi', testedBy: 'account', ...providerAccount('retellVoiceApi') },
			{ name: 'infobipVoiceApi', testedBy: 'account', ...providerAccount('infobipVoiceApi') },
			{ name: 'vapiVoiceApi', testedBy: 'account', ...providerAccount('vapiVoiceApi') },
			{ name: 'jambonzVoiceApi', testedBy: 'account', ...providerAccount('jambonzVoiceApi') },
			{ name: 'ringbackCallbackApi', testedBy: 'callbackSecret', ...callbackSecret },
		],
		waitingNodeTooltip: 'The phone is ringing, or the call is on. Waiting for its result…',
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				responseData: '',
				path: '',
				restartWebhook: true,
			},
			{
				name: 'setup',
				httpMethod: 'GET',
				responseMode: 'onReceived',
				responseData: '',
				path: '',
				restartWebhook: true,
			},
		],
		properties: fields,
	};

	// the address of a waiting execution is there from the start: nothing is registered anywhere
	webhookMethods = {
		default: {
			checkExists: async () => true,
			create: async () => true,
			delete: async () => true,
		},
	};

	methods = {
		listSearch: { callerNumbers: searchList('callers'), flowsOfAccount: searchList('flows') },
		credentialTest: { account: accountTest, callbackSecret: callbackSecretTest },
	};

	async execute(this: IExecuteFunctions, response?: EngineResponse): Promise<NodeOutput> {
		return work(this, response).catch((error: unknown) => refuseAll(this, error));
	}

	webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return resume(this);
	}
}

/** A failure of one item is told on its item; what is thrown here stands for all of them. */
async function work(context: IExecuteFunctions, response?: EngineResponse): Promise<NodeOutput> {
	refuseNewer(context.getNode(), MIGRATIONS);
	const operation = operationOf(context);
	if (operation === LOOK_UP) return lookUp(context);
	if (operation === ASK) return askByPhone(context, response);
	return operation === IN_ORDER ? runInOrder(context, response) : run(context, response);
}
