/** The settings and credentials of the providers' accounts as the editor registers them. */
import {
	all,
	anything,
	emptyOr,
	filled,
	matching,
	safeAddress,
	type Check,
} from '../../editor/checks';
import { textOf } from '../../editor/form';
import { plain } from '../../editor/validation';
import { isProviderId, type ProviderId } from '../../../core/tables';
import type { Credential, EditorNode, Property, Validator } from '../../editor/red';
import { signInChosen } from './editor-dialog';
import { isShown, isUsed } from './editor-form';
import {
	CREDENTIAL_FIELDS,
	SETTING_FIELDS,
	ownField,
	textKey,
	typeOf,
	type OwnField,
} from './fields';

export const providerOf = (node: EditorNode): ProviderId | undefined => {
	const named = textOf(node, 'provider');
	return isProviderId(named) ? named : undefined;
};

/** The check for a field while its provider and region show it; one that may not be used may be empty. */
export const whileShown =
	(field: string, checkFor: (provider: ProviderId | undefined) => Check) =>
	(node: EditorNode): Check => {
		const choice = {
			provider: providerOf(node),
			region: textOf(node, 'region'),
			signIn: signInChosen(),
		};
		const check = checkFor(choice.provider);
		if (isUsed(field, choice)) return check;
		return isShown(field, choice) ? emptyOr(check) : anything;
	};

function checkOf(own: OwnField): Check {
	const { kind, need, pattern } = own.field;
	const shape =
		kind === 'address'
			? safeAddress('error.addressNotSafe')
			: pattern === undefined
				? anything
				: matching(pattern, textKey(own, 'wrong'));
	return need === 'required' ? all(filled('error.fieldMissing'), shape) : emptyOr(shape);
}

const validatorOf = ({ field: { name } }: OwnField): Validator =>
	plain(whileShown(name, (provider) => checkOf(ownField(name, provider)!)));

/** Names that the types know, for what the build writes out in `editor.ts`. */
type Named<Entry> = Readonly<Record<string, Entry>>;

export const settingsOfProviders: Named<Property> = Object.fromEntries(
	SETTING_FIELDS.map((own) => [
		own.field.name,
		{ value: own.field.default ?? '', validate: validatorOf(own) },
	]),
);

export const credentialsOfProviders: Named<Credential> = Object.fromEntries(
	CREDENTIAL_FIELDS.map((own) => [
		own.field.name,
		{ type: typeOf(own), validate: validatorOf(own) },
	]),
);
