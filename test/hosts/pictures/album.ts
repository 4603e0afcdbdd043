/** Where pictures go, and how large they may be: a README is read on phones too. */
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, PageScreenshotOptions } from 'playwright-core';

const LARGEST_BYTES = 200_000;

export interface Album {
	/** Writes <folder>/<name>.png: the whole window, or a part of it. */
	add(page: Page, name: string, part?: PageScreenshotOptions['clip']): Promise<void>;
}

export function openAlbum(folder: string): Album {
	mkdirSync(folder, { recursive: true });
	return {
		async add(page, name, part) {
			const path = join(folder, `${name}.png`);
			// dialogs slide in, and some things turn for ever
			await page.screenshot({ path, animations: 'disabled', caret: 'hide', clip: part });
			const { size } = statSync(path);
			console.log(`${name}.png ${Math.round(size / 1000)} KB`);
			if (size > LARGEST_BYTES)
				throw new Error(`${name}.png has ${size} bytes; crop it to ${LARGEST_BYTES} at most`);
		},
	};
}
