/** The part of the trigger's dialog in which a second account is chosen. */
import { all, anything, callerNumber, emptyOr, filled, type Check } from '../../editor/checks';
import { accountChosen, providerOf } from '../../editor/chosen-account';
import { showRow, textOf } from '../../editor/form';
import type { EditorNode, Validator } from '../../editor/red';
import { FROM_ELSEWHERE, storeNothing, typedField } from '../../editor/typed-field';
import { typed } from '../../editor/validation';
import { needsFrom, supports } from './editor-form';
import { showExample } from './editor-sandbox';

const FIELDS = {
	fallbackFlowId: undefined,
	fallbackFrom: 'from',
	fallbackNumberArgument: 'numberArgument',
} as const;
type Field = keyof typeof FIELDS;
const NAMES = Object.keys(FIELDS) as Field[];

const chosen = () => {
	const id = String($('#node-input-fallbackAccount').val() ?? '');
	return id === '_ADD_' ? '' : id;
};

/** Whether a field is there for what is chosen. */
const isShown = (name: Field, account: string): boolean => {
	const field = FIELDS[name];
	return account !== '' && (field === undefined || supports(providerOf(account), field));
};

export function prepareFallback(node: EditorNode): void {
	for (const name of NAMES) typedField(node, name, ['str', ...FROM_ELSEWHERE]);
	const show = () => {
		for (const name of NAMES) showRow(name, isShown(name, chosen()));
		for (const [name, setting] of [
			['flowId', 'fallbackFlowId'],
			['from', 'fallbackFrom'],
		] as const)
			showExample(node, name, {
				account: chosen(),
				setting: $(`#node-input-${setting}`),
				tip: $(`#ringback-tip-fallback-${name}`),
			});
	};
	$('#node-input-fallbackAccount').on('change', show);
	show();
}

/** Stores nothing for what the fallback's provider cannot take. */
export function saveFallback(): void {
	for (const name of NAMES) if (!isShown(name, chosen())) storeNothing(name);
}

/** None is an answer as well. */
const account: Validator = function (id, options) {
	if (id === '' || id === '_ADD_') return true;
	if (id === textOf(this, 'account')) return this._('error.fallbackIsFirst');
	return accountChosen.call(this, id, options);
};

/** Checked only where an account is chosen. */
const whenChosen = (name: Field, check: (account: string) => Check): Validator =>
	typed(name, (node) => {
		const id = textOf(node, 'fallbackAccount');
		return id === '' || id === '_ADD_' ? anything : check(id);
	});

export const fallbackChecks = {
	account,
	flowId: whenChosen('fallbackFlowId', () => filled('error.fallbackFlowIdMissing')),
	from: whenChosen('fallbackFrom', (id) =>
		all(
			needsFrom(providerOf(id)) ? filled('error.fallbackFromMissing') : anything,
			emptyOr(callerNumber('error.fallbackFromNoNumber')),
		),
	),
	numberArgument: whenChosen('fallbackNumberArgument', () => anything),
} as const;
