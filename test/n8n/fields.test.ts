import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import {
	FIELD_LABELS,
	PROVIDER_IDS,
	REFUSED_RISKS,
	providers,
	type OptionalField,
} from '../../core';
import { OutboundCallResult } from '../../nodes/OutboundCallResult/OutboundCallResult.node';
import { TriggerVoiceFlow } from '../../nodes/TriggerVoiceFlow/TriggerVoiceFlow.node';
import { ValidateE164 } from '../../nodes/ValidateE164/ValidateE164.node';
import { credentialTypeOf } from '../../nodes/shared/host/accounts';

const trigger = new TriggerVoiceFlow().description;
const result = new OutboundCallResult().description;
const validate = new ValidateE164().description;

const options = trigger.properties.find(({ name }) => name === 'options')!
	.options as INodeProperties[];
const settings = [...trigger.properties, ...options];
const named = (name: string) => settings.filter((property) => property.name === name);
const shownFor = (name: string): string[] =>
	named(name)
		.flatMap(({ displayOptions }) => {
			const { show } = displayOptions ?? {};
			return (show?.provider ?? show?.['/provider'] ?? PROVIDER_IDS) as string[];
		})
		.sort();
const valuesOf = (properties: INodeProperties[], name: string) =>
	(properties.find((property) => property.name === name)!.options as INodePropertyOptions[]).map(
		({ value }) => value,
	);

describe('settings of Trigger Voice Flow', () => {
	it('have the names that saved workflows depend on', () => {
		const names = new Set(
			trigger.properties.filter(({ type }) => type !== 'notice').map(({ name }) => name),
		);
		expect([...names]).toEqual([
			'operation',
			'event',
			'provider',
			'callId',
			'placedAt',
			'flowId',
			'to',
			'specifyPeople',
			'people',
			'peopleJson',
			'confirmDigits',
			'declineDigits',
			'roundsMax',
			'pauseSeconds',
			'whenUnsure',
			'defaultCountry',
			'numberArgument',
			'from',
			'message',
			'messageVariable',
			'specifyVariables',
			'variables',
			'variablesJson',
			'context',
			'waitForResult',
			'waitLimitMinutes',
			'resultUrl',
			'oneOutput',
			'options',
		]);
		expect(options.map(({ name }) => name).sort()).toEqual([
			'anonymous',
			'askAgain',
			'callOnce',
			'callsPerSecond',
			'dryRun',
			'fallback',
			'forgetReference',
			'reference',
			'resultField',
			'ringSeconds',
			'rules',
			'simulateEnding',
			'testWayBack',
			'timeoutSeconds',
			'tryAgain',
			'voicemail',
		]);
	});

	it('refuse the risks in the form that the rules refuse without one', () => {
		const rules = options.find(({ name }) => name === 'rules') as INodeProperties;
		const [{ values } = { values: [] }] = rules.options as INodePropertyCollection[];
		const risks = values.find(({ name }) => name === 'refuseRisks')!;
		// refused whatever is chosen
		expect([...(risks.default as string[]), 'emergencyOrShort']).toEqual(REFUSED_RISKS);
		for (const { name, displayName } of values) expect(FIELD_LABELS[name]).toBe(displayName);
	});

	it('carry the labels that messages name them by', () => {
		for (const { name, displayName } of settings)
			expect({ name, displayName: FIELD_LABELS[name] ?? displayName }).toEqual({
				name,
				displayName,
			});
	});

	it.each<OptionalField>([
		'from',
		'numberArgument',
		'variables',
		'ringSeconds',
		'voicemail',
		'anonymous',
	])('show "%s" for exactly the providers that take it', (field) => {
		const takers = PROVIDER_IDS.filter((id) =>
			(providers[id].takes as readonly string[]).includes(field),
		);
		expect(shownFor(field)).toEqual(takers.sort());
	});

	it('belong to operations, and to starting where a workflow has none', () => {
		// a provider that is asked by call and flow has its flow id in both
		const asked = PROVIDER_IDS.filter((id) => providers[id].table.asksByFlow).map(() => 'flowId');
		const shared = ['operation', 'event', 'provider', 'oneOutput', ...asked];
		const hidden = trigger.properties.filter(({ displayOptions }) =>
			displayOptions?.hide?.operation?.includes('lookUpResult'),
		);
		const shownWhen = (operation: string) =>
			trigger.properties.filter(({ displayOptions }) =>
				displayOptions?.show?.operation?.includes(operation),
			);
		const looking = shownWhen('lookUpResult');
		const only = [
			...[...looking, ...shownWhen('sendAndWait')],
			...[...shownWhen('callInOrder'), ...hidden],
		];
		expect([...shared, ...only.map(({ name }) => name)].sort()).toEqual(
			trigger.properties.map(({ name }) => name).sort(),
		);
		expect(looking.map(({ name }) => name)).toEqual(expect.arrayContaining(['callId', 'placedAt']));
		expect(named('operation')[0]!.default).toBe('startFlow');
	});

	it('ask for people in the place of a number, and always wait for them', () => {
		const shownInOrder = trigger.properties.filter(
			({ displayOptions: { show, hide } = {} }) =>
				(show?.operation ?? ['callInOrder']).includes('callInOrder') &&
				!hide?.operation?.includes('callInOrder'),
		);
		const names = shownInOrder.map(({ name }) => name);
		expect(names).toEqual(expect.arrayContaining(['people', 'flowId', 'waitLimitMinutes']));
		expect(names).not.toContain('to');
		expect(names).not.toContain('waitForResult');
		const [collection] = named('people')[0]!.options as INodePropertyCollection[];
		expect(collection!.values.map(({ name }) => name)).toEqual([
			'name',
			'to',
			'flowId',
			'variables',
		]);
	});

	it('show a flow id once for every provider', () => {
		expect(shownFor('flowId')).toEqual([...PROVIDER_IDS].sort());
	});

	it('offer the providers by their own names', () => {
		const offered = named('provider')[0]!.options as INodePropertyOptions[];
		expect(Object.fromEntries(offered.map(({ value, name }) => [value, name]))).toEqual(
			Object.fromEntries(PROVIDER_IDS.map((id) => [id, providers[id].displayName])),
		);
	});

	it('offer the voicemail choices that CM.com takes', () => {
		const input = { flowId: '1', to: '+14155550123', from: '+14155550100', variables: {} };
		for (const voicemail of valuesOf(options, 'voicemail'))
			expect(
				providers.cmCom.request.safeParse({ ...input, reference: 'r', voicemail }).success,
			).toBe(true);
	});

	it('keep one variable per row, with name and value', () => {
		const [collection] = named('variables')[0]!.options as INodePropertyCollection[];
		expect(collection!.name).toBe('values');
		expect(collection!.values.map(({ name }) => name)).toEqual(['name', 'value']);
	});
});

describe('nodes', () => {
	it('list the credential of every provider, each hidden for the others', () => {
		const listed = trigger.credentials!.filter(({ name }) => name !== 'ringbackCallbackApi');
		expect(
			Object.fromEntries(
				listed.map(({ name, displayOptions }) => [
					name,
					PROVIDER_IDS.filter((id) => !displayOptions!.hide!.provider!.includes(id)),
				]),
			),
		).toEqual(Object.fromEntries(PROVIDER_IDS.map((id) => [credentialTypeOf(id), [id]])));
	});

	it('test the callback secret themselves, wherever it is used', () => {
		for (const { credentials } of [trigger, result])
			expect(credentials).toContainEqual(
				expect.objectContaining({ name: 'ringbackCallbackApi', testedBy: 'callbackSecret' }),
			);
		for (const node of [new TriggerVoiceFlow(), new OutboundCallResult()])
			expect(node.methods.credentialTest).toHaveProperty('callbackSecret');
	});

	it.each([
		['TriggerVoiceFlow', trigger],
		['OutboundCallResult', result],
		['ValidateE164', validate],
	])('%s is listed in the node catalogue under its own type', (folder, { name }) => {
		const file = join(__dirname, '..', '..', 'nodes', folder, `${folder}.node.json`);
		const catalogue = JSON.parse(readFileSync(file, 'utf8')) as { node: string };
		expect(catalogue.node).toBe(`n8n-nodes-ringback.${name}`);
	});

	it('speak of no error, problem, failure or mistake, as n8n asks of its texts', () => {
		const texts = JSON.stringify([trigger, result, validate], (key, value: unknown) =>
			key === 'value' || key === 'name' ? undefined : value,
		);
		expect(texts.replace(/"displayName\\?":\\?"Failed\\?"/g, '')).not.toMatch(
			/\b(error|problem|failure|mistake)/i,
		);
	});
});
