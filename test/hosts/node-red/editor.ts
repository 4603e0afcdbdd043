import type { Page } from 'playwright-core';

/** The parts of Node-RED's editor that tests look into. */
interface EditorNode {
	readonly id: string;
	readonly type: string;
	readonly name: string;
	readonly valid: boolean;
	readonly validationErrors?: readonly string[];
}
export interface EditorWindow {
	readonly RED: {
		readonly nodes: {
			node(id: string): EditorNode;
			eachNode(each: (node: EditorNode) => void): void;
			eachConfig(each: (node: EditorNode) => void): void;
			getNodeHelp(type: string): string;
		};
		readonly editor: {
			edit(node: EditorNode): void;
			editConfig(property: string, type: string, id: string): void;
		};
	};
}

/** What the editor would call "not properly configured". */
export const wrongNodes = (page: Page) =>
	page.evaluate(() => {
		const { nodes } = (window as unknown as EditorWindow).RED;
		const wrong: string[] = [];
		const look = ({ id, valid, validationErrors }: EditorNode) => {
			if (!valid) wrong.push(`${id}: ${(validationErrors ?? []).join(', ')}`);
		};
		nodes.eachNode(look);
		nodes.eachConfig(look);
		return wrong;
	});
