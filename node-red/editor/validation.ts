/** Turns checks into validators that say, in the editor's language, what is wrong. */
import { anything, type Check } from './checks';
import { textOf } from './form';
import type { EditorNode, Validator } from './red';

type CheckFor = (node: EditorNode) => Check;

const sentence = (node: EditorNode, key: string | null): true | string =>
	key === null ? true : node._(key);

/** For a plain setting; which check applies may depend on the rest of the node. */
export const plain = (checkFor: CheckFor): Validator =>
	function (value, _options) {
		return sentence(this, checkFor(this)(String(value ?? '')));
	};

/** Types whose text is the value itself; of all others only emptiness can be judged here. */
const LITERAL = ['str', 'num', 'json'];

/** For a typed setting: what its type demands, then the check. Empty text means not given, whatever the type. */
export const typed = (property: string, checkFor: CheckFor = () => anything): Validator =>
	function (value, _options) {
		const text = String(value ?? '');
		const type = textOf(this, `${property}Type`) || 'str';
		if (text !== '' || type === 'jsonata') {
			const label = this._(`label.${property}`);
			const shape = RED.utils.validateTypedProperty(text, type, { label });
			if (shape !== true || !LITERAL.includes(type)) return shape;
		}
		return sentence(this, checkFor(this)(text));
	};
