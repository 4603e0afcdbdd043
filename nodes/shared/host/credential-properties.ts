/** The form of an n8n credential, from its provider's table. */
import type { INodeProperties } from 'n8n-workflow';
import {
	COMMON_TEXTS,
	CUSTOM_REGION,
	PROVIDER_TEXTS,
	SANDBOX_REGION,
	SANDBOX_URL,
	type AccountField,
	type FieldText,
	type ProviderId,
	type ProviderTable,
} from '../../../core';
import { asDescription, byName } from './form-words';

const described = (help: string | undefined) =>
	help === undefined ? {} : { description: asDescription(help) };

/** The region that an account lives in, with the sandbox and any other address. */
export function regionProperty({ id, account }: ProviderTable): INodeProperties {
	const { regions } = PROVIDER_TEXTS[id as ProviderId].en;
	const { fields, regions: common } = COMMON_TEXTS.en;
	return {
		displayName: fields.region.label,
		name: 'region',
		type: 'options',
		default: `${Object.keys(account.regions)[0]}`,
		options: Object.entries({ ...common, ...regions })
			.map(([value, name]) => ({ name, value }))
			.sort(byName),
		...described(fields.region.help),
	};
}

/** The address of an API that is in none of the provider's regions. */
export const addressProperty = (
	{ id, account, sandbox }: ProviderTable,
	name: string,
): INodeProperties => ({
	displayName: (PROVIDER_TEXTS[id as ProviderId].en.fields[name] ?? COMMON_TEXTS.en.fields.baseUrl)
		.label,
	name,
	type: 'string',
	default: '',
	placeholder: `e.g. ${account.baseUrlExample ?? SANDBOX_URL + sandbox.path}`,
	description: 'Address of the API, starting with https. The sandbox on this machine needs none.',
	hint: 'Leave empty for the sandbox on this machine',
	displayOptions: { show: { region: [SANDBOX_REGION, CUSTOM_REGION] } },
});

/** A field of the table. */
export function fieldProperty({ id }: ProviderTable, field: AccountField): INodeProperties {
	const { name, need, regions, example, sandbox } = field;
	const text = PROVIDER_TEXTS[id as ProviderId].en.fields[name]!;
	return {
		displayName: text.label,
		name,
		...inputOf(field, text),
		...(need === 'required' ? { required: true } : {}),
		...(example === undefined ? {} : { placeholder: `e.g. ${example}` }),
		...described(text.help),
		...(sandbox ? { hint: `Sandbox: ${sandbox}` } : {}),
		...(regions === undefined ? {} : { displayOptions: { show: { region: [...regions] } } }),
	};
}

/** What a field is typed or chosen in; n8n shows a secret of several lines as one that wraps. */
function inputOf(
	{ kind, options = [], default: initial = '' }: AccountField,
	{ options: names = {} }: FieldText,
): Pick<INodeProperties, 'type' | 'default' | 'typeOptions' | 'options'> {
	if (kind === 'choice') {
		const listed = options.map((value) => ({ name: names[value] ?? value, value })).sort(byName);
		return { type: 'options', default: initial, options: listed };
	}
	const isSecret = kind === 'secret' || kind === 'key';
	return {
		type: 'string',
		...(isSecret ? { typeOptions: { password: true } } : {}),
		default: initial,
	};
}

/** The field of that name, with what this credential says otherwise. */
export function propertyOf(
	table: ProviderTable,
	name: string,
	otherwise: Partial<INodeProperties> = {},
): INodeProperties {
	const field = table.account.fields.find((each) => each.name === name);
	if (field === undefined) throw new Error(`${table.id} has no field "${name}"`);
	return { ...fieldProperty(table, field), ...otherwise };
}

/** The field of that name, with a sentence below it before what the sandbox takes. */
export function hintedProperty(
	table: ProviderTable,
	name: string,
	sentence: string,
): INodeProperties {
	const property = propertyOf(table, name);
	return { ...property, hint: [sentence, property.hint].filter(Boolean).join(' ') };
}

/** The fields of a table that n8n asks for, by their names. */
export const fieldsFor = ({ account }: ProviderTable): readonly AccountField[] =>
	account.fields.filter(({ only }) => only !== 'node-red');

/** A whole credential: region, address, and the provider's own fields. */
export const credentialProperties = (table: ProviderTable): INodeProperties[] => [
	regionProperty(table),
	addressProperty(table, 'baseUrl'),
	...fieldsFor(table).map((field) => fieldProperty(table, field)),
];
