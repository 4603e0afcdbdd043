/// <reference lib="dom" />
/// <reference types="jquery" />
/** The parts of Node-RED's editor that the dialogs use; Node-RED ships no types of its own. */

/** A node as the editor holds it: its settings are properties beside these. */
export interface EditorNode {
	readonly id: string;
	readonly type: string;
	/** A text of the node's own catalogue. */
	_(key: string, values?: Readonly<Record<string, string | number>>): string;
	[property: string]: unknown;
}

/** Node-RED shows a text that a validator returns only if the function takes two parameters. */
export type Validator = (
	this: EditorNode,
	value: unknown,
	options: { readonly label?: string },
) => boolean | string;

export interface Property {
	readonly value: unknown;
	readonly type?: string;
	readonly label?: string;
	readonly required?: boolean;
	readonly validate?: Validator;
}

/** Its validator is asked in the dialog only. */
export interface Credential extends Pick<Property, 'validate'> {
	readonly type: 'text' | 'password';
}

export interface Definition {
	readonly category: string;
	readonly defaults: Readonly<Record<string, Property>>;
	readonly credentials?: Readonly<Record<string, Credential>>;
	readonly color?: string;
	readonly icon?: string;
	readonly inputs?: 0 | 1;
	readonly outputs?: number;
	readonly paletteLabel?: string;
	/** The palette shows the node from now on. */
	onpaletteadd?(): void;
	label(this: EditorNode): string;
	labelStyle?(this: EditorNode): string;
	outputLabels?(this: EditorNode, index: number): string;
	oneditprepare?(this: EditorNode): void;
	oneditsave?(this: EditorNode): void;
}

export interface Editor {
	_(key: string, values?: Readonly<Record<string, string | number>>): string;
	readonly nodes: {
		registerType(type: string, definition: Definition): void;
		node(id: unknown): EditorNode | null | undefined;
		filterLinks(like: {
			readonly source: EditorNode;
		}): ReadonlyArray<{ readonly sourcePort: number }>;
	};
	readonly editor: { validateNode(node: EditorNode): boolean };
	readonly view: { redraw(): void };
	readonly settings: {
		readonly httpNodeRoot?: string;
		readonly context?: { readonly default?: string; readonly stores?: readonly string[] };
	};
	readonly utils: {
		validateTypedProperty(
			value: unknown,
			type: string,
			options: { readonly label: string },
		): true | string;
	};
	readonly clipboard: { copyText(text: string, near: JQuery, message: string): boolean };
	readonly i18n: { lang(): string | undefined };
}

declare global {
	const RED: Editor;
}
