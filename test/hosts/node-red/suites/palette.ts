import type { Page } from 'playwright-core';
import { PROVIDER_IDS, tableOf } from '../../../../core';

const TYPES = [
	'ringback-outbound-call-result',
	'ringback-trigger-voice-flow',
	'ringback-validate-e164',
];

/** The nodes in the palette, and what people type there who do not know what a node is called. */
export function palette(editor: () => { page: Page; shoot(name: string): Promise<void> }): void {
	const entry = (type: string) =>
		editor().page.locator(`.red-ui-palette-node[data-palette-type="${type}"]`);

	/** Of a category that folds up, a node may be hidden without being left out. */
	const leftOut = (type: string) =>
		editor().page.locator(`.red-ui-palette-node[data-palette-type="${type}"][data-filter]`);

	it('shows the nodes in the palette, with their labels', async () => {
		const labels: string[] = [];
		for (const type of TYPES) {
			await entry(type).scrollIntoViewIfNeeded();
			labels.push((await entry(type).innerText()).replace(/\s+/g, ' ').trim());
		}
		expect(labels).toEqual(['outbound call result', 'trigger voice flow', 'validate E.164']);
		await editor().shoot('canvas');
	});

	it.each(['phone', 'dial', 'call', 'IVR', ...PROVIDER_IDS.map((id) => tableOf(id).company)])(
		'finds the trigger in the palette by "%s"',
		async (words) => {
			const search = editor().page.locator('#red-ui-palette-search input');
			// the search listens to keys
			await search.pressSequentially(words);
			// the search looks a moment after the last key
			await leftOut('debug').waitFor({ state: 'attached' });
			expect(await leftOut('ringback-trigger-voice-flow').count()).toBe(0);
			await search.clear();
			await search.press('Escape');
			await leftOut('debug').waitFor({ state: 'detached' });
		},
	);
}
