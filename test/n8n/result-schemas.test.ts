/** What n8n's editor shows before the first run, against what the node offers and hands on. */
import { callResult } from '../../core';
import { schemaFiles } from '../../scripts/result-schemas';
import { operationFields } from '../../nodes/TriggerVoiceFlow/descriptions/operation-fields';
import { TriggerVoiceFlow } from '../../nodes/TriggerVoiceFlow/TriggerVoiceFlow.node';

const schemas = new Map(
	schemaFiles().map(([path, text]) => [path.split('/').at(-1)!, JSON.parse(text)]),
);

describe('the schemas of Trigger Voice Flow', () => {
	it('are where n8n looks for them, for each version and operation of the node', () => {
		const [operation] = operationFields;
		const names = (operation!.options as Array<{ value: string }>).map(({ value }) => value);
		const { version } = new TriggerVoiceFlow().description;
		const wanted = [version]
			.flat()
			.flatMap((major) =>
				names.map((name) => `dist/nodes/TriggerVoiceFlow/__schema__/v${major}.0.0/${name}.json`),
			);
		expect(
			schemaFiles()
				.map(([path]) => path)
				.sort(),
		).toEqual(wanted.sort());
	});

	it('name the fields of a result, in its order', () => {
		const basics = { reference: 'order-7', provider: 'cmCom', to: '+14155550123', context: null };
		expect(Object.keys(schemas.get('startFlow.json').properties.call.properties)).toEqual(
			Object.keys(callResult(basics, 'busy', true)),
		);
	});
});
