import type { Page } from 'playwright-core';
import type { Sandbox } from '../../../sandbox/index';

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
		readonly clipboard: { import(): void };
		readonly editor: {
			edit(node: EditorNode): void;
			validateNode(node: EditorNode): boolean;
			editConfig(property: string, type: string, id: string): void;
		};
	};
}

/** An editor that is open, over a sandbox. */
export interface AccountEditor {
	readonly page: Page;
	readonly sandbox: Sandbox;
	shoot(name: string): Promise<void>;
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

export async function openEditor(page: Page, url: string): Promise<void> {
	await page.goto(url, { waitUntil: 'domcontentloaded' });
	await page.locator('.red-ui-flow-node-group').first().waitFor();
	await page.locator('#red-ui-loading-progress').waitFor({ state: 'hidden' });
}

/** Opens the dialog of a node, as a double click does. */
export async function editNode(page: Page, id: string): Promise<void> {
	await page.evaluate((node) => {
		const { RED } = window as unknown as EditorWindow;
		RED.editor.edit(RED.nodes.node(node));
	}, id);
	await page.locator('#node-dialog-ok').waitFor();
}

export async function editAccountOf(page: Page, id: string): Promise<void> {
	await page.evaluate((node) => {
		const { RED } = window as unknown as EditorWindow;
		RED.editor.editConfig('', 'ringback-account', node);
	}, id);
	await accountShown(page);
}

/** The form of an account is filled in once the server has told which credentials there are. */
export async function accountShown(page: Page): Promise<void> {
	await page.waitForFunction(() => Boolean($('#ringback-account-address').val()));
	await page.locator('#node-config-dialog-ok').waitFor();
}

/** @param button of the dialog that is closed by it */
export async function closeBy(page: Page, button: string): Promise<void> {
	await page.locator(button).click();
	await page.locator(button).waitFor({ state: 'detached' });
}

export async function deployIn(page: Page): Promise<void> {
	await page.locator('#red-ui-header-button-deploy').click();
	await page.locator('.red-ui-notification-success').first().waitFor();
}

/** The fields of an account's dialog that are seen and red. */
export const redFields = (page: Page): Promise<string[]> =>
	page.evaluate(() =>
		$('.ringback-form .input-error:visible')
			.toArray()
			.map(({ id }) => id.replace('node-config-input-', '')),
	);

/** Changes a node as an import or another user would, without its dialog. */
export const setStored = (page: Page, id: string, values: Readonly<Record<string, unknown>>) =>
	page.evaluate(
		([node, changes]) => {
			const { RED } = window as unknown as EditorWindow;
			Object.assign(RED.nodes.node(node as string), changes);
			RED.editor.validateNode(RED.nodes.node(node as string));
		},
		[id, values] as const,
	);
