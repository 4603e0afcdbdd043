import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '../../../sandbox/index';
import {
	CALLBACK_TYPE,
	SANDBOX_ACCOUNTS,
	addAccounts,
	type Accounts,
} from '../n8n/support/accounts';
import { openEditor } from '../n8n/support/editor';
import { OWNER, startHost } from '../n8n/support/host';
import { node } from '../n8n/support/nodes';
import { connectionsOf, type WorkflowJson } from '../n8n/support/workflow';
import type { Album } from './album';
import { ENDS, ENDS_WELL, NAMES, ORDER } from './shop';

const ROOT = join(__dirname, '../../..');
const SPEED = 20;
const RUN = '[data-test-id="execute-workflow-button"]';
/** The nodes, without what n8n draws around them. */
const CANVAS = { x: 272, y: 106, width: 950, height: 655 };
const SETTINGS_AND_OUTPUT = { x: 490, y: 66, width: 866, height: 860 };
const CALL = 'Trigger Voice Flow';

/** A workflow after a call, and its trigger's settings beside what came out. */
export async function takeN8n(album: Album): Promise<void> {
	const installFolder = process.env.RINGBACK_HOST_N8N;
	if (installFolder === undefined)
		throw new Error('RINGBACK_HOST_N8N is not set: start this with "npm run pictures"');
	const userFolder = mkdtempSync(join(tmpdir(), 'pictures-n8n-'));
	const sandbox = await startSandbox({ speed: SPEED });
	const host = await startHost(ROOT, { installFolder, userFolder });
	const editor = await openEditor(host.url, OWNER);
	const { page } = editor;
	const status = (name: string, which: string) =>
		page.locator(
			`[data-test-id="canvas-node"][data-node-name="${name}"] [data-test-id="canvas-node-status-${which}"]`,
		);
	try {
		const secret = randomBytes(24).toString('base64url');
		const accounts = await addAccounts(host, sandbox.url, secret);
		await page.setViewportSize({ width: 1400, height: 800 });
		await editor.openWorkflow(await host.addWorkflow(workflowOfThePicture(accounts)));
		await page.locator(RUN).click();
		await status(ENDS_WELL, 'success').waitFor();
		await page.locator('.el-notification__closeBtn').first().click();
		await page.locator('.el-notification').first().waitFor({ state: 'hidden' });
		await page.locator(RUN).filter({ hasText: 'Execute workflow' }).waitFor();
		await page.locator('[data-test-id="zoom-to-fit"]').click();
		await page.mouse.move(400, 700);
		await album.add(page, 'n8n-workflow', CANVAS);
		await page.setViewportSize({ width: 1400, height: 950 });
		await editor.openNode(CALL);
		await page
			.locator('[data-test-id="output-panel"] [data-test-id="radio-button-schema"]')
			.click();
		await album.add(page, 'n8n-trigger', SETTINGS_AND_OUTPUT);
	} finally {
		await editor.close();
		await host.stop();
		await sandbox.stop();
		rmSync(userFolder, { recursive: true, force: true });
	}
}

function workflowOfThePicture(accounts: Accounts): WorkflowJson {
	const { type, flowId } = SANDBOX_ACCOUNTS.talkdesk;
	const assignments = Object.entries(ORDER).map(([name, value]) => ({
		id: randomUUID(),
		name,
		value,
		type: 'string',
	}));
	const at = (x: number, y: number) => ({ position: [x, y] });
	return {
		name: 'Courier at the door',
		nodes: [
			node('Start', 'n8n-nodes-base.manualTrigger', 1, {}, at(0, 280)),
			node('Order', 'n8n-nodes-base.set', 3.4, { assignments: { assignments } }, at(200, 280)),
			node(
				'Validate E.164',
				'n8n-nodes-ringback.validateE164',
				1,
				{ field: 'phone', defaultCountryField: 'country', output: 'replace' },
				at(400, 280),
			),
			node(
				CALL,
				'n8n-nodes-ringback.triggerVoiceFlow',
				1,
				{
					provider: 'talkdesk',
					flowId,
					to: '={{ $json.phone }}',
					variables: {
						values: [
							{ name: 'order_number', value: '={{ $json.order }}' },
							{ name: 'origin_store', value: '={{ $json.store }}' },
						],
					},
				},
				{
					...at(640, 200),
					webhookId: randomUUID(),
					credentials: { [type]: accounts[type]!, [CALLBACK_TYPE]: accounts[CALLBACK_TYPE]! },
				},
			),
			...NAMES.map((name, row) =>
				node(name, 'n8n-nodes-base.noOp', 1, {}, at(960, -40 + row * 132)),
			),
		],
		connections: connectionsOf({
			Start: [['Order']],
			Order: [['Validate E.164']],
			'Validate E.164': [[CALL]],
			[CALL]: ENDS.map((name) => (name === undefined ? [] : [name])),
		}),
	};
}
