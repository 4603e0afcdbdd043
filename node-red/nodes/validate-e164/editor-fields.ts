import { showListFault } from '../../editor/faults';
import type { EditorNode } from '../../editor/red';
import { asList, asTyped } from '../../editor/widgets';

const list = () => asList<{ readonly field: string }>($('#ringback-fields'));

/** The list of message properties to check. */
export function prepareFieldList(node: EditorNode): void {
	list().editableList({
		addItem(row, _index, { field = '' }) {
			const input = $('<input type="text" style="width: 100%">').val(field).appendTo(row);
			input.attr({
				'aria-label': node._('label.field'),
				placeholder: node._('placeholder.field'),
			});
			asTyped(input).typedInput({ types: ['msg'], default: 'msg' });
		},
		addButton: node._('label.addField'),
		removable: true,
		sortable: true,
		height: 'auto',
	});
	const fields = (node.fields as string[] | undefined) ?? [];
	list().editableList(
		'addItems',
		fields.map((field) => ({ field })),
	);
	showListFault($('#ringback-fields'), () =>
		fieldsListed().length === 0 ? node._('error.fieldsMissing') : '',
	);
}

/** The properties as they stand in the open dialog, empty rows left out. */
export const fieldsListed = (): string[] =>
	list()
		.editableList('items')
		.toArray()
		.map((item) => asTyped($(item).find('.red-ui-typedInput')).typedInput('value').trim())
		.filter((field) => field !== '');
