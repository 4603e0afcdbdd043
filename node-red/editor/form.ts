/** Reading and showing parts of the dialog that is open. */
import type { EditorNode } from './red';

export type Prefix = 'node-input' | 'node-config-input';

let edited: { readonly id: string; readonly prefix: Prefix } | undefined;

/** Remembers whose dialog is open, for validators: Node-RED also runs them on nodes that are not edited. */
export function opened(node: EditorNode, prefix: Prefix): void {
	edited = { id: node.id, prefix };
}

/** A setting as it stands in the open dialog, else as it is stored. */
export function valueOf(node: EditorNode, property: string): unknown {
	const field = edited?.id === node.id ? $(`#${edited.prefix}-${property}`) : $();
	if (field.length === 0) return node[property];
	return field.attr('type') === 'checkbox' ? field.prop('checked') : field.val();
}

export const textOf = (node: EditorNode, property: string): string =>
	String(valueOf(node, property) ?? '');

/**
 * The rows marked `data-row="name"`. An account's dialog can lie on top of another one of ours,
 * so its rows and ids have names of their own.
 */
export function showRow(name: string, shown: boolean): void {
	$(`.ringback-form [data-row="${name}"]`).prop('hidden', !shown);
}

/** Fills a select with values and their texts, and chooses one; a value that is not offered stays offered. */
export function fillSelect(
	select: JQuery,
	options: readonly { readonly value: string; readonly text: string }[],
	chosen: string,
): void {
	const known = options.some(({ value }) => value === chosen);
	const all = known ? options : [...options, { value: chosen, text: chosen }];
	select.empty().append(all.map(({ value, text }) => $('<option>').val(value).text(text)));
	select.val(chosen);
}

/** Chooses what is stored, also where the select does not offer it: it would store nothing instead. */
export function keepChoice(select: JQuery, stored: string): void {
	const offered = select.find('option').toArray();
	if (!offered.some((option) => $(option).val() === stored))
		select.append($('<option>').val(stored).text(stored));
	select.val(stored);
}
