/** An account without its credentials is red, in its dialog and on the canvas; one that has them never is. */
import type { Page } from 'playwright-core';
import { OUTPUTS, type ProviderId } from '../../../../core';
import { ACCOUNT, SANDBOX, TRIGGER } from '../../../node-red/support/flow';
import {
	accountShown,
	closeBy,
	deployIn,
	editAccountOf,
	editNode,
	openEditor,
	redFields,
	wrongNodes,
	type EditorWindow,
} from '../editor';
import { triggerOf } from '../flow';

const NEW = '#node-config-input';
const ID = { account: 'imported-account', trigger: 'imported-trigger' };

/** As another person exported it. */
const IMPORTED = [
	{ id: ID.account, type: 'ringback-account', provider: 'kaleyra', name: '', ...ACCOUNT },
	{
		...{ id: ID.trigger, type: 'ringback-trigger-voice-flow', x: 200, y: 100, ...TRIGGER },
		...{ account: ID.account, flowId: SANDBOX.kaleyra.flowId, from: SANDBOX.kaleyra.from },
		outputs: OUTPUTS.triggerWaiting.length,
		wires: OUTPUTS.triggerWaiting.map(() => []),
	},
];

export function missingCredentials(
	editor: () => { page: Page; url: string; shoot(name: string): Promise<void> },
): void {
	it('marks what a new account of each provider needs, until it stands there', async () => {
		const { page, shoot } = editor();
		await editNode(page, triggerOf('talkdesk'));
		await page.locator('#node-input-account').selectOption('_ADD_');
		await page.locator('#node-input-btn-account-add').click();
		await accountShown(page);
		expect(await redFields(page)).toEqual(['account', 'clientId', 'clientSecret']);
		await shoot('account-empty');
		await page.locator('#ringback-sign-in').selectOption('privateKey');
		expect(await redFields(page)).toEqual(['account', 'clientId', 'keyId', 'privateKey']);
		for (const provider of ['kaleyra', 'cmCom', 'talkdesk'] satisfies ProviderId[]) {
			await page.locator(`${NEW}-provider`).selectOption(provider);
			if (provider === 'talkdesk') await page.locator('#ringback-use-sandbox').click();
			else {
				const { credentials } = SANDBOX[provider];
				expect(await redFields(page)).toEqual(Object.keys(credentials));
				for (const [name, value] of Object.entries(credentials))
					await page.locator(`${NEW}-${name}`).fill(value);
				await page.locator(`${NEW}-name`).press('Tab');
			}
			expect(await redFields(page)).toEqual([]);
		}
		await closeBy(page, '#node-config-dialog-cancel');
		await closeBy(page, '#node-dialog-cancel');
	});

	it('marks an imported flow, whose credentials stayed behind', async () => {
		const { page, shoot } = editor();
		await page.evaluate(() => (window as unknown as EditorWindow).RED.clipboard.import());
		await page.locator('#red-ui-clipboard-dialog-import-text').fill(JSON.stringify(IMPORTED));
		await page.locator('#red-ui-clipboard-dialog-import-text').press('End');
		await page.locator('#red-ui-clipboard-dialog-import-opt-new').click();
		await page.locator('#red-ui-clipboard-dialog-ok').click();
		await page.locator(`[id="${ID.trigger}"] .red-ui-flow-node-error:visible`).waitFor();
		expect(await wrongNodes(page)).toEqual([
			expect.stringContaining(ID.trigger),
			expect.stringMatching(new RegExp(`^${ID.account}: The credentials are missing`)),
		]);
		await shoot('imported');
	});

	it('marks it no more once they are filled in, nor after it was deployed and opened again', async () => {
		const { page, url } = editor();
		await editAccountOf(page, ID.account);
		expect(await redFields(page)).toEqual(['sid', 'apiKey']);
		for (const [name, value] of Object.entries(SANDBOX.kaleyra.credentials))
			await page.locator(`${NEW}-${name}`).fill(value);
		await closeBy(page, '#node-config-dialog-ok');
		expect(await wrongNodes(page)).toEqual([]);
		await deployIn(page);
		expect(await wrongNodes(page)).toEqual([]);
		await editAccountOf(page, ID.account);
		expect(await redFields(page)).toEqual([]);
		await closeBy(page, '#node-config-dialog-ok');
		expect(await wrongNodes(page)).toEqual([]);
		const told = page.waitForResponse((answer) => answer.url().endsWith(`/${ID.account}`));
		await openEditor(page, url);
		await (await told).finished();
		expect(await wrongNodes(page)).toEqual([]);
	});
}
