/** The package in the editors of both Node-RED lines, as a person meets it. */
import type { Page } from 'playwright-core';
import { PROVIDER_IDS } from '../../../core';
import { startSandbox, type Sandbox } from '../../../sandbox/index';
import { useInstalled } from '../../node-red/support/installed';
import { deployTo, startNodeRed, type NodeRedProcess } from '../../node-red/support/process';
import { openBrowser, type Browser } from '../support/browser';
import {
	closeBy,
	deployIn,
	editAccountOf,
	editNode,
	openEditor,
	redFields,
	wrongNodes,
	type EditorWindow,
} from './editor';
import { SAMPLES } from '../../providers';
import { TAKER, VALIDATE, accountOf, editorFlow, injectOf, triggerOf } from './flow';
import { accountDialog } from './suites/account-dialog';
import { missingCredentials } from './suites/missing-credentials';
import { palette } from './suites/palette';
import { rules } from './suites/rules';
import { savedSettings } from './suites/saved-settings';
import { wrongCountry } from './suites/wrong-country';
import { wrongSettings } from './suites/wrong-settings';
import { VERSIONS } from './versions';

const TYPES = [
	'ringback-outbound-call-result',
	'ringback-trigger-voice-flow',
	'ringback-validate-e164',
];

const { userFolder } = useInstalled();

describe.each(VERSIONS)('Node-RED $version', ({ version, red }) => {
	let sandbox: Sandbox;
	let nodeRed: NodeRedProcess;
	let browser: Browser;
	let page: Page;
	const shoot = (name: string) => browser.shoot(`node-red-${version.split('.')[0]}-${name}`);

	beforeAll(async () => {
		sandbox = await startSandbox({ speed: 50 });
		nodeRed = await startNodeRed({ red, userDir: userFolder() });
		await deployTo(nodeRed, editorFlow(sandbox.url, '+14155550103'));
		browser = await openBrowser();
		page = browser.page;
		await open();
	});
	afterAll(async () => {
		await browser?.close();
		await nodeRed?.stop('SIGKILL');
		await sandbox?.stop();
	});

	const open = () => openEditor(page, nodeRed.url);

	const results = async () =>
		(await (await fetch(`${nodeRed.url}/results`)).json()) as Array<Record<string, unknown>>;
	async function resultsAre(count: number) {
		for (;;) {
			const list = await results();
			if (list.length >= count) return list;
			// the status of a node changes when something happens to it
			await page.evaluate(() => new Promise((shown) => requestAnimationFrame(shown)));
		}
	}

	const edit = (id: string) => editNode(page, id);
	const editAccount = (id: string) => editAccountOf(page, id);
	const closed = (button: string) => closeBy(page, button);
	const deploy = () => deployIn(page);
	/** Presses the button of the account's dialog; what it says then. */
	async function testConnection(): Promise<string> {
		await page.locator('#ringback-test').click();
		const said = page.locator('#ringback-test-result:is([data-state="good"], [data-state="bad"])');
		await said.waitFor();
		await said.scrollIntoViewIfNeeded();
		return said.innerText();
	}

	palette(() => ({ page, shoot }));

	it('takes every node of a flow as properly configured', async () => {
		expect(await wrongNodes(page)).toEqual([]);
	});

	it.each([
		...PROVIDER_IDS.map((provider) => [`trigger-${provider}`, triggerOf(provider)]),
		['results', TAKER],
		['validate', VALIDATE],
	])('opens the dialog of %s', async (name, id) => {
		await edit(id!);
		await page.locator('.ringback-form').waitFor();
		await shoot(name!);
		for (const options of await page.locator('.ringback-form details > summary').all())
			await options.click();
		await page.locator('.ringback-form .form-row:visible').last().scrollIntoViewIfNeeded();
		await shoot(`${name}-options`);
		await closed('#node-dialog-cancel');
		expect(browser.complaints).toEqual([]);
	});

	it.each(PROVIDER_IDS)(
		'opens the account of %s and tests it, without a call',
		async (provider) => {
			await editAccount(accountOf(provider));
			expect(await redFields(page)).toEqual([]);
			expect(await testConnection()).toMatch(/gave an access token|accepted|was not tested/);
			await shoot(`account-${provider}`);
			await closed('#node-config-dialog-cancel');
			expect(sandbox.calls()).toEqual([]);
			expect(browser.complaints).toEqual([]);
		},
	);

	it('tests every exit from the dialog of the results, without a call', async () => {
		await edit(TAKER);
		await page.locator('#ringback-test-results').click();
		const said = page.locator('#ringback-test-results-said:is([data-state="good"])');
		await said.waitFor();
		await said.scrollIntoViewIfNeeded();
		expect((await said.innerText()).split('\n')).toEqual([
			'– No Result (Talkdesk Studio has no such report)',
			...['Answered', 'Voicemail', 'Busy', 'No Answer', 'Invalid Number', 'Failed'].map(
				(exit) => `✓ ${exit}`,
			),
		]);
		expect(await page.locator('#ringback-copy-this').inputValue()).toContain(
			`POST ${nodeRed.url}/ringback/`,
		);
		await shoot('results-tested');
		await closed('#node-dialog-cancel');
		expect(sandbox.calls()).toEqual([]);
		expect(browser.complaints).toEqual([]);
	});

	it('shows the help of each node', async () => {
		for (const type of [...TYPES, 'ringback-account']) {
			const help = await page.evaluate(
				(name) => (window as unknown as EditorWindow).RED.nodes.getNodeHelp(name),
				type,
			);
			expect(help.length).toBeGreaterThan(500);
		}
	});

	it('places a call for each inject button, and reaches the exit', async () => {
		for (const provider of PROVIDER_IDS)
			await SAMPLES[provider].setUp?.(
				sandbox.url,
				`${nodeRed.url}/ringback/${accountOf(provider)}`,
			);
		for (const provider of PROVIDER_IDS)
			await page
				.locator(`[id="${injectOf(provider)}"] .red-ui-flow-node-button-button`)
				.click({ force: true });
		const list = await resultsAre(PROVIDER_IDS.length);
		expect(list.map(({ provider, exit }) => `${provider} ${exit}`).sort()).toEqual(
			PROVIDER_IDS.map((provider) => `${provider} busy`).sort(),
		);
		expect(sandbox.calls()).toHaveLength(PROVIDER_IDS.length);
		const status = page.locator(`[id="${triggerOf('talkdesk')}"] .red-ui-flow-node-status-label`);
		await status.filter({ hasText: /\S/ }).waitFor();
		expect(await status.textContent()).not.toContain('ringback-');
		await shoot('called');
	});

	it('saves a change and deploys it without a question', async () => {
		await edit(triggerOf('talkdesk'));
		await page.locator('#node-input-name').fill('call the customer');
		await closed('#node-dialog-ok');
		await deploy();
		await open();
		expect(await wrongNodes(page)).toEqual([]);
		expect(
			await page.evaluate(
				(id) => (window as unknown as EditorWindow).RED.nodes.node(id).name,
				triggerOf('talkdesk'),
			),
		).toBe('call the customer');
	});

	it('takes a newcomer from a new account at the sandbox to a first call', async () => {
		const before = (await results()).length;
		await edit(triggerOf('talkdesk'));
		await page.locator('#node-input-account').selectOption('_ADD_');
		await page.locator('#node-input-btn-account-add').click();
		await page.locator('#node-config-dialog-ok').waitFor();
		await page.locator('#node-config-input-provider').selectOption('talkdesk');
		await page.locator('#ringback-use-sandbox').click();
		await page.locator('#node-config-input-sandboxUrl').fill(sandbox.url);
		expect(await testConnection()).toMatch(/gave an access token/);
		await shoot('new-account');
		await closed('#node-config-dialog-ok');
		await page.locator('#node-input-flowId + .red-ui-typedInput-container input').first().fill('');
		await page.locator('#ringback-tip-flowId button').click();
		await closed('#node-dialog-ok');
		await deploy();
		await open();
		expect(await wrongNodes(page)).toEqual([]);
		await page
			.locator(`[id="${injectOf('talkdesk')}"] .red-ui-flow-node-button-button`)
			.click({ force: true });
		const list = await resultsAre(before + 1);
		expect(list.at(-1)).toMatchObject({ provider: 'talkdesk', exit: 'busy' });
	});

	wrongCountry(() => page);
	savedSettings(() => page);
	rules(() => ({ page, shoot }));
	accountDialog(() => ({ page, sandbox, shoot }));
	wrongSettings(() => ({ page, shoot }));
	missingCredentials(() => ({ page, shoot, url: nodeRed.url }));

	it('has caused no error in the browser, asked no server outside, and stayed up', () => {
		expect(browser.complaints).toEqual([]);
		expect(nodeRed.isRunning()).toBe(true);
		expect(nodeRed.log()).not.toMatch(/\[error\]/);
	});
});
