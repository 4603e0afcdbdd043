/** Nodes that earlier and newer versions of the package saved. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
	NodeHelpers,
	type IExecuteFunctions,
	type IHookFunctions,
	type INode,
	type INodeType,
} from 'n8n-workflow';
import { migrated, type Migration } from '../../core';
import { MIGRATIONS as OF_RESULT } from '../../nodes/OutboundCallResult/migrations';
import { OutboundCallResult } from '../../nodes/OutboundCallResult/OutboundCallResult.node';
import { receive } from '../../nodes/OutboundCallResult/receive';
import { MIGRATIONS as OF_TRIGGER } from '../../nodes/TriggerVoiceFlow/migrations';
import { TriggerVoiceFlow } from '../../nodes/TriggerVoiceFlow/TriggerVoiceFlow.node';
import { resume } from '../../nodes/TriggerVoiceFlow/webhook';
import { MIGRATIONS as OF_VALIDATE } from '../../nodes/ValidateE164/migrations';
import { ValidateE164 } from '../../nodes/ValidateE164/ValidateE164.node';
import { frozen, versionsOf } from '../support/steps';
import { executeContext } from './support/contexts';
import { webhookContext } from './support/webhook-context';

const FOLDER = join(__dirname, '../fixtures/saved-0.1.0/n8n');
const NODES: ReadonlyArray<readonly [string, INodeType, readonly Migration[]]> = [
	['triggerVoiceFlow', new TriggerVoiceFlow(), OF_TRIGGER],
	['outboundCallResult', new OutboundCallResult(), OF_RESULT],
	['validateE164', new ValidateE164(), OF_VALIDATE],
];
const SAID = /saved by a newer version of n8n-nodes-ringback/;

describe.each(NODES)('%s', (type, { description }, steps) => {
	const saved = readdirSync(FOLDER)
		.flatMap((file) => (JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as INodes).nodes)
		.filter((node) => node.type.replace(/Tool$/, '') === `n8n-nodes-ringback.${type}`);

	it('has a step between each two of its versions', () => {
		const { version, defaultVersion } = description;
		expect(versionsOf(steps)).toEqual([version].flat());
		expect(defaultVersion ?? version).toBe(versionsOf(steps).at(-1));
	});

	it('reads all that 0.1.0 saved of it', () => {
		expect(saved.length).toBeGreaterThan(0);
		for (const node of saved) {
			const { properties } = description;
			// of the tool that n8n makes of a node, not of the node
			const { toolDescription, descriptionType, ...own } = node.parameters;
			const filled = NodeHelpers.getNodeParameters(properties, own, true, false, node, description);
			// n8n drops a parameter that the node does not show
			expect(filled).toMatchObject(own);
			expect(NodeHelpers.getNodeParametersIssues(properties, node, description)).toBeNull();
			expect(migrated(frozen(own), node.typeVersion, steps)).toMatchObject(own);
		}
	});
});

interface INodes {
	readonly nodes: readonly INode[];
}

describe('Validate E.164, from version 1 to 2', () => {
	const [{ migrate }] = OF_VALIDATE as [Migration];

	it('writes where version 1 did when its output field was empty', () =>
		expect(migrate({ field: 'to', outputField: '' })).toEqual({
			field: 'to',
			outputField: 'phone',
		}));

	it('keeps an output field', () =>
		expect(migrate({ outputField: 'checked' })).toEqual({ outputField: 'checked' }));
});

describe('a node that a newer version of the package saved', () => {
	const newer = <Context extends { getNode(): INode }>(context: Context): Context => {
		const node = { ...context.getNode(), typeVersion: 99 };
		return Object.assign(context, { getNode: () => node });
	};

	it.each(NODES.filter(([type]) => type !== 'outboundCallResult'))(
		'does nothing as %s, and says why',
		async (type, node) => {
			const { context, seen } = executeContext({ type, answers: [] });
			const run = async () => node.execute!.call(newer(context) as IExecuteFunctions);
			await expect(run()).rejects.toThrow(SAID);
			expect(seen.requests).toEqual([]);
		},
	);

	it('gives the reason to every item, on Not Called, where the workflow goes on', async () => {
		const items = [{ json: { order: 1 } }, { json: { order: 2 } }];
		const { context } = executeContext({ answers: [], items, continueOnFail: true });
		const outputs = (await new TriggerVoiceFlow().execute.call(newer(context))) as object[][];
		expect(outputs.flat()).toMatchObject(
			items.map(({ json }) => ({ json: { ...json, error: expect.stringMatching(SAID) } })),
		);
	});

	it.each([
		['a waiting call', resume],
		['Outbound Call Result', receive],
	])('has a report for %s come again', async (_what, take) => {
		const { context, answered } = webhookContext({ body: '{}' });
		await take(newer(context));
		expect(answered.status).toBe(503);
	});

	it.each([
		['activate', true],
		['update', true],
		['init', false],
	])('is published by "%s": refused %p', async (activation, refused) => {
		const { checkExists, delete: withdraw } = new OutboundCallResult().webhookMethods.default;
		const hook = {
			getMode: () => 'trigger',
			getActivationMode: () => activation,
			getWorkflow: () => ({ id: 'results' }),
			getNode: () => ({ id: 'node', typeVersion: 99, credentials: {} }),
			getNodeParameter: () => true,
			getNodeWebhookUrl: () => 'https://n8n.example.com/webhook/results',
		} as unknown as IHookFunctions;
		const published = checkExists.call(hook);
		if (refused) await expect(published).rejects.toThrow(SAID);
		else await expect(published).resolves.toBe(true);
		await withdraw.call(hook);
	});
});
