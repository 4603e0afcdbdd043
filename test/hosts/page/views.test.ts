import { readFileSync } from 'node:fs';
import {
	control,
	openReceiver,
	openSandbox,
	startCmCom,
	startTalkdesk,
} from '../../sandbox/support';
import {
	elementCount,
	flood,
	openPage,
	phoneOf,
	pickUpMyself,
	stillSandbox,
	useBrowser,
} from './support';

const browser = useBrowser();

/** A sandbox on which one call has come to its end, and its page. */
async function afterOneCall(view: string) {
	const { page } = browser();
	const sandbox = await openSandbox();
	const receiver = await openReceiver();
	await startTalkdesk(sandbox, {
		customer_number: '+14155550101',
		order_number: '1042',
		origin_store: 'Corner shop',
		reference: 'order-1042',
		result_url: `${receiver.url}?rb=genuine`,
		result_token: 'genuine',
	});
	await sandbox.idle();
	await openPage(page, sandbox, view);
	return { page, sandbox };
}

describe('Calls', () => {
	it('shows a call with its way, its request, its answer and its report, secrets masked', async () => {
		const { page } = await afterOneCall('calls');
		await page.locator('#calls-list').getByText('order-1042').click();
		await page.locator('.story').getByText('Make outbound call').waitFor();
		for (const summary of await page.locator('#call-detail summary').all()) await summary.click();
		const text = await page.locator('#call-detail').innerText();
		expect(text).toContain('/interactions');
		expect(text).toContain('Answer: 202');
		expect(text).toContain('"exit": "Answered"');
		expect(text).not.toContain('genuine');
	});

	it('copies the start as curl', async () => {
		const { page, sandbox } = await afterOneCall('calls');
		await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
		await page.locator('#calls-list a').click();
		await page.getByText('Request that started it').click();
		await page.getByRole('button', { name: 'Copy as curl' }).click();
		await page.getByRole('button', { name: 'Copied' }).waitFor();
		const copied = await page.evaluate(() => navigator.clipboard.readText());
		expect(copied).toContain(`curl -X POST '${sandbox.baseUrls.talkdesk}/flows/`);
		expect(copied).toContain('Bearer ***');
	});

	it('finds by text and by outcome, and forgets all on demand', async () => {
		const { page, sandbox } = await afterOneCall('calls');
		await startCmCom(sandbox, { callee: '+14155550103', 'instruction-id': 'second' });
		const rows = page.locator('#calls-list li');
		await rows.nth(1).waitFor();
		await page.getByLabel('Find by number').fill('SECOND');
		expect(await rows.count()).toBe(1);
		await page.getByLabel('Find by number').fill('');
		await page.getByLabel('Show only').selectOption('Answered');
		expect(await rows.allInnerTexts()).toEqual([expect.stringContaining('+14155550101')]);
		page.once('dialog', (dialog) => void dialog.accept());
		await page.getByRole('button', { name: 'Forget all calls' }).click();
		await page.getByText('No calls yet.').waitFor();
		expect(sandbox.calls()).toEqual([]);
	});
});

describe('a search', () => {
	it('stays while another section is in sight, and finds nothing once all calls are forgotten', async () => {
		const { page, sandbox } = await afterOneCall('calls');
		const rows = page.locator('#calls-list li');
		await page.getByLabel('Find by number').fill('order-1042');
		await page.locator('nav a[href="#faults"]').click();
		await page.locator('nav a[href="#calls"]').click();
		expect(await page.getByLabel('Find by number').inputValue()).toBe('order-1042');
		await rows.first().waitFor();
		await control(sandbox, 'DELETE', '/calls');
		await page.getByText('No calls yet.').waitFor();
		await startCmCom(sandbox, { callee: '+14155550103', 'instruction-id': 'second' });
		await page.locator('#calls-count', { hasText: /^1$/ }).waitFor();
		await page.getByText('No call is like that.').waitFor();
		expect(await rows.count()).toBe(0);
	});
});

describe('Flows', () => {
	it('draws every step and exit, and says how the flow is started', async () => {
		const { page, sandbox } = await afterOneCall('flows');
		const flows = (await control(sandbox, 'GET', '/flows')).body;
		for (const { name, steps } of flows) {
			await page.locator('#flow-tabs').getByText(name, { exact: true }).click();
			await page.locator('#flow h3', { hasText: name }).waitFor();
			expect(await page.locator('.flow-picture g.step').count()).toBe(steps.length);
		}
		await page.getByRole('button', { name: 'Kaleyra' }).click();
		const url = flows.at(-1).requestDetails.kaleyra.url;
		expect(await page.locator('#flow .panel').innerText()).toContain(`POST ${url}`);
	});
});

describe('Report', () => {
	it('has a row for each step, and the same as CSV', async () => {
		const { page } = await afterOneCall('report');
		await page.locator('#report td', { hasText: 'Make outbound call' }).waitFor();
		expect(await page.locator('#report-provider').inputValue()).toBe('all');
		await page.locator('#report-provider').selectOption('Talkdesk');
		await page.locator('#report td', { hasText: 'Make outbound call' }).waitFor();
		const rows = await page.locator('#report tbody tr').count();
		const download = page.waitForEvent('download');
		await page.getByRole('link', { name: 'Download CSV' }).click();
		const csv = readFileSync(await (await download).path(), 'utf8');
		expect(csv).toContain('Flow Execution ID');
		expect(csv.trimEnd().split('\r\n')).toHaveLength(rows + 1);
	});
});

describe('Faults', () => {
	it('are switched on and off one by one, and go out by themselves', async () => {
		const { page, sandbox } = await afterOneCall('faults');
		const ordered = async () => (await control(sandbox, 'GET', '/faults')).body;
		const twice = page.getByLabel('Report twice at CM.com');
		const slow = page.getByLabel('Slow answer at Kaleyra');
		await page.locator('.fault', { hasText: 'Report twice' }).getByRole('spinbutton').fill('2');
		await twice.check();
		await slow.check();
		await page.locator('.fault', { hasText: 'Report twice' }).getByText('2 left').waitFor();
		await page.locator('.fault', { hasText: 'Slow answer' }).getByText('1 left').waitFor();
		await slow.uncheck();
		await page.locator('#faults-count', { hasText: /^2$/ }).waitFor();
		expect(await ordered()).toEqual([{ provider: 'cmCom', fault: 'duplicate-report', times: 2 }]);

		const { url } = await openReceiver();
		for (const callee of ['+14155550101', '+14155550102'])
			await startCmCom(sandbox, { callee, 'callback-url': url });
		await sandbox.idle();
		await page.locator('#faults-count').waitFor({ state: 'hidden' });
		expect(await twice.isChecked()).toBe(false);
	});
});

describe('hostile text', () => {
	const HOSTILE = `"><img src=x onerror="document.body.dataset.pwned='1'"><script>alert(1)</script>`;

	it('stays text in every view', async () => {
		const { page, complaints } = browser();
		const earlier = complaints.length;
		const { sandbox, pass } = await stillSandbox();
		const receiver = await openReceiver();
		await openPage(page, sandbox);
		await pickUpMyself(page, sandbox);
		const variables = { order_number: HOSTILE, origin_store: HOSTILE, [HOSTILE]: HOSTILE };
		await startCmCom(sandbox, {
			callee: '+14155550101',
			'instruction-id': HOSTILE.slice(0, 60),
			'flow-variables': variables,
			'callback-url': `${receiver.url}/${HOSTILE}`,
		});
		await startTalkdesk(sandbox, { customer_number: HOSTILE, order_number: HOSTILE });
		await phoneOf(page, '+14155550101').getByRole('button', { name: 'Answer' }).click();
		await page.locator('.lines', { hasText: '<script>alert(1)</script>' }).waitFor();
		await pass(120);
		await sandbox.idle();
		await page.goto(`${sandbox.url}/#calls`);
		for (const row of await page.locator('#calls-list a').all()) {
			await row.click();
			await page.locator('.story').waitFor();
			for (const summary of await page.locator('#call-detail summary').all()) await summary.click();
		}
		for (const view of ['flows', 'report', 'connect', `calls/${HOSTILE}`]) {
			await page.goto(`${sandbox.url}/#${view}`);
			await page.locator('main section:not([hidden]) h2').waitFor();
		}
		const found = await page.evaluate(() => [
			document.body.dataset.pwned,
			document.querySelectorAll('main img, main script').length,
		]);
		expect(found).toEqual([undefined, 0]);
		// asking for a call that is not there is answered 404, and Chromium says so
		const fresh = complaints.slice(earlier).filter((complaint) => !complaint.includes('404'));
		expect(fresh).toEqual([]);
	});
});

describe('thousands of calls', () => {
	it('leave the page small and usable when they end', async () => {
		const { page } = browser();
		const sandbox = await openSandbox();
		await openPage(page, sandbox, 'calls');
		await flood(sandbox, 3_000);
		await sandbox.idle();
		await page.locator('#calls-count', { hasText: '3,000' }).waitFor();
		await page.getByLabel('Find by number').fill('flood-2999');
		await page.locator('#calls-list a').click();
		await page.locator('.story').getByText('The call is over.').waitFor();
		await page.getByLabel('Find by number').fill('');
		expect(await page.locator('#calls-list li').count()).toBe(100);
		expect(await elementCount(page)).toBeLessThan(3_000);
		// the page itself knows the newest 2,000 alone
		await page.getByLabel('Find by number').fill('flood-0');
		await page.locator('#calls-list').getByText('flood-0 ').waitFor();
		await page.getByLabel('Find by number').fill('flood-4000');
		await page.getByText('No call is like that.').waitFor();
	});

	it('leave the page small and usable while they ring', async () => {
		const { page } = browser();
		const { sandbox } = await stillSandbox();
		await openPage(page, sandbox);
		await pickUpMyself(page, sandbox);
		await flood(sandbox, 3_000);
		await page.getByText('2,988 more phones in use.').waitFor();
		expect(await page.locator('.phone').count()).toBe(12);
		expect(await elementCount(page)).toBeLessThan(3_000);
		await page.getByRole('button', { name: 'Answer' }).first().click();
		await page.getByRole('button', { name: 'Hang up' }).waitFor();
	});
});
