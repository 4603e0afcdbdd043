/** n8n's editor in a real browser. */
import { openBrowser, type Browser } from '../../support/browser';
import type { Owner } from './rest';

const testId = (name: string) => `[data-test-id="${name}"]`;

/** n8n asks who is signed in before a user is, and for sample data that only its own nodes have. */
const OWN_COMPLAINT = /Failed to load resource/;
const OWN_MISSING = /\/(rest\/login|schemas\/)/;

export interface Editor extends Pick<Browser, 'page' | 'shoot' | 'close'> {
	/** Errors of the page, requests to other machines, and files that are missing. */
	complaints(): string[];
	openWorkflow(id: string): Promise<void>;
	/** Opens a node of the canvas; `closeNode` before the next. */
	openNode(name: string): Promise<void>;
	closeNode(): Promise<void>;
	/** The labels of the open node's settings, from top to bottom. */
	labels(): Promise<string[]>;
	/** What "Add option" offers. */
	offeredOptions(): Promise<string[]>;
	/** Resolves when a search for these words shows the node of that name. */
	find(words: string, name: string): Promise<void>;
}

/** Signs in. */
export async function openEditor(url: string, { email, password }: Owner): Promise<Editor> {
	const browser = await openBrowser();
	const { page } = browser;
	const missing: string[] = [];
	page.on('response', (response) => {
		if (response.status() >= 400 && !OWN_MISSING.test(response.url()))
			missing.push(`${response.status()} ${response.url()}`);
	});
	await page.goto(`${url}/signin`, { waitUntil: 'domcontentloaded' });
	await page.locator('input[name="emailOrLdapLoginId"]').fill(email);
	await page.locator('input[name="password"]').fill(password);
	await page.locator(testId('form-submit-button')).click();
	await page.waitForURL(({ pathname }) => !pathname.includes('signin'));

	const texts = async (selector: string) =>
		(await page.locator(selector).filter({ visible: true }).allInnerTexts()).map(
			(text) => text.trim().split('\n')[0]!,
		);
	const nodeNamed = (name: string) =>
		page.locator(`${testId('canvas-node')}[data-node-name="${name}"]`);

	return {
		page,
		shoot: browser.shoot,
		close: browser.close,
		complaints: () => [
			...browser.complaints.filter((complaint) => !OWN_COMPLAINT.test(complaint)),
			...missing,
		],
		async openWorkflow(id) {
			await page.goto(`${url}/workflow/${id}`, { waitUntil: 'domcontentloaded' });
			await page.locator(testId('canvas-node')).first().waitFor();
		},
		async openNode(name) {
			await nodeNamed(name).dblclick();
			await page.locator(testId('input-label')).first().waitFor();
		},
		async closeNode() {
			await page.locator(testId('ndv-close-button')).click();
			await page.locator(testId('ndv')).waitFor({ state: 'hidden' });
		},
		labels: () => texts(`${testId('node-parameters')} ${testId('input-label')}`),
		async offeredOptions() {
			const option = testId('collection-parameter-option');
			await page.locator(testId('collection-parameter-add')).click();
			await page.locator(option).first().waitFor();
			const offered = await texts(option);
			await page.keyboard.press('Escape');
			await page.locator(option).first().waitFor({ state: 'hidden' });
			return offered;
		},
		async find(words, name) {
			const bar = page.locator(testId('node-creator-search-bar'));
			if (!(await bar.isVisible()))
				await page.locator(testId('node-creator-plus-button')).first().click();
			await bar.fill(words);
			const found = page.locator(testId('item-iterator-item')).filter({ hasText: name });
			await found.first().waitFor();
		},
	};
}
