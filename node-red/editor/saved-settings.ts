/** What an earlier version of the package saved, in a dialog of this one. */
import { migrated, newestVersion, type Migration } from '../../core/tables';
import type { Prefix } from './form';
import type { Definition, EditorNode, Validator } from './red';

/** The settings that the newest version has otherwise than the node. */
function changesTo(node: EditorNode, steps: readonly Migration[]): Array<[string, unknown]> {
	const names = Object.keys((node._def as Definition).defaults);
	const saved = Object.fromEntries(names.map((name) => [name, node[name]]));
	const now = migrated(saved, node.version, steps) ?? saved;
	return names.flatMap((name) => (now[name] === saved[name] ? [] : [[name, now[name]]]));
}

/**
 * The node as this version would have saved it, for the dialog that opens; its fields follow. The
 * node itself stays as it is until it is saved, so that Node-RED sees the change, and Cancel has
 * nothing to undo.
 */
export function openSaved(
	node: EditorNode,
	prefix: Prefix,
	steps: readonly Migration[],
): EditorNode {
	const changes = changesTo(node, steps);
	for (const [name, value] of changes) {
		const field = $(`#${prefix}-${name}`);
		if (field.attr('type') === 'checkbox') field.prop('checked', value === true);
		else field.val(String(value ?? ''));
	}
	// defined, not assigned: Node-RED watches its nodes, and would take an assignment for theirs
	const now = changes.map(([name, value]) => [name, { value, enumerable: true }]);
	return Object.create(node, Object.fromEntries(now) as PropertyDescriptorMap) as EditorNode;
}

/** Writes what has no field of its own, and the version; comes before a dialog writes its lists. */
export function saveNewest(node: EditorNode, prefix: Prefix, steps: readonly Migration[]): void {
	if (isTooNew(node, steps)) return;
	for (const [name, value] of changesTo(node, steps))
		if ($(`#${prefix}-${name}`).length === 0) node[name] = value;
	node.version = newestVersion(steps);
}

const isTooNew = (node: EditorNode, steps: readonly Migration[]): boolean =>
	migrated({}, node.version, steps) === null;

/** For the property `version`: a node that a newer version saved is marked, as it does nothing. */
export const savedHere = (steps: readonly Migration[], next?: Validator): Validator =>
	function (value, options) {
		if (isTooNew(this, steps)) return this._('error.savedByNewer');
		return next?.call(this, value, options) ?? true;
	};
