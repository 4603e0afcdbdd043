/** The rows of the account's dialog that come from the providers' tables, as HTML. */
import type { AccountField } from '../../core/tables';
import { ACCOUNT_FIELDS, optionKey, textKey, type OwnField } from '../nodes/account/fields';

const ICONS: Readonly<Record<AccountField['kind'], string>> = {
	text: 'id-card-o',
	secret: 'lock',
	key: 'lock',
	address: 'link',
	choice: 'list-ul',
};

/** Node-RED fills in the field by its id before the dialog can do anything about it. */
const idOf = ({ field }: OwnField) => `node-config-input-${field.name}`;

function inputOf(own: OwnField): string {
	const { kind, options = [] } = own.field;
	const id = `id="${idOf(own)}"`;
	if (kind === 'secret') return `<input type="password" ${id} />`;
	if (kind === 'key')
		return `<textarea ${id} class="ringback-secret" rows="3" spellcheck="false" autocomplete="off"></textarea>`;
	if (kind === 'choice') {
		const choices = options.map(
			(value) => `<option value="${value}" data-i18n="${optionKey(own, value)}"></option>`,
		);
		return `<select ${id}>${choices.join('')}</select>`;
	}
	return `<input type="text" ${id} data-i18n="[placeholder]${textKey(own, 'example')}" />`;
}

/** In the words of the first provider that has it; the dialog changes them with the provider. */
const rowOf = (own: OwnField): string =>
	`		<div class="form-row" data-row="${own.field.name}">
			<label for="${idOf(own)}">
				<i class="fa fa-${ICONS[own.field.kind]}"></i> <span data-i18n="${textKey(own, 'label')}"></span>
			</label>
			${inputOf(own)}
			<div class="ringback-tip" data-i18n="${textKey(own, 'help')}"></div>
		</div>
`;

const SIGN_IN = `		<div class="form-row" data-row="signIn">
			<label for="ringback-sign-in">
				<i class="fa fa-sign-in"></i> <span data-i18n="label.signIn"></span>
			</label>
			<select id="ringback-sign-in">
				<option value="clientSecret" data-i18n="signIn.clientSecret"></option>
				<option value="privateKey" data-i18n="signIn.privateKey"></option>
			</select>
		</div>
`;

/** All rows; the choice of a way to sign in stands before the first field that depends on it. */
export function accountRows(): string {
	const firstChosen = ACCOUNT_FIELDS.findIndex(({ field }) => field.signIn !== undefined);
	return ACCOUNT_FIELDS.map((own, at) =>
		at === firstChosen ? SIGN_IN + rowOf(own) : rowOf(own),
	).join('');
}
