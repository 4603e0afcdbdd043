/** Every field explains itself: a label, an example of what to type, and a sentence. */
import type { INodeProperties, INodePropertyCollection, INodePropertyMode } from 'n8n-workflow';
import { OutboundCallResult } from '../../nodes/OutboundCallResult/OutboundCallResult.node';
import { TriggerVoiceFlow } from '../../nodes/TriggerVoiceFlow/TriggerVoiceFlow.node';
import { ValidateE164 } from '../../nodes/ValidateE164/ValidateE164.node';
import { CREDENTIAL_TYPES } from '../support/credentials';

const FORMS: Record<string, INodeProperties[]> = {
	'Trigger Voice Flow': new TriggerVoiceFlow().description.properties,
	'Outbound Call Result': new OutboundCallResult().description.properties,
	'Validate E.164': new ValidateE164().description.properties,
	...Object.fromEntries(
		CREDENTIAL_TYPES.map(({ credential }) => [credential.displayName, credential.properties]),
	),
};

/** The fields of a form, those inside of collections too. */
const fieldsIn = (properties: readonly INodeProperties[]): INodeProperties[] =>
	properties.flatMap((property) => {
		const inner = (property.options ?? []).flatMap((option) =>
			'values' in option
				? (option as INodePropertyCollection).values
				: 'type' in option
					? [option]
					: [],
		);
		return [property, ...fieldsIn(inner as INodeProperties[])];
	});
const FIELDS = Object.entries(FORMS).flatMap(([form, properties]) =>
	fieldsIn(properties)
		.filter(({ type }) => type !== 'hidden' && type !== 'notice')
		.map((field) => ({ form, name: field.name, field })),
);

/** What is typed in, and neither chosen nor secret. */
const isTyped = ({ type, typeOptions, options }: INodeProperties) =>
	['string', 'json'].includes(type) && typeOptions?.password !== true && options === undefined;
const isGroup = ({ type }: INodeProperties) => type === 'collection' || type === 'fixedCollection';

describe('texts of every field', () => {
	it.each(FIELDS)('$form: $name has a label in title case', ({ field: { displayName } }) =>
		expect(displayName).toMatch(/^[A-Z]/),
	);

	it.each(FIELDS.filter(({ field }) => !isGroup(field)))(
		'$form: $name is described in words that no error uses',
		({ field: { description: own, options = [], type } }) => {
			// a choice may leave it to what can be chosen
			const described = options.map((one) => ('description' in one && one.description) || '');
			for (const description of own === undefined ? described : [own]) {
				expect(description.length).toBeGreaterThan(10);
				expect(description.length).toBeLessThan(260);
				expect(description).not.toMatch(/\n|\b(error|problem|failure|mistake)\b/i);
			}
			if (type === 'boolean') expect(own).toMatch(/^Whether /);
		},
	);

	it.each(FIELDS.filter(({ field }) => isTyped(field)))(
		'$form: $name shows what to type',
		({ field: { placeholder } }) => expect(placeholder).toMatch(/^e\.g\. \S/),
	);

	it.each(FIELDS.filter(({ field: { type } }) => type === 'resourceLocator'))(
		'$form: $name shows what to type by number',
		({ field: { modes = [] } }) => {
			const typed = modes.filter(({ type }: INodePropertyMode) => type === 'string');
			expect(typed.length).toBeGreaterThan(0);
			for (const { placeholder } of typed) expect(placeholder).toMatch(/^e\.g\. \S/);
		},
	);
});
