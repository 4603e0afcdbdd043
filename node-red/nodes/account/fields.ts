/**
 * The fields of all providers' accounts, from their tables. Node-RED keeps the settings of a node
 * by one list of names, so providers that name a field alike share it.
 */
import { PROVIDER_IDS, tableOf, type AccountField, type ProviderId } from '../../../core/tables';

export const fieldsOf = (provider: ProviderId): readonly AccountField[] =>
	tableOf(provider).account.fields.filter(({ only }) => only !== 'n8n');

/** A field, and a provider that has it. */
export interface OwnField {
	readonly provider: ProviderId;
	readonly field: AccountField;
}

/** Each field once, with the first provider that has it. */
export const ACCOUNT_FIELDS: readonly OwnField[] = PROVIDER_IDS.flatMap((provider) =>
	fieldsOf(provider).map((field) => ({ provider, field })),
).filter(
	({ field: { name } }, at, fields) => fields.findIndex((one) => one.field.name === name) === at,
);

const isCredential = ({ field }: OwnField) => field.isCredential === true;
export const CREDENTIAL_FIELDS = ACCOUNT_FIELDS.filter(isCredential);
export const SETTING_FIELDS = ACCOUNT_FIELDS.filter((own) => !isCredential(own));

/** The field of that name: the provider's own, else the first there is. */
export function ownField(name: string, provider: ProviderId | undefined): OwnField | undefined {
	const field = provider && fieldsOf(provider).find((one) => one.name === name);
	if (provider && field) return { provider, field };
	return ACCOUNT_FIELDS.find((one) => one.field.name === name);
}

/** What Node-RED keeps of a credential in sight: nothing of a password. */
export const typeOf = ({ field: { kind } }: OwnField): 'text' | 'password' =>
	kind === 'secret' || kind === 'key' ? 'password' : 'text';

/** The credentials that two providers name alike: what was typed for one is not the other's. */
export const sharedCredentials = (one: ProviderId, other: ProviderId): readonly string[] =>
	fieldsOf(one)
		.filter(({ isCredential }) => isCredential)
		.map(({ name }) => name)
		.filter((name) => fieldsOf(other).some((field) => field.name === name));

type Part = 'label' | 'help' | 'example' | 'wrong';
/** Where the catalogue has the words of a field. */
export const textKey = ({ provider, field }: OwnField, part: Part): string =>
	`field.${provider}.${field.name}.${part}`;
export const optionKey = ({ provider, field }: OwnField, option: string): string =>
	`field.${provider}.${field.name}.option.${option}`;
export const regionKey = (provider: ProviderId, region: string): string =>
	`region.${provider}.${region}`;
