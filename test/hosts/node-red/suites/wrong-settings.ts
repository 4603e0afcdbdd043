/** What a person types wrong is red where it stands, and a sentence below it says why. */
import type { Page } from 'playwright-core';
import { closeBy, editAccountOf, editNode, setStored, wrongNodes } from '../editor';
import { VALIDATE, accountOf, triggerOf } from '../flow';

const CONFIG = '#node-config-input';

/** The sentences that the open dialog shows, by the field that they stand below. */
const sentences = (page: Page) =>
	page.evaluate(() =>
		Object.fromEntries(
			$('.ringback-fault:visible')
				.toArray()
				.map((line) => {
					// the list of variables has no label of its own
					const label = $(line).closest('.form-row').children('label').attr('for');
					return [label?.replace(/^node-(config-)?input-/, '') ?? 'variables', $(line).text()];
				}),
		),
	);

/** The visible input of a typed setting; it is judged when it is left. */
async function typeInto(page: Page, property: string, text: string): Promise<void> {
	const field = page.locator(
		`#node-input-${property} + .red-ui-typedInput-container input:visible`,
	);
	await field.fill(text);
	await field.press('Tab');
}

async function typeInAccount(page: Page, property: string, text: string): Promise<void> {
	await page.locator(`${CONFIG}-${property}`).fill(text);
	await page.locator(`${CONFIG}-${property}`).press('Tab');
}

/** Of a setting that stays open by default, the type that takes a number. */
const chooseNumber = (page: Page, property: string) =>
	page.evaluate((name) => {
		const field = $(`#node-input-${name}`) as unknown as {
			typedInput(method: string, type: string): void;
		};
		field.typedInput('type', 'num');
	}, property);

/** Opens the folded group that holds a field. */
const unfold = (page: Page, field: string) =>
	page.locator(`.ringback-form details:has(${field}) > summary`).click();

export function wrongSettings(
	editor: () => { page: Page; shoot(name: string): Promise<void> },
): void {
	it('says what is wrong with the settings of a call', async () => {
		const { page, shoot } = editor();
		await editNode(page, triggerOf('cmCom'));
		await typeInto(page, 'from', 'abc');
		await page.locator('.ringback-form .red-ui-editableList-addButton').click();
		const value = page.locator(
			'.ringback-variable-value + .red-ui-typedInput-container input:visible',
		);
		await value.fill('1042');
		await value.press('Tab');
		await unfold(page, '#node-input-ringSeconds');
		await chooseNumber(page, 'ringSeconds');
		await typeInto(page, 'ringSeconds', '10.5');
		await chooseNumber(page, 'callsPerSecond');
		await typeInto(page, 'callsPerSecond', '1e9');
		await typeInto(page, 'timeoutSeconds', '9999');
		expect(await sentences(page)).toEqual({
			from: expect.stringMatching(/^From: this is not a phone number/),
			variables: 'Variables: one has a value but no name.',
			ringSeconds: 'Ring Time: a whole number from 10 to 60 seconds.',
			callsPerSecond: 'Calls per Second: 0.01 to 1000.',
			timeoutSeconds: 'Timeout: 0.1 to 300 seconds.',
		});
		await shoot('wrong-call');
		await page.locator('.ringback-variable-name').fill('order');
		await page.locator('.ringback-variable-name').press('Tab');
		expect(Object.keys(await sentences(page))).not.toContain('variables');
		await closeBy(page, '#node-dialog-cancel');
	});

	it('unfolds the options that hold something wrong', async () => {
		const { page, shoot } = editor();
		const id = triggerOf('cmCom');
		await setStored(page, id, { timeoutSeconds: '9999' });
		await editNode(page, id);
		await page.locator('.ringback-fault:visible').waitFor();
		expect(await sentences(page)).toEqual({ timeoutSeconds: 'Timeout: 0.1 to 300 seconds.' });
		await unfold(page, '#node-input-timeoutSeconds');
		await shoot('wrong-folded');
		await closeBy(page, '#node-dialog-cancel');
		await setStored(page, id, { timeoutSeconds: '30' });
	});

	it('says that a list of properties is empty, until there is one', async () => {
		const { page } = editor();
		await editNode(page, VALIDATE);
		await page.locator('#node-input-source').selectOption('fields');
		const said = page.locator('.ringback-fault:visible');
		await said.filter({ hasText: 'add at least one property' }).waitFor();
		await page.locator('.ringback-form .red-ui-editableList-addButton').click();
		const added = page.locator('#ringback-fields input:visible');
		await added.fill('payload.phone');
		await added.press('Tab');
		await said.waitFor({ state: 'hidden' });
		await closeBy(page, '#node-dialog-cancel');
	});

	it('says what is wrong with an account', async () => {
		const { page, shoot } = editor();
		await editAccountOf(page, accountOf('talkdesk'));
		await page.locator(`${CONFIG}-region`).selectOption('eu');
		await typeInAccount(page, 'account', 'acme.mytalkdesk.com');
		await typeInAccount(page, 'publicUrl', 'https://flows.example.com/?tenant=1');
		await unfold(page, `${CONFIG}-callbackSecret`);
		await typeInAccount(page, 'callbackSecret', 'short');
		await typeInAccount(page, 'previousCallbackSecret', 'short');
		expect(await sentences(page)).toEqual({
			account: expect.stringContaining('the name alone'),
			publicUrl: expect.stringContaining('from ? or # on'),
			callbackSecret: expect.stringMatching(/^Callback Secret: .*16/),
			previousCallbackSecret: expect.stringMatching(/^Previous Callback Secret: .*16/),
		});
		await shoot('wrong-account');
		await closeBy(page, '#node-config-dialog-cancel');
	});

	it('marks an account that is disabled, or of a region that there is not', async () => {
		const { page, shoot } = editor();
		const id = accountOf('kaleyra');
		const trigger = triggerOf('kaleyra');
		await setStored(page, id, { d: true });
		await setStored(page, trigger, {});
		await editNode(page, trigger);
		await page.locator('.ringback-fault:visible').waitFor();
		expect(await sentences(page)).toEqual({ account: expect.stringContaining('is disabled') });
		await shoot('disabled-account');
		await closeBy(page, '#node-dialog-cancel');
		await setStored(page, id, { d: false, region: 'moon' });
		await setStored(page, trigger, {});
		expect((await wrongNodes(page)).join()).toMatch(/Region: this provider has no such region/);
		await setStored(page, id, { region: 'sandbox' });
		await setStored(page, trigger, {});
		expect(await wrongNodes(page)).toEqual([]);
	});
}
