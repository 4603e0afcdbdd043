import type { EditorNode } from './red';
import { keptRows, variablesFault, type VariableRow } from './trigger-form';
import { FROM_ELSEWHERE } from './typed-field';
import { asList, asTyped } from './widgets';

const list = () => asList<VariableRow>($('#ringback-variables'));

/** The list of variables: a name and a value that can come from anywhere. */
export function prepareVariables(node: EditorNode): void {
	const input = (name: string, what: string, value: string) =>
		$('<input type="text">')
			.addClass(`ringback-variable-${name}`)
			.attr({
				'aria-label': node._(`label.${what}`),
				placeholder: node._(`placeholder.${what}`),
			})
			.val(value);
	list().editableList({
		addItem(row, _index, { name = '', value = '', valueType = 'str' }) {
			const field = input('value', 'variableValue', value);
			$('<div class="ringback-row">')
				.append(input('name', 'variableName', name), field)
				.appendTo(row);
			const types = ['str', 'num', 'bool', ...FROM_ELSEWHERE];
			asTyped(field).typedInput({ types, default: valueType });
		},
		addButton: node._('label.addVariable'),
		removable: true,
		sortable: true,
		height: 'auto',
	});
	list().editableList('addItems', (node.variables as VariableRow[] | undefined) ?? []);
	showVariableFaults(node);
}

/** The list is no field of the node, so nothing else would say in the dialog what is wrong with a row. */
function showVariableFaults(node: EditorNode): void {
	const rows = $('#ringback-variables');
	const row = rows.closest('.form-row');
	const line = $('<div class="ringback-tip ringback-fault" aria-live="polite">').appendTo(row);
	const show = () => {
		const kept = keptRows(variableRows());
		const found = variablesFault(kept);
		line.text(found === null ? '' : node._(found));
		const names = kept.map(({ name }) => name);
		rows.find('.ringback-variable-name').each((_index, element) => {
			const name = String($(element).val()).trim();
			const value = asTyped($(element).parent().find('.ringback-variable-value'));
			const nameless = name === '' && value.typedInput('value') !== '';
			const twice = name !== '' && names.filter((other) => other === name).length > 1;
			$(element).toggleClass('input-error', nameless || twice);
		});
	};
	row.on('change keyup', show);
	// rows come, go and change places
	new MutationObserver(show).observe(rows[0]!, { childList: true });
	show();
}

/** The rows as they stand in the open dialog. */
export const variableRows = (): VariableRow[] =>
	list()
		.editableList('items')
		.toArray()
		.map((item) => {
			const field = asTyped($(item).find('.ringback-variable-value'));
			return {
				name: String($(item).find('.ringback-variable-name').val()),
				value: field.typedInput('value'),
				valueType: field.typedInput('type'),
			};
		});
