import { readFileSync } from 'node:fs';
import { request as forward } from 'node:http';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { copyThis, copyTip } from '../../node-red/nodes/outbound-call-result/editor-copy-this';
import { linesOf } from '../../node-red/nodes/outbound-call-result/editor-test-lines';
import {
	OUTPUTS,
	PROVIDER_IDS,
	parseReport,
	providers,
	tableOf,
	type CallbackTest,
} from '../../core';
import { listen } from '../support/listen';
import { afterThisTest } from './support/clean-up';
import { flowOf, type FlowOptions } from './support/flow';
import { settled, useNodeRed } from './support/host';
import { openSandbox } from './support/sandbox';

const host = useNodeRed();

async function open(options: Partial<FlowOptions> = {}) {
	const sandbox = await openSandbox();
	const flow = flowOf({ sandboxUrl: sandbox.url, publicUrl: host.url, ...options });
	await host.start(flow);
	const test = (account = flow.accountId, node = flow.listenerId) =>
		host.post('/ringback/test-results', { account, node });
	return { sandbox, flow, test };
}

describe('the test of every exit', () => {
	it.each(PROVIDER_IDS)(
		'reaches the flow at %s through its real address, places no call and delivers nothing',
		async (provider) => {
			const { sandbox, test } = await open({ provider });
			const { status, body } = await test();
			const { exits } = body as { exits: CallbackTest[] };
			expect(status).toBe(200);
			expect(exits.map(({ exit }) => exit)).toEqual(OUTPUTS.callResult);
			expect(exits.filter(({ state }) => state === 'lost')).toEqual([]);
			expect(exits.filter(({ state }) => state === 'reached').length).toBeGreaterThan(4);
			await settled();
			expect(host.arrivals).toEqual([]);
			expect(sandbox.calls()).toEqual([]);
		},
	);

	it('reaches a Node-RED that speaks https on this machine with a certificate of its own', async () => {
		const tls = (part: string) =>
			readFileSync(join(__dirname, `../fixtures/tls/nobody.${part}.pem`), 'utf8');
		const server = createServer({ key: tls('key'), cert: tls('crt') }, (request, response) => {
			const { method, headers, url = '' } = request;
			const onward = forward(host.url + url, { method, headers }, (answer) => {
				response.writeHead(answer.statusCode ?? 0, answer.headers);
				answer.pipe(response);
			});
			request.pipe(onward);
		});
		const { url: publicUrl, stop } = await listen(server);
		afterThisTest(stop);
		const { test } = await open({ account: { publicUrl } });
		const { exits } = (await test()).body as { exits: CallbackTest[] };
		expect(exits.filter(({ state }) => state === 'lost')).toEqual([]);
	});

	it('can be repeated', async () => {
		const { test } = await open();
		expect((await test()).body).toEqual((await test()).body);
	});

	it('says why nothing arrives', async () => {
		const { test } = await open({ account: { publicUrl: 'http://127.0.0.1:9' } });
		const { exits } = (await test()).body as { exits: CallbackTest[] };
		const sent = exits.filter(({ state }) => state !== 'notSaid');
		expect(sent.every(({ why }) => why?.startsWith('No response from there'))).toBe(true);
	});

	it.each([
		['an account that is not deployed', ['nobody', undefined], 'deployFirst'],
		['a node that is not deployed', [undefined, 'nobody'], 'deployFirst'],
		['a node of another type', [undefined, 'catch'], 'deployFirst'],
	] as const)('refuses %s', async (_what, [account, node], why) => {
		const { test } = await open();
		expect(await test(account, node)).toMatchObject({
			status: 400,
			body: { message: expect.stringContaining(why) },
		});
	});

	it.each([
		['a callback secret that is safe', { credentials: { callbackSecret: 'short' } }, 'noSecret'],
		['a public address', { account: { region: 'eu', publicUrl: '' } }, 'noAddress'],
		['a scheme in its address', { account: { publicUrl: 'flows.example.com' } }, 'https://'],
		['encryption on the way', { account: { publicUrl: 'http://flows.example.com' } }, 'https://'],
	] as const)('refuses an account without %s', async (_what, options, why) => {
		const { test } = await open(options);
		expect(await test()).toMatchObject({ body: { message: expect.stringContaining(why) } });
	});
});

describe('the test of every exit of a node in a subflow', () => {
	it.each([
		['of an account outside', false],
		['of an account inside', true],
	])('reaches the instance, by the id that the editor knows, %s', async (_where, inside) => {
		const flow = flowOf({ sandboxUrl: 'http://127.0.0.1:9', publicUrl: host.url });
		const { nodes, accountId, listenerId } = flow;
		const z = 'subflow-of-results';
		const moved = nodes.map((node) =>
			node.id === listenerId || (inside && node.id === accountId) ? { ...node, z } : node,
		);
		const subflow = { id: z, type: 'subflow', name: 'Results', in: [], out: [] };
		const instance = { id: 'instance', type: `subflow:${z}`, z: 'tab', x: 1, y: 1, wires: [] };
		const used = moved.filter(({ type }) => type !== 'ringback-trigger-voice-flow');
		await host.start({ ...flow, nodes: [...used, subflow, instance] });
		const { body } = await host.post('/ringback/test-results', {
			account: accountId,
			node: listenerId,
		});
		const { exits } = body as { exits: CallbackTest[] };
		expect(exits.filter(({ state }) => state === 'reached').length).toBeGreaterThan(4);
	});
});

describe('linesOf', () => {
	const node = { _: (key: string) => key };
	const exit = (name: string, state: CallbackTest['state'], why: string | null = null) => ({
		exit: name,
		state,
		why,
	});

	it('says for each exit whether its report arrived, and whether it has a wire', () => {
		const exits = [
			exit('answered', 'reached'),
			exit('busy', 'reached'),
			exit('voicemail', 'notSaid'),
			exit('failed', 'lost', 'because'),
		];
		expect(linesOf(node, exits, 'Kaleyra', new Set([1]))).toEqual([
			'✓ exit.answered',
			'✓ exit.busy (message.noWire)',
			'– exit.voicemail (message.notSaid)',
			'✗ exit.failed: because',
		]);
	});

	it('gives one reason once', () => {
		const exits = [
			exit('noResult', 'notSaid'),
			exit('answered', 'lost', 'why'),
			exit('busy', 'lost', 'why'),
		];
		expect(linesOf(node, exits, 'Kaleyra', new Set())).toEqual(['✗ message.nothingArrived why']);
	});
});

describe('copyThis', () => {
	it('holds the address, and words that are read as what they stand for', () => {
		const text = copyThis('talkdesk', 'https://flows.example.com/ringback/a1')!;
		expect(text).toContain('POST https://flows.example.com/ringback/a1');
		const read = tableOf('talkdesk').flowPosts!.exits.map(([, word]) =>
			providers.talkdesk.callback.read(
				parseReport({ query: {}, rawBody: JSON.stringify({ exit: word }) }),
				'r',
			),
		);
		expect(read.map((reading) => 'exit' in reading && reading.exit)).toEqual([
			'answered',
			'busy',
			'noAnswer',
			'invalidNumber',
			'failed',
		]);
	});

	it('holds the address for all calls, with what makes the provider repeat a post', () => {
		const url = 'https://flows.example.com/ringback/a1';
		expect(copyThis('jambonz', url)!.split('\n')).toContain(`${url}#rc=3&rp=ct,rt,5xx`);
		expect([copyTip('jambonz'), copyTip('talkdesk'), copyTip(undefined)]).toEqual([
			'tip.copyHook',
			'tip.copyThis',
			'tip.copyThis',
		]);
	});

	it.each(['cmCom', 'kaleyra', undefined] as const)('has nothing to copy for %s', (provider) =>
		expect(copyThis(provider, 'https://flows.example.com')).toBeNull(),
	);
});
