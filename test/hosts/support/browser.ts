/** Chromium for the editors: it reaches this machine alone, and everything it complains about is kept. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';

const SCREENSHOTS = join(__dirname, '../../../.ringback/screenshots');
const OPTIONS = {
	executablePath: process.env.RINGBACK_CHROMIUM ?? '/usr/bin/chromium',
	headless: true,
	viewport: { width: 1440, height: 1000 },
	args: [
		'--no-sandbox',
		'--disable-gpu',
		'--disable-quic',
		'--no-first-run',
		'--disable-background-networking',
		'--disable-component-update',
		'--disable-sync',
	],
};
/** Below the limit of a test, so that it says what it was waiting for. */
const PATIENCE_MS = 60_000;
const HERE = ['127.0.0.1', 'localhost'];

export interface Browser {
	readonly page: Page;
	/** Errors of the page and of its console, and requests that would have left this machine. */
	readonly complaints: readonly string[];
	/** Writes .ringback/screenshots/<name>.png, for people to look at. */
	shoot(name: string): Promise<void>;
	close(): Promise<void>;
}

export async function openBrowser(): Promise<Browser> {
	const profile = mkdtempSync(join(tmpdir(), 'chromium-'));
	const context: BrowserContext = await chromium.launchPersistentContext(profile, OPTIONS);
	const page = context.pages()[0] ?? (await context.newPage());
	page.setDefaultTimeout(PATIENCE_MS);
	const complaints: string[] = [];
	await page.route('**/*', (route) => {
		const { hostname, protocol, origin } = new URL(route.request().url());
		if (HERE.includes(hostname) || ['data:', 'blob:'].includes(protocol)) return route.continue();
		complaints.push(`asked for ${origin}`);
		return route.abort();
	});
	page.on('pageerror', (error) => complaints.push(String(error)));
	page.on('console', (message) => {
		if (message.type() === 'error') complaints.push(message.text());
	});
	mkdirSync(SCREENSHOTS, { recursive: true });
	return {
		page,
		complaints,
		async shoot(name) {
			// dialogs slide in
			await page.evaluate(() =>
				Promise.all(
					document
						.getAnimations()
						// what turns for ever is never finished
						.filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
						.map((animation) => animation.finished),
				).catch(() => undefined),
			);
			await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
		},
		async close() {
			await context.close();
			rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
		},
	};
}
