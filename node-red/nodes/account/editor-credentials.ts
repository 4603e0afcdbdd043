/**
 * Whether an account has its credentials. Node-RED tells the editor of them only while a dialog
 * needs them, and forgets them with each deploy; an exported flow carries none. So the server is
 * asked once for each account, and what it said is kept until a dialog knows better.
 */
import { missingCredentials } from './editor-form';
import { isProviderId } from '../../../core/tables';
import type { EditorNode, Validator } from '../../editor/red';

/** As Node-RED tells them: texts as they are, of a password only `has_<name>`. */
type Held = Readonly<Record<string, unknown>>;

/** By node, as flows that are loaded or imported are new nodes; null where the server has not told. */
const known = new WeakMap<EditorNode, Held | null>();

/** For a property without a field: in the dialog, each credential is judged by itself. */
export const credentialsHeld: Validator = function (_value, _options) {
	const held = heldBy(this);
	if (held === null || !isProviderId(this.provider)) return true;
	const has = (name: string) => Boolean(held[name] || held[`has_${name}`]);
	return missingCredentials(this.provider, has).length === 0 || this._('error.credentialsMissing');
};

function heldBy(node: EditorNode): Held | null {
	if (node.credentials) known.set(node, node.credentials as Held);
	else if (!known.has(node)) ask(node);
	return known.get(node) ?? null;
}

function ask(node: EditorNode): void {
	known.set(node, null);
	// without the right to read them the account is left alone
	void $.getJSON(`credentials/${node.type}/${node.id}`).done((held: Held) => {
		if (known.get(node) !== null) return;
		known.set(node, held);
		const users = (node.users ?? []) as readonly EditorNode[];
		for (const judged of [node, ...users]) RED.editor.validateNode(judged);
		RED.view.redraw();
	});
}
