import type { Page } from 'playwright-core';
import { PROVIDER_IDS, tableOf } from '../../../../core';

/** What people type into the palette who do not know what a node is called. */
export function paletteSearch(page: () => Page): void {
	it.each(['phone', 'dial', 'call', 'IVR', ...PROVIDER_IDS.map((id) => tableOf(id).company)])(
		'finds the trigger in the palette by "%s"',
		async (words) => {
			const search = page().locator('#red-ui-palette-search input');
			const entry = (type: string) =>
				page().locator(`.red-ui-palette-node[data-palette-type="${type}"]`);
			await search.fill(words);
			// the search looks a moment after the last key
			await entry('debug').waitFor({ state: 'hidden' });
			expect(await entry('ringback-trigger-voice-flow').isVisible()).toBe(true);
			await search.fill('');
			await entry('debug').waitFor();
		},
	);
}
