import type { Page } from 'playwright-core';
import { ASKS, startCmCom, startTalkdesk } from '../../sandbox/support';
import { objections } from './axe';
import { faintText, namelessControls, overflowPx, repeatedIds } from './measure';
import { openPage, phoneOf, pickUpMyself, stillSandbox, useBrowser } from './support';

const VIEWS = ['phones', 'calls', 'flows', 'report', 'faults', 'connect'];
const browser = useBrowser();

/** A page with something in every view: phones that ring, speak and were rejected, reports, a fault. */
async function busyPage() {
	const { page } = browser();
	const { sandbox, pass } = await stillSandbox();
	await openPage(page, sandbox);
	await pickUpMyself(page, sandbox);
	const texts = { order_number: '1042', origin_store: 'Corner shop' };
	await startTalkdesk(
		sandbox,
		{ customer_number: '+14155550101', ...texts },
		{ flowId: ASKS.talkdesk },
	);
	await startTalkdesk(sandbox, { customer_number: '+14155550102', ...texts });
	await startCmCom(sandbox, { callee: '+447700900103', 'flow-variables': texts });
	await phoneOf(page, '+14155550101').getByRole('button', { name: 'Answer' }).click();
	await phoneOf(page, '+14155550101').getByText('Press 1').waitFor();
	await pass(12);
	await phoneOf(page, '+14155550101').getByText('waits for a key').waitFor();
	await phoneOf(page, '+14155550102').getByRole('button', { name: 'Reject' }).click();
	await phoneOf(page, '+14155550102').getByText('Rejected').waitFor();
	return { page, sandbox };
}

/** Shows a view with all of it unfolded. */
async function show(page: Page, view: string): Promise<void> {
	await page.locator(`nav a[href="#${view}"]`).click();
	await page.locator(`#view-${view}`).waitFor();
	if (view === 'calls') {
		await page.locator('#calls-list a').first().click();
		await page.locator('.story').waitFor();
	}
	if (view === 'report') await page.locator('#report tbody tr').first().waitFor();
	if (view === 'faults') await page.getByLabel('Slow answer at Kaleyra').check();
	await page.evaluate(() => {
		for (const details of Array.from(document.querySelectorAll('details'))) details.open = true;
	});
}

describe.each(['light', 'dark'] as const)('in the %s', (colorScheme) => {
	it('every view passes axe, has names on its controls, ids of its own, and text that can be read', async () => {
		await browser().page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		const { page } = await busyPage();
		for (const view of VIEWS) {
			await show(page, view);
			const found = {
				view,
				axe: await objections(page),
				nameless: await page.evaluate(namelessControls),
				repeated: await page.evaluate(repeatedIds),
				faint: await page.evaluate(faintText),
			};
			expect(found).toEqual({ view, axe: [], nameless: [], repeated: [], faint: [] });
			await browser().shoot(`sandbox-${view}-${colorScheme}`);
		}
	});
});

describe('with nothing in it yet', () => {
	it.each(['light', 'dark'] as const)('every view passes axe in the %s', async (colorScheme) => {
		const { page } = browser();
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		const { sandbox } = await stillSandbox();
		await openPage(page, sandbox);
		for (const view of VIEWS) {
			await page.locator(`nav a[href="#${view}"]`).click();
			await page.locator(`#view-${view} h2`).waitFor();
			expect([view, ...(await objections(page))]).toEqual([view]);
		}
	});
});

describe('at 360 pixels', () => {
	afterEach(() => browser().page.setViewportSize({ width: 1440, height: 1000 }));

	it('no view is wider than the window', async () => {
		await browser().page.setViewportSize({ width: 360, height: 740 });
		await browser().page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
		const { page } = await busyPage();
		for (const view of VIEWS) {
			await show(page, view);
			expect([view, await page.evaluate(overflowPx)]).toEqual([view, 0]);
			await browser().shoot(`sandbox-${view}-mobile`);
		}
	});
});

describe('the keyboard', () => {
	it('reaches the content first of all, then everything in order, with the focus in sight', async () => {
		const { page } = await busyPage();
		await page.reload();
		await phoneOf(page, '+14155550101').waitFor();
		const reached: string[] = [];
		for (let count = 0; count < 14; count += 1) {
			await page.keyboard.press('Tab');
			const seen = await page.evaluate(() => {
				const { outlineStyle } = getComputedStyle(document.activeElement!);
				const { textContent, id, ariaLabel } = document.activeElement as HTMLElement;
				return `${id || ariaLabel || textContent?.trim().replace(/\s.*/s, '')} ${outlineStyle}`;
			});
			reached.push(seen);
		}
		expect(reached).toEqual(
			[
				...['Skip', 'theme', 'Phones', 'Calls', 'Flows', 'Report', 'Faults', 'Connect'],
				...['pick-up', 'read-aloud', 'Phone +14155550101', '1', '2', '3'],
			].map((name) => `${name} solid`),
		);
	});
});

describe('the theme', () => {
	it('follows the system until one is chosen, and the choice stays', async () => {
		const { page } = browser();
		const { sandbox } = await stillSandbox();
		const ground = () =>
			page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
		await page.emulateMedia({ colorScheme: 'light' });
		await openPage(page, sandbox);
		const light = await ground();
		await page.emulateMedia({ colorScheme: 'dark' });
		const dark = await ground();
		expect(dark).not.toBe(light);
		await page.getByRole('button', { name: 'Theme: auto' }).click();
		expect(await ground()).toBe(light);
		await page.reload();
		await page.getByRole('button', { name: 'Theme: light' }).waitFor();
		expect(await ground()).toBe(light);
	});
});

describe('reduced motion', () => {
	it.each([
		{ reducedMotion: 'reduce', moves: false },
		{ reducedMotion: 'no-preference', moves: true },
	] as const)('$reducedMotion: a ringing phone moves: $moves', async ({ reducedMotion, moves }) => {
		await browser().page.emulateMedia({ reducedMotion });
		const { page } = await busyPage();
		expect((await page.evaluate(() => document.getAnimations().length)) > 0).toBe(moves);
	});
});
