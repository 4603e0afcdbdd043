import { randomUUID } from 'node:crypto';
import { OUTPUTS, PROVIDER_IDS, type ProviderId } from '../../../../core';
import { outputName } from '../../../../nodes/shared/host/output-name';
import { CALLBACK_TYPE, SANDBOX_ACCOUNTS, type Accounts } from '../support/accounts';
import { openEditor, type Editor } from '../support/editor';
import {
	BEFORE,
	LOOKING_UP,
	NOT_WAITING,
	OPTIONS_OF_ALL,
	RULES,
	VALIDATE,
	WAITING,
} from '../support/editor-labels';
import { importExample, readExample } from '../support/examples';
import { OWNER } from '../support/host';
import { node } from '../support/nodes';
import { SAMPLES } from '../../../providers';
import { REPOSITORY, type World } from '../support/world';

const EXAMPLES = [
	'courier-at-the-door',
	'list-of-orders',
	'fire-and-forget',
	'results-arrive',
	'try-again',
];

/** What builders see in Chromium. Pictures are kept, for people to look at. */
export function editor(world: () => World): void {
	let accounts: Accounts;
	let open: Editor;
	beforeAll(async () => {
		({ accounts } = await world().counterpart());
		open = await openEditor(world().host.url, OWNER);
		await open.openWorkflow(await everyNode());
	});
	afterAll(() => open?.close());

	/** A workflow with each node once per provider. */
	const everyNode = () =>
		world().host.addWorkflow({
			name: 'Every node',
			nodes: [
				...PROVIDER_IDS.map((provider, index) =>
					trigger(`${provider} waiting`, provider, [0, index * 400], {}),
				),
				trigger('cmCom going on', 'cmCom', [400, 0], { waitForResult: false }),
				trigger('asking rules', 'cmCom', [400, 900], { options: { rules: { values: {} } } }),
				trigger('falling back', 'cmCom', [400, 1300], {
					options: { fallback: { kaleyra: { flowId: 'another flow' } } },
				}),
				trigger('looking up', 'talkdesk', [800, 0], { operation: 'lookUpResult' }),
				node('After', 'n8n-nodes-ringback.validateE164', 1, {}, { position: [800, 300] }),
				node('Check', 'n8n-nodes-ringback.validateE164', 1, {}, { position: [400, 300] }),
				node(
					'Result',
					'n8n-nodes-ringback.outboundCallResult',
					1,
					{},
					{
						position: [400, 600],
						webhookId: randomUUID(),
						credentials: { [CALLBACK_TYPE]: accounts[CALLBACK_TYPE]! },
					},
				),
			],
			connections: {
				'cmCom going on': { main: [[{ node: 'After', type: 'main', index: 0 }]] },
			},
		});

	const trigger = (
		name: string,
		provider: ProviderId,
		position: readonly number[],
		parameters: object,
	) => {
		const { type, flowId } = SANDBOX_ACCOUNTS[provider];
		return node(
			name,
			'n8n-nodes-ringback.triggerVoiceFlow',
			2,
			{ provider, flowId, to: '+14155550101', ...parameters },
			{
				position,
				credentials: { [type]: accounts[type]!, [CALLBACK_TYPE]: accounts[CALLBACK_TYPE]! },
			},
		);
	};

	/** What `look` sees in an open node. */
	async function within<T>(name: string, picture: string, look: () => Promise<T>): Promise<T> {
		await open.openNode(name);
		const seen = await look();
		await open.shoot(`n8n-${picture}`);
		await open.closeNode();
		return seen;
	}

	it('cuts the name of no output off', async () => {
		const names = OUTPUTS.triggerWaiting.map(outputName);
		const texts = await open.page.locator('[data-test-id="canvas-node"]').evaluateAll(
			(nodes, known) =>
				nodes
					.flatMap((one) => Array.from(one.querySelectorAll('*')))
					.filter(({ childElementCount }) => childElementCount === 0)
					.filter(({ textContent }) => known.includes(textContent!.trim()))
					.map((one) => ({
						name: one.textContent!.trim(),
						isWhole: one.scrollWidth <= one.clientWidth,
					})),
			names,
		);
		expect(new Set(texts.map(({ name }) => name))).toEqual(new Set(names));
		expect(texts.filter(({ isWhole }) => !isWhole)).toEqual([]);
	});

	it.each(PROVIDER_IDS)('shows what %s takes, and hides the rest', async (provider) => {
		const seen = await within(`${provider} waiting`, `trigger-${provider}`, async () => ({
			labels: await open.labels(),
			options: (await open.offeredOptions()).sort(),
		}));
		expect(seen).toEqual({
			labels: [...BEFORE, ...SAMPLES[provider].form.fields, ...WAITING],
			options: [...OPTIONS_OF_ALL, ...SAMPLES[provider].form.options].sort(),
		});
	});

	it('hides the wait limit from a call that nothing waits for', async () => {
		const labels = await within('cmCom going on', 'trigger-not-waiting', () => open.labels());
		expect(labels).toEqual([...BEFORE, ...SAMPLES.cmCom.form.fields, ...NOT_WAITING]);
	});

	it('shows the rules for calling where they are added', async () => {
		const labels = await within('asking rules', 'rules', async () => {
			// n8n shows what is added to the options a moment after the rest
			await open.page.getByText('Consent', { exact: true }).last().scrollIntoViewIfNeeded();
			return open.labels();
		});
		expect(labels.slice(-RULES.length)).toEqual(RULES);
	});

	it('asks for the accounts of both providers where there is a fallback', async () => {
		await within('falling back', 'fallback', async () => {
			const { page } = open;
			await page.getByText('CM.com Account', { exact: true }).first().waitFor();
			await page.getByText('Kaleyra Account', { exact: true }).first().waitFor();
			expect(await page.getByText('Talkdesk Account', { exact: true }).count()).toBe(0);
		});
	});

	it('shows of a look-up which call it is about, and nothing of starting one', async () => {
		const labels = await within('looking up', 'look-up', () => open.labels());
		expect(labels).toEqual(LOOKING_UP);
	});

	it('shows what a result has before the first run', async () => {
		await within('After', 'schema', async () => {
			for (const field of ['call', 'exit', 'reference'])
				await open.page.getByText(field, { exact: true }).first().waitFor();
		});
	});

	it('shows the settings of Validate E.164', async () => {
		expect(await within('Check', 'validate', () => open.labels())).toEqual(VALIDATE);
	});

	it('shows the settings of Outbound Call Result', async () => {
		const labels = await within('Result', 'result', () => open.labels());
		expect(labels).toEqual(['Resume Waiting', 'Only Providers']);
	});

	it.each([
		// the editor drops "Trigger" from nodes that offer more than one thing to do
		['trigger voice flow', 'Voice Flow'],
		['voice flow', 'Voice Flow'],
		['phone call', 'Voice Flow'],
		['call result', 'Outbound Call Result'],
		['phone number', 'Validate E.164'],
	])('finds the node for "%s"', async (words, name) => {
		await expect(open.find(words, name)).resolves.toBeUndefined();
		await open.shoot(`n8n-search-${words.replace(' ', '-')}`);
	});

	it.each(EXAMPLES)('draws the example %s', async (name) => {
		const id = await importExample(world().host, readExample(REPOSITORY, name), accounts);
		await open.openWorkflow(id);
		await open.shoot(`n8n-example-${name}`);
	});

	it('has nothing to complain about', () => {
		expect(open.complaints()).toEqual([]);
	});
}
