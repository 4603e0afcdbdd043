/** The main job with a person at the phone: Node-RED calls, the page rings, the flow goes on. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OUTPUTS } from '../../../core';
import { deployTo, startNodeRed, type NodeRedProcess } from '../../node-red/support/process';
import { ASKS, until } from '../../sandbox/support';
import { install, pack } from '../../support/packed';
import { editorFlow, injectOf, triggerOf } from '../node-red/flow';
import { openPage, phoneOf, pickUpMyself, stillSandbox, useBrowser } from './support';

const TO = '+14155550104';
const folder = mkdtempSync(join(tmpdir(), 'page-node-red-'));
const browser = useBrowser();
let nodeRed: NodeRedProcess;

beforeAll(async () => {
	const { tarball } = await pack('node-red', folder);
	const userDir = join(folder, 'user');
	await install(tarball, userDir);
	nodeRed = await startNodeRed({ red: require.resolve('node-red/red.js'), userDir });
});
afterAll(async () => {
	await nodeRed?.stop();
	rmSync(folder, { recursive: true, maxRetries: 3 });
});

const signpostOf = (output: string) => `left-by-${output}`;

/** The editor's flow, whose Talkdesk trigger asks for a key, with a signpost behind each output. */
function signposted(sandboxUrl: string): object[] {
	const asks = {
		flowId: ASKS.talkdesk,
		variables: [
			{ name: 'order_number', value: '1042', valueType: 'str' },
			{ name: 'origin_store', value: 'Corner shop', valueType: 'str' },
		],
	};
	const wires = OUTPUTS.triggerWaiting.map((output) => [signpostOf(output)]);
	const nodes = editorFlow(sandboxUrl, TO).map((node) => ({
		...node,
		...('outputs' in node && { wires }),
		...('id' in node && node.id === triggerOf('talkdesk') && asks),
	}));
	const signposts = OUTPUTS.triggerWaiting.map((output, row) => ({
		id: signpostOf(output),
		type: 'change',
		z: 'tab',
		x: 720,
		y: 400 + row * 40,
		rules: [{ t: 'set', p: 'payload.leftBy', pt: 'msg', to: output, tot: 'str' }],
		wires: [['remember']],
	}));
	return [...nodes, ...signposts];
}

/** A sandbox whose phones wait for the page, called by Node-RED. */
async function called() {
	const { page } = browser();
	// a phone that trembles for ever is never still enough for a picture
	await page.emulateMedia({ reducedMotion: 'reduce' });
	const { sandbox, pass } = await stillSandbox();
	await openPage(page, sandbox);
	await pickUpMyself(page, sandbox);
	await deployTo(nodeRed, signposted(sandbox.url));
	const results = async () =>
		(await (await fetch(`${nodeRed.url}/results`)).json()) as Record<string, unknown>[];
	await until(async () => (await fetch(`${nodeRed.url}/results`)).ok);
	const order = (provider: Parameters<typeof injectOf>[0]) =>
		fetch(`${nodeRed.url}/inject/${injectOf(provider)}`, { method: 'POST' });
	const next = async (count: number) => {
		await until(async () => (await results()).length === count);
		return (await results()).at(-1);
	};
	return { page, pass, order, next };
}

it('a call is answered by a click and goes on with the key pressed; the next is rejected', async () => {
	const { page, pass, order, next } = await called();
	const phone = phoneOf(page, TO);
	const button = (name: string) => phone.getByRole('button', { name, exact: true });

	await order('talkdesk');
	await button('Answer').waitFor();
	await browser().shoot('sandbox-node-red-rings');
	await button('Answer').click();
	await phone.getByText('Press 1 to receive it today').waitFor();
	await pass(12);
	await phone.getByText('The flow waits for a key.').waitFor();
	await browser().shoot('sandbox-node-red-asks');
	const pressed = page.waitForResponse(/\/phone$/);
	await button('2').click();
	await pressed;
	await pass(60);
	await phone.getByText('Call over').waitFor();
	expect(await next(1)).toMatchObject({
		leftBy: 'answered',
		exit: 'answered',
		to: TO,
		answers: { digits: '2' },
	});
	await browser().shoot('sandbox-node-red-answered');

	await order('cmCom');
	await button('Reject').click();
	await phone.getByText('Rejected').waitFor();
	expect(await next(2)).toMatchObject({ leftBy: 'busy', exit: 'busy', provider: 'cmCom', to: TO });
	await browser().shoot('sandbox-node-red-rejected');
	expect(browser().complaints).toEqual([]);
});
