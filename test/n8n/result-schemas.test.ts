/** What n8n's editor shows before the first run, against what the node offers and hands on. */
import { callResult } from '../../core';
import { schemaFiles } from '../../scripts/result-schemas';
import { operationFields } from '../../nodes/TriggerVoiceFlow/descriptions/operation-fields';
import { TriggerVoiceFlow } from '../../nodes/TriggerVoiceFlow/TriggerVoiceFlow.node';

const schemas = new Map(
	schemaFiles().map(([path, text]) => [path.split('/').at(-1)!, JSON.parse(text)]),
);

describe('the schemas of Trigger Voice Flow', () => {
	it('are there for each operation', () => {
		const [operation] = operationFields;
		const names = (operation!.options as Array<{ value: string }>).map(({ value }) => value);
		expect([...schemas.keys()].sort()).toEqual(names.map((name) => `${name}.json`).sort());
	});

	it('are where n8n looks for those of the version that the node has', () => {
		expect(new TriggerVoiceFlow().description.version).toBe(1);
		for (const [path] of schemaFiles()) expect(path).toContain('/__schema__/v1.0.0/');
	});

	it('name the fields of a result, in its order', () => {
		const basics = { reference: 'order-7', provider: 'cmCom', to: '+14155550123', context: null };
		expect(Object.keys(schemas.get('startFlow.json').properties.call.properties)).toEqual(
			Object.keys(callResult(basics, 'busy', true)),
		);
	});
});
