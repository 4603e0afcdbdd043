/** An account whose settings come from the environment is opened and saved without losing any. */
import type { Page } from 'playwright-core';
import { closeBy, editAccountOf, setStored, wrongNodes, type EditorWindow } from '../editor';
import { accountOf } from '../flow';

const SETTINGS = {
	account: 'acme',
	apiBaseUrl: 'https://api.example.com',
	accessTokenUrl: 'https://id.example.com/oauth/token',
	baseUrl: 'https://other.example.com',
	sandboxUrl: '${RB_SANDBOX}',
	publicUrl: '${RB_PUBLIC}',
	scope: '${RB_SCOPE}',
	voiceAccountId: '${RB_VOICE}',
};
const OPEN = {
	...SETTINGS,
	provider: '${RB_PROVIDER}',
	region: '${RB_REGION}',
	lookUp: '${RB_LOOK}',
};

const settingsOf = (page: Page, id: string, names: readonly string[]) =>
	page.evaluate(
		([node, wanted]) => {
			const stored = (window as unknown as EditorWindow).RED.nodes.node(node as string) as unknown;
			const read = stored as Record<string, unknown>;
			return Object.fromEntries((wanted as string[]).map((name) => [name, read[name]]));
		},
		[id, names] as const,
	);

export function environmentAccount(
	editor: () => { page: Page; shoot(name: string): Promise<void> },
): void {
	it.each([
		['whose region is a variable', { ...OPEN, provider: 'talkdesk', lookUp: 'auto' }],
		['whose provider is a variable too', OPEN],
		['of a plain region', { ...SETTINGS, provider: 'talkdesk', region: 'eu', lookUp: 'off' }],
	])(
		'keeps every setting of an account %s when it is opened and updated',
		async (what, settings) => {
			const { page, shoot } = editor();
			const id = accountOf('talkdesk');
			const names = [...Object.keys(settings), 'name'];
			const before = await settingsOf(page, id, names);
			await setStored(page, id, settings);
			await editAccountOf(page, id);
			await shoot(`account ${what}`.replaceAll(' ', '-'));
			await page.locator('#node-config-input-name').fill('Changed');
			await closeBy(page, '#node-config-dialog-ok');
			expect(await settingsOf(page, id, names)).toEqual({ ...settings, name: 'Changed' });
			expect(await wrongNodes(page)).toEqual([]);
			await setStored(page, id, before);
		},
	);
}
