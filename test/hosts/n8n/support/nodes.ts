/** Nodes that test workflows are put together from. */
import { randomUUID } from 'node:crypto';
import { EXITS, OUTPUTS, labelOf, type CallState, type ProviderId } from '../../../../core';
import { CALLBACK_TYPE, SANDBOX_ACCOUNTS, accountsAt, type Accounts } from './accounts';
import type { SavedCredential } from './host';
import { connectionsOf, type NodeJson, type WorkflowJson } from './workflow';

export type Parameters = Readonly<Record<string, unknown>>;

export function node(
	name: string,
	type: string,
	typeVersion: number,
	parameters: Parameters = {},
	settings: Partial<NodeJson> = {},
): NodeJson {
	return {
		id: randomUUID(),
		name,
		type,
		typeVersion,
		position: [0, 0],
		parameters,
		...settings,
	};
}

const PACKAGE = 'n8n-nodes-ringback';

const webhook = (path: string, responseMode: 'responseNode' | 'onReceived'): NodeJson =>
	node(
		'Order',
		'n8n-nodes-base.webhook',
		2.1,
		{ path, httpMethod: 'POST', responseMode, options: {} },
		{ webhookId: randomUUID() },
	);

/** A webhook that answers with the id of the execution that it started, and the address at which that waits later. */
export const order = (path: string): NodeJson[] => [
	webhook(path, 'responseNode'),
	node('Execution', 'n8n-nodes-base.respondToWebhook', 1.5, {
		respondWith: 'json',
		responseBody: '={{ { "id": $execution.id, "resumeUrl": $execution.resumeUrl } }}',
		options: {},
	}),
];

const states = (waiting: boolean): readonly CallState[] =>
	waiting ? OUTPUTS.triggerWaiting : OUTPUTS.triggerNotWaiting;

export interface CallWorkflow {
	readonly path: string;
	readonly provider: ProviderId;
	readonly accounts: Accounts;
	readonly waitForResult: boolean;
	/** On top of those that every call has; options are replaced as a whole. */
	readonly parameters?: Parameters;
	readonly settings?: Partial<NodeJson>;
	/** Without one, n8n's old execution order. */
	readonly workflow?: WorkflowJson['settings'];
	/** Splits the body's `orders` into an item each before the call. */
	readonly several?: boolean;
}

/** Order → call → one node behind each output, named after it; the last one is "Error". */
export function callWorkflow(call: CallWorkflow): WorkflowJson {
	const { path, several = false } = call;
	const ends = [...states(call.waitForResult).map(labelOf), 'Error'];
	const from = several ? '$json' : '$json.body';
	return {
		name: path,
		nodes: [
			...order(path),
			...(several
				? [
						node('Orders', 'n8n-nodes-base.splitOut', 1, {
							fieldToSplitOut: 'body.orders',
							options: {},
						}),
					]
				: []),
			callNode(call, from),
			...ends.map((name) => node(name, 'n8n-nodes-base.noOp', 1)),
		],
		connections: connectionsOf({
			Order: [['Execution']],
			Execution: [[several ? 'Orders' : 'Call']],
			...(several ? { Orders: [['Call']] } : {}),
			Call: ends.map((name) => [name]),
		}),
		...(call.workflow && { settings: call.workflow }),
	};
}

function callNode(
	{ provider, accounts: all, waitForResult, parameters, settings }: CallWorkflow,
	from: string,
) {
	const accounts = accountsAt(all, provider);
	const { type, flowId, from: caller } = SANDBOX_ACCOUNTS[provider];
	return node(
		'Call',
		`${PACKAGE}.triggerVoiceFlow`,
		1,
		{
			provider,
			flowId,
			to: `={{ ${from}.to }}`,
			...(caller === undefined ? {} : { from: { __rl: true, mode: 'id', value: caller } }),
			context: `={{ ${from}.context ?? '' }}`,
			waitForResult,
			...(waitForResult ? { waitLimitMinutes: 5 } : {}),
			options: { reference: `={{ ${from}.reference }}` },
			...parameters,
		},
		{
			webhookId: randomUUID(),
			credentials: { [type]: accounts[type]!, [CALLBACK_TYPE]: accounts[CALLBACK_TYPE]! },
			...settings,
		},
	);
}

/** The same, but the order is answered before anything is done about it, as a shop's system wants. */
export function hurriedCallWorkflow(call: CallWorkflow): WorkflowJson {
	const { nodes, connections, ...rest } = callWorkflow(call);
	const { Execution: _answer, ...others } = connections;
	return {
		...rest,
		nodes: [
			webhook(call.path, 'onReceived'),
			...nodes.filter(({ name }) => name !== 'Order' && name !== 'Execution'),
		],
		connections: { ...others, ...connectionsOf({ Order: [['Call']] }) },
	};
}

/** "Outbound Call Result", and one node behind each output, named after it. */
export function resultWorkflow(
	webhookId: string,
	secret: SavedCredential,
	parameters: Parameters = {},
): WorkflowJson {
	const ends = EXITS.map(labelOf);
	return {
		name: `results ${webhookId}`,
		nodes: [
			node('Result', `${PACKAGE}.outboundCallResult`, 1, parameters, {
				webhookId,
				credentials: { [CALLBACK_TYPE]: secret },
			}),
			...ends.map((name) => node(name, 'n8n-nodes-base.noOp', 1)),
		],
		connections: connectionsOf({ Result: ends.map((name) => [name]) }),
	};
}
