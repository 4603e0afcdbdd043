/**
 * What the account's editor registers of the providers' fields, written out: the Flow Library
 * reads the names of settings and credentials from literals.
 */
import { CREDENTIAL_FIELDS, SETTING_FIELDS, typeOf } from '../nodes/account/fields';

const lines = (entries: readonly string[]) => entries.map((entry) => `${entry},\n`).join('');

const SPREADS: Readonly<Record<string, string>> = {
	'...settingsOfProviders,': lines(
		SETTING_FIELDS.map(({ field: { name, default: initial = '' } }) => {
			const validate = `settingsOfProviders.${name}!.validate`;
			return `${name}: { value: ${JSON.stringify(initial)}, validate: ${validate} }`;
		}),
	),
	'...credentialsOfProviders,': lines(
		CREDENTIAL_FIELDS.map((own) => {
			const { name } = own.field;
			const validate = `credentialsOfProviders.${name}!.validate`;
			return `${name}: { type: '${typeOf(own)}', validate: ${validate} }`;
		}),
	),
};

/** The source of `nodes/account/editor.ts` without its spreads. Throws where one is not found. */
export function withLiterals(source: string): string {
	return Object.entries(SPREADS).reduce((text, [spread, written]) => {
		if (!text.includes(spread)) throw new Error(`account/editor.ts has no "${spread}"`);
		return text.replace(spread, written);
	}, source);
}
