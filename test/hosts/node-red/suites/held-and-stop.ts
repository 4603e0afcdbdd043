/** The group of the account's dialog that shows held calls and stops the account, without a deploy. */
import type { Page } from 'playwright-core';
import { closeBy, editAccountOf } from '../editor';
import { accountOf, triggerOf } from '../flow';

const ACCOUNT = accountOf('cmCom');

export function heldAndStop(
	editor: () => { page: Page; shoot(name: string): Promise<void> },
): void {
	it('stops an account in its dialog, which the trigger shows, and allows calls again', async () => {
		const { page, shoot } = editor();
		const status = page.locator(`[id="${triggerOf('cmCom')}"] .red-ui-flow-node-status-label`);
		const button = (name: string) => page.locator(`#ringback-calls-${name}`);
		const state = page.locator('#ringback-calls-state');
		await editAccountOf(page, ACCOUNT);
		expect(await button('stop').isVisible()).toBe(false);
		await page.locator('#ringback-calls > summary').click();
		await state.filter({ hasText: 'Calls are allowed' }).waitFor();
		await button('stop').scrollIntoViewIfNeeded();
		await shoot('calls-allowed');
		await button('stop').click();
		await state.filter({ hasText: 'This account is stopped' }).waitFor();
		await button('start').scrollIntoViewIfNeeded();
		await shoot('calls-stopped');
		await status.filter({ hasText: 'account stopped' }).waitFor({ state: 'attached' });
		await button('start').click();
		await state.filter({ hasText: 'Calls are allowed' }).waitFor();
		await status.filter({ hasText: 'account stopped' }).waitFor({ state: 'detached' });
		await closeBy(page, '#node-config-dialog-cancel');
	});
}
