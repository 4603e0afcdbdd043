/** axe's own checks, run in the page. */
import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const SOURCE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What axe objects to, as `impact rule: element`; empty when all is well. */
export async function objections(page: Page): Promise<string[]> {
	// evaluated by the debugger, which the page's own policy does not bind
	await page.evaluate(SOURCE);
	const { violations } = await page.evaluate(() =>
		(window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
	);
	return violations.flatMap(({ id, impact, nodes }) =>
		nodes.map(({ html, any }) => `${impact} ${id}: ${html.slice(0, 120)} ${any[0]?.message ?? ''}`),
	);
}
