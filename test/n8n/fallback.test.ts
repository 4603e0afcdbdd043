/** The fallback in n8n's form: what is read of it, and whose credentials are shown. */
import { NodeHelpers, type INodeParameters, type INodeTypeDescription } from 'n8n-workflow';
import { PROVIDER_IDS, tableOf, type VoiceError } from '../../core';
import { TriggerVoiceFlow } from '../../nodes/TriggerVoiceFlow/TriggerVoiceFlow.node';
import { readFallback } from '../../nodes/TriggerVoiceFlow/start-flow/fallback';
import { thrownBy } from '../core/samples';

const description: INodeTypeDescription = new TriggerVoiceFlow().description;

/** The provider credentials that a node with these parameters shows, here and in the editor, which has the form as JSON. */
function shownFor(parameters: INodeParameters): string[] {
	const form = JSON.parse(JSON.stringify(description)) as INodeTypeDescription;
	const shown = [description, form].map(({ credentials = [] }) =>
		credentials
			.filter((one) => NodeHelpers.displayParameter(parameters, one, null, description))
			.map(({ name }) => name)
			.filter((name) => name !== 'ringbackCallbackApi'),
	);
	expect(shown[0]).toEqual(shown[1]);
	return shown[0]!;
}

const withDefaults = (parameters: INodeParameters): INodeParameters =>
	NodeHelpers.getNodeParameters(
		description.properties,
		parameters,
		true,
		false,
		null,
		description,
	)!;

describe('the credentials of a node', () => {
	it.each(PROVIDER_IDS)('are those of %s alone where no fallback is chosen', (provider) => {
		expect(shownFor({ provider, options: {} })).toEqual([tableOf(provider).credentialType]);
	});

	it.each(PROVIDER_IDS)('are those of %s as well where it is the fallback', (provider) => {
		for (const first of PROVIDER_IDS.filter((id) => id !== provider)) {
			const saved = { provider: first, options: { fallback: { [provider]: { flowId: 'x' } } } };
			const types = [first, provider].map((id) => tableOf(id).credentialType);
			expect(shownFor(withDefaults(saved)).sort()).toEqual(types.sort());
		}
	});
});

describe('readFallback', () => {
	it('reads the provider with what it says for itself, as text', () => {
		const given = { kaleyra: { flowId: 1042, from: '+31201234567', account: true } };
		expect(readFallback(given, 'cmCom')).toEqual({
			provider: 'kaleyra',
			own: { flowId: '1042', from: '+31201234567' },
		});
	});

	it.each([[undefined], [{}], ['']])('finds none in %j', (given) => {
		expect(readFallback(given, 'cmCom')).toBeUndefined();
	});

	it.each([
		['the first provider', { cmCom: {} }, 'is the account that calls first'],
		['two providers', { kaleyra: {}, talkdesk: {} }, 'names several'],
		['one that is not known', { acme: {} }, 'not known here'],
	])('refuses %s', (_what, given, words) => {
		const error = thrownBy(() => readFallback(given, 'cmCom')) as VoiceError;
		expect(error).toMatchObject({ kind: 'invalidRequest', field: 'fallback' });
		expect(error.message).toContain(words);
	});
});
