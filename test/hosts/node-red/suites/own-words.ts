/** Providers share fields of one name; the dialog says of each what the chosen provider says of it. */
import { COMMON_TEXTS, PROVIDER_IDS, PROVIDER_TEXTS } from '../../../../core/tables';
import { fieldsOf } from '../../../../node-red/nodes/account/fields';
import { closeBy, editAccountOf, type AccountEditor } from '../editor';
import { accountOf } from '../flow';

export function ownWords(editor: () => AccountEditor): void {
	it.each(PROVIDER_IDS)('explains the fields of %s in its own words', async (provider) => {
		const { page } = editor();
		await editAccountOf(page, accountOf(provider));
		const shown = await page.evaluate(() =>
			$('.ringback-form .form-row[data-row]')
				.toArray()
				.map((row) => [
					row.dataset.row!,
					$(row).find('label > span').text(),
					$(row).children('.ringback-tip:not(.ringback-fault)').text(),
				]),
		);
		const texts = PROVIDER_TEXTS[provider].en.fields;
		for (const { name, kind } of fieldsOf(provider)) {
			const { label, help } = texts[name]!;
			const common = kind === 'address' ? COMMON_TEXTS.en.fields.baseUrl.help : '';
			expect(shown).toContainEqual([name, label, help ?? common]);
		}
		await closeBy(page, '#node-config-dialog-cancel');
	});
}
