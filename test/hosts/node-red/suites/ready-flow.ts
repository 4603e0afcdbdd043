/** The button of the account's dialog that makes a ready flow at the provider: only after a yes. */
import { PROVIDER_IDS, tableOf } from '../../../../core';
import { closeBy, editAccountOf, type AccountEditor } from '../editor';
import { accountOf } from '../flow';

export function readyFlow(editor: () => AccountEditor): void {
	it.each(PROVIDER_IDS.filter((id) => tableOf(id).readyFlow))(
		'makes a flow at %s after a question, and tells its ID',
		async (provider) => {
			const { page, sandbox, shoot } = editor();
			const part = (name: string) => page.locator(`#ringback-make-${name}`);
			const before = sandbox.flows().length;
			const called = sandbox.calls().length;
			await editAccountOf(page, accountOf(provider));
			await part('flow').click();
			await part('words')
				.filter({ hasText: tableOf(provider).company })
				.waitFor();
			await part('yes').scrollIntoViewIfNeeded();
			await shoot(`ready-flow-${provider}-asked`);
			await part('no').click();
			expect(await part('question').isVisible()).toBe(false);
			expect(sandbox.flows()).toHaveLength(before);

			await part('flow').click();
			await part('yes').click();
			const said = page.locator('#ringback-make-result[data-state="good"]');
			await said.filter({ hasText: 'Flow ID' }).waitFor();
			await shoot(`ready-flow-${provider}-made`);
			await closeBy(page, '#node-config-dialog-cancel');
			expect(sandbox.flows()).toHaveLength(before + 1);
			expect(sandbox.calls()).toHaveLength(called);
		},
	);

	it('is not offered where no flow can be made', async () => {
		const { page } = editor();
		await editAccountOf(page, accountOf('talkdesk'));
		expect(await page.locator('#ringback-make-flow').isVisible()).toBe(false);
		await closeBy(page, '#node-config-dialog-cancel');
	});
}
