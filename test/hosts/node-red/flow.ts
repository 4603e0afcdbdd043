/** A flow for the editor: per provider an inject button, a trigger and a place to see what came out. */
import { OUTPUTS, PROVIDER_IDS, tableOf, type ProviderId } from '../../../core';
import {
	ACCOUNT,
	CALLBACK_SECRET,
	SANDBOX,
	TRIGGER,
	VALIDATE as NEW_VALIDATE,
} from '../../node-red/support/flow';

const Z = 'tab';
export const accountOf = (provider: ProviderId) => `account-${provider}`;
export const triggerOf = (provider: ProviderId) => `trigger-${provider}`;
export const injectOf = (provider: ProviderId) => `inject-${provider}`;
export const TAKER = 'results';
export const VALIDATE = 'validate';

/** @param to whom every button calls */
export function editorFlow(sandboxUrl: string, to: string): object[] {
	return [
		{ id: Z, type: 'tab', label: 'Orders' },
		...PROVIDER_IDS.flatMap((provider, row) => branchOf(provider, 80 + row * 180, sandboxUrl, to)),
		{
			...NEW_VALIDATE,
			id: VALIDATE,
			z: Z,
			x: 190,
			y: 640,
			name: '',
			wires: [[], []],
		},
		{
			id: TAKER,
			type: 'ringback-outbound-call-result',
			z: Z,
			x: 200,
			y: 740,
			name: '',
			account: accountOf('talkdesk'),
			version: 1,
			wires: OUTPUTS.callResult.map(() => ['remember']),
		},
		{
			id: 'remember',
			type: 'change',
			z: Z,
			x: 720,
			y: 340,
			name: 'Remember the result',
			rules: [
				{
					t: 'set',
					p: 'results',
					pt: 'flow',
					to: '$append($flowContext("results"), [payload])',
					tot: 'jsonata',
				},
			],
			wires: [[]],
		},
		{
			id: 'in',
			type: 'http in',
			z: Z,
			x: 620,
			y: 740,
			url: '/results',
			method: 'get',
			wires: [['read']],
		},
		{
			id: 'read',
			type: 'change',
			z: Z,
			x: 790,
			y: 740,
			name: 'All results',
			rules: [
				{
					t: 'set',
					p: 'payload',
					pt: 'msg',
					to: '$append([], $flowContext("results"))',
					tot: 'jsonata',
				},
			],
			wires: [['out']],
		},
		{ id: 'out', type: 'http response', z: Z, x: 950, y: 740, wires: [] },
	];
}

function branchOf(provider: ProviderId, y: number, sandboxUrl: string, to: string): object[] {
	const { credentials, flowId, from = '' } = SANDBOX[provider];
	return [
		{
			id: accountOf(provider),
			type: 'ringback-account',
			name: tableOf(provider).company,
			provider,
			...ACCOUNT,
			sandboxUrl,
			credentials: { ...credentials, callbackSecret: CALLBACK_SECRET },
		},
		{
			id: injectOf(provider),
			type: 'inject',
			z: Z,
			x: 160,
			y: y + 80,
			name: `Order for ${tableOf(provider).company}`,
			props: [{ p: 'payload' }],
			repeat: '',
			crontab: '',
			once: false,
			onceDelay: 0.1,
			topic: '',
			payload: to,
			payloadType: 'str',
			wires: [[triggerOf(provider)]],
		},
		{
			id: triggerOf(provider),
			type: 'ringback-trigger-voice-flow',
			z: Z,
			x: 430,
			y: y + 80,
			...TRIGGER,
			account: accountOf(provider),
			flowId,
			from,
			outputs: OUTPUTS.triggerWaiting.length,
			wires: OUTPUTS.triggerWaiting.map(() => ['remember']),
		},
	];
}
