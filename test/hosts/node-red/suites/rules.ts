/** The rules for calling in the trigger's dialog: one closed group, off until somebody wants it. */
import type { Page } from 'playwright-core';
import { closeBy, editNode, setStored, wrongNodes, type EditorWindow } from '../editor';
import { triggerOf } from '../flow';

const TRIGGER = triggerOf('cmCom');
const SUMMARY = '.ringback-form details:has(#node-input-askRules) > summary';

const stored = (page: Page) =>
	page.evaluate((id) => {
		const { RED } = window as unknown as EditorWindow;
		const { askRules, doNotCall, doNotCallType, maxCallsPerNumber, refuseRisks } = RED.nodes.node(
			id,
		) as unknown as Record<string, unknown>;
		return { askRules, doNotCall, doNotCallType, maxCallsPerNumber, refuseRisks };
	}, TRIGGER);

export function rules(editor: () => { page: Page; shoot(name: string): Promise<void> }): void {
	it('shows the rules for calling once they are switched on, and keeps what is chosen', async () => {
		const { page, shoot } = editor();
		const before = await stored(page);
		await editNode(page, TRIGGER);
		const purpose = page.locator('#node-input-purpose + .red-ui-typedInput-container');
		const choice = page.locator('#ringback-refuseRisks input');
		await page.locator(SUMMARY).click();
		expect(await purpose.isVisible()).toBe(false);
		await page.locator('#node-input-askRules').check();
		await purpose.waitFor();
		await page.locator(SUMMARY).scrollIntoViewIfNeeded();
		await shoot('rules');
		const limit = page.locator(
			'#node-input-maxCallsPerNumber + .red-ui-typedInput-container input:visible',
		);
		await limit.fill('0');
		await limit.press('Tab');
		const said = page.getByText('a whole number of 1 or more, or off');
		await said.waitFor();
		await limit.fill('off');
		await limit.press('Tab');
		await said.waitFor({ state: 'hidden' });
		await choice.first().uncheck();
		await choice.last().scrollIntoViewIfNeeded();
		await shoot('rules-risks');
		await closeBy(page, '#node-dialog-ok');
		expect(await stored(page)).toEqual({
			...before,
			askRules: true,
			maxCallsPerNumber: 'off',
			refuseRisks: ['satellite', 'unknownType'],
		});
		expect(await wrongNodes(page)).toEqual([]);
		await setStored(page, TRIGGER, before);
	});
}
