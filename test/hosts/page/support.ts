import type { Page } from 'playwright-core';
import type { Sandbox, SandboxSettings } from '../../../sandbox/index';
import { manualClock } from '../../sandbox/clocks';
import { openSandbox, startCmCom } from '../../sandbox/support';
import { openBrowser, type Browser } from '../support/browser';

/** One Chromium for the tests of a file; a test gets a page without anything of the one before. */
export function useBrowser(): () => Browser {
	let browser: Browser;
	beforeAll(async () => {
		browser = await openBrowser();
	});
	afterAll(() => browser?.close());
	afterEach(() => browser.page.goto('about:blank'));
	return () => browser;
}

/** Opens the sandbox's page and waits until it hears the sandbox. */
export async function openPage(page: Page, sandbox: Sandbox, view = 'phones'): Promise<void> {
	await page.goto(`${sandbox.url}/#${view}`);
	await page.locator('#connection', { hasText: 'Live' }).waitFor();
}

/** A sandbox whose time stands still until the test moves it: phones ring as long as need be. */
export async function stillSandbox(settings: SandboxSettings = {}) {
	const clock = manualClock();
	const sandbox = await openSandbox({ clock, speed: 1, ...settings });
	return { sandbox, pass: (seconds: number) => clock.pass(seconds * 1_000) };
}

/** Has phones wait for a person, and waits until they do. */
export async function pickUpMyself(page: Page, sandbox: Sandbox): Promise<void> {
	const held = page.waitForResponse(`${sandbox.url}/_sandbox/hold`);
	await page.getByLabel('I pick up myself').check();
	await held;
}

/** Places many calls, some at a time. */
export async function flood(sandbox: Sandbox, count: number): Promise<void> {
	for (let placed = 0; placed < count; placed += 100)
		await Promise.all(
			Array.from({ length: Math.min(100, count - placed) }, (_, index) =>
				startCmCom(sandbox, {
					callee: `+1415555${String((placed + index) % 100).padStart(2, '0')}01`,
					'instruction-id': `flood-${placed + index}`,
				}),
			),
		);
}

/** The phone of a number on the page. */
export const phoneOf = (page: Page, number: string) => page.getByLabel(`Phone ${number}`);

export const elementCount = (page: Page): Promise<number> =>
	page.evaluate(() => document.querySelectorAll('*').length);
