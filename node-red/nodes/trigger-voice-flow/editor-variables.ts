import { showListFault } from '../../editor/faults';
import type { EditorNode } from '../../editor/red';
import { keptRows, variablesFault, type VariableRow } from './editor-form';
import { FROM_ELSEWHERE } from '../../editor/typed-field';
import { asList, asTyped } from '../../editor/widgets';

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
	showListFault($('#ringback-variables'), () => markRows(node));
}

/** Marks names that are missing or there twice, and says so. */
function markRows(node: EditorNode): string {
	const kept = keptRows(variableRows());
	const names = kept.map(({ name }) => name);
	$('#ringback-variables .ringback-variable-name').each((_index, element) => {
		const name = String($(element).val()).trim();
		const value = asTyped($(element).parent().find('.ringback-variable-value'));
		const nameless = name === '' && value.typedInput('value') !== '';
		const twice = name !== '' && names.filter((other) => other === name).length > 1;
		$(element).toggleClass('input-error', nameless || twice);
	});
	const found = variablesFault(kept);
	return found === null ? '' : node._(found);
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
