/** The example that is a page: calls placed and watched by hand, in Chromium. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox, type Sandbox } from '../../../sandbox/index';
import type { StoredNode } from 'node-red-node-test-helper';
import { exampleAt } from '../../node-red/support/examples';
import { openIn } from '../../node-red/support/hours';
import { deployTo, startNodeRed, type NodeRedProcess } from '../../node-red/support/process';
import { install, pack } from '../../support/packed';
import { openBrowser, type Browser } from '../support/browser';

const dashboard = process.env.RINGBACK_HOST_DASHBOARD;
if (dashboard === undefined)
	throw new Error(
		'RINGBACK_HOST_DASHBOARD is not set: start these tests with "npm run test:hosts"',
	);

/** Calls of Hetty are outside their hours, whenever the tests run; all others are within. */
const withHours = (node: StoredNode): StoredNode =>
	node.type === 'ringback-trigger-voice-flow'
		? {
				...node,
				...{ askRules: true, timeZone: 'UTC', timeZoneType: 'str' },
				callingHours: `form.name = 'Hetty' ? '${openIn(2, Date.now()).callingHours}' : 'Mon-Sun 00:00-24:00'`,
				callingHoursType: 'jsonata',
			}
		: node;

describe('the example "Dashboard page"', () => {
	const temporary = mkdtempSync(join(tmpdir(), 'dashboard-'));
	let sandbox: Sandbox;
	let nodeRed: NodeRedProcess;
	let browser: Browser;

	beforeAll(async () => {
		const { tarball } = await pack('node-red', temporary);
		const userDir = join(temporary, 'user');
		await install(tarball, userDir);
		const scope = join(userDir, 'node_modules', '@flowfuse');
		mkdirSync(scope, { recursive: true });
		symlinkSync(
			join(dashboard, 'node_modules/@flowfuse/node-red-dashboard'),
			join(scope, 'node-red-dashboard'),
		);
		sandbox = await startSandbox({ speed: 50 });
		nodeRed = await startNodeRed({ red: require.resolve('node-red/red.js'), userDir });
		await deployTo(nodeRed, exampleAt('Dashboard page', sandbox.url).map(withHours));
		browser = await openBrowser();
		await browser.page.goto(`${nodeRed.url}/dashboard/calls`);
	});
	afterAll(async () => {
		await browser?.close();
		await nodeRed?.stop('SIGKILL');
		await sandbox?.stop();
		rmSync(temporary, { recursive: true, maxRetries: 3 });
	});

	/** Fills in the form, and waits for how the call ended to stand in the table. */
	async function call(name: string, phone: string, country: string, exit: string) {
		const { page } = browser;
		for (const [label, value] of [
			['Name', name],
			['Phone number', phone],
			['Country', country],
			['Order', `order of ${name}`],
		] as const)
			await page.getByLabel(label).fill(value);
		await page.getByRole('button', { name: 'Call', exact: true }).click();
		await page.getByRole('row').filter({ hasText: name }).filter({ hasText: exit }).waitFor();
	}

	it.each([
		{ name: 'Ada', phone: '+1 415 555 0101', country: '', exit: 'Answered' },
		{ name: 'Ben', phone: '020 7946 0003', country: 'GB', exit: 'Busy' },
		{ name: 'Dora', phone: '0171 3920004', country: 'DE', exit: 'No Answer' },
		{ name: 'Emil', phone: 'will follow', country: 'DE', exit: 'Not Called' },
	])('shows that the call of $name ended with $exit', async ({ name, phone, country, exit }) => {
		await call(name, phone, country, exit);
	});

	it('draws how they ended, keeps the list for the next visitor, and asks no server outside', async () => {
		const { page, shoot, complaints } = browser;
		await shoot('dashboard');
		await page.reload();
		await page.getByRole('row').filter({ hasText: 'Dora' }).waitFor();
		await page.locator('.nrdb-ui-chart canvas, .nrdb-ui-chart svg').first().waitFor();
		expect(sandbox.calls()).toHaveLength(3);
		expect(complaints).toEqual([]);
	});

	it('shows what is held, gives it up, and stops the account', async () => {
		const { page, shoot } = browser;
		const button = (name: string) => page.getByRole('button', { name });
		const answered = sandbox.calls().length;
		await call('Hetty', '+14155550101', '', 'Calling…');
		await page.getByText(/0 open, 1 held, next /).waitFor();
		await shoot('dashboard-held');
		await button('Give up').click();
		await page
			.getByRole('row')
			.filter({ hasText: 'Hetty' })
			.filter({ hasText: 'stopped' })
			.waitFor();
		await page.getByText('0 open, 0 held').waitFor();
		await button('Stop all calls').click();
		await page.getByText('The account is stopped').waitFor();
		await call('Fritz', '+14155550101', '', 'Not Called');
		await button('Allow calls again').click();
		await page.getByText('0 open, 0 held').waitFor();
		await call('Gerda', '+14155550101', '', 'Answered');
		expect(sandbox.calls()).toHaveLength(answered + 1);
		await shoot('dashboard');
	});
});
