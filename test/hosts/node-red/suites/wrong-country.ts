/** A misspelt country would refuse every number: it is seen where it is typed. */
import type { Page } from 'playwright-core';
import { closeBy, editNode } from '../editor';
import { triggerOf } from '../flow';

const FIELD = '#node-input-defaultCountry';

export function wrongCountry(editor: () => Page): void {
	it('marks a default country that is none, and says so below it', async () => {
		const page = editor();
		await editNode(page, triggerOf('kaleyra'));
		const typed = page.locator(`${FIELD} + .red-ui-typedInput-container input:visible`);
		const said = page.locator('.ringback-fault:visible');
		const isRed = () => page.evaluate((field) => $(field).hasClass('input-error'), FIELD);
		for (const wrong of ['UK', 'Holland']) {
			await typed.fill(wrong);
			await typed.press('Tab');
			await said.filter({ hasText: 'two-letter code' }).waitFor();
			expect(await isRed()).toBe(true);
			await typed.fill('GB');
			await typed.press('Tab');
			await said.waitFor({ state: 'hidden' });
			expect(await isRed()).toBe(false);
		}
		await closeBy(page, '#node-dialog-cancel');
	});
}
