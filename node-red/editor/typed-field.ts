import type { EditorNode } from './red';
import { asTyped, type TypeOffer } from './widgets';

/** Types by which any setting can come from the message or from elsewhere. */
export const FROM_ELSEWHERE: readonly TypeOffer[] = ['msg', 'flow', 'global', 'jsonata', 'env'];

/** Makes a typed input of `#node-input-<property>`; its type is stored as `<property>Type`. */
export function typedField(node: EditorNode, property: string, types: readonly TypeOffer[]): void {
	const element = $(`#node-input-${property}`);
	const typeField = $('<input type="hidden">')
		.attr('id', `node-input-${property}Type`)
		.val(String(node[`${property}Type`] ?? ''))
		.insertBefore(element);
	asTyped(element).typedInput({ types, typeField, default: nameOf(types[0]!) });
}

const nameOf = (type: TypeOffer): string => (typeof type === 'string' ? type : type.value);

/** Stores nothing for a typed input whose row is not shown. */
export function storeNothing(property: string): void {
	$(`#node-input-${property}`).val('');
	$(`#node-input-${property}Type`).val('str');
}
