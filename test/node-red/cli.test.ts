/** Node-RED as its users run it: its own process, our package installed from the tarball. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { REPORT_LIMIT_BYTES } from '../../core';
import { freePort } from '../support/listen';
import { cutOff } from './support/cut-off';
import { SANDBOX } from './support/flow';
import { useInstalled } from './support/installed';
import { order, orderFlow, results } from './support/order-flow';
import { deployTo } from './support/process';
import { handOn, handOver, openRelay } from './support/relay';
import { openSandbox } from './support/sandbox';

jest.setTimeout(120_000);
const { userFolder, start } = useInstalled();
/** Of the trigger, about a store that forgets. */
const WARNING = /\[warn\] \[ringback-trigger-voice-flow:.*store/;

describe('Node-RED 5 with the package installed', () => {
	it('places a call for an order that comes by HTTP, and answers with how it ended', async () => {
		const sandbox = await openSandbox();
		const nodeRed = await start();
		const sets = (await (
			await fetch(`${nodeRed.url}/nodes`, { headers: { accept: 'application/json' } })
		).json()) as Array<{ module: string; types: string[]; enabled: boolean; err?: unknown }>;
		const ours = sets.filter(({ module }) => module === '@ringback/node-red');
		expect(ours.flatMap(({ types }) => types).sort()).toEqual([
			'ringback-account',
			'ringback-outbound-call-result',
			'ringback-trigger-voice-flow',
			'ringback-validate-e164',
		]);
		expect(ours.every(({ enabled, err }) => enabled && err === undefined)).toBe(true);

		// no public address: the sandbox runs on this machine
		await deployTo(nodeRed, orderFlow({ sandboxUrl: sandbox.url, publicUrl: '' }).nodes);
		const answer = await order(nodeRed.url, { to: '+1 415 555 0103', order: 'order-1042' });
		expect(answer).toMatchObject({
			status: 200,
			body: { exit: 'busy', reference: 'order-1042', to: '+14155550103', confirmed: true },
		});
		expect(sandbox.calls()).toHaveLength(1);

		const refused = await order(nodeRed.url, { to: '+14155550101', order: 'r'.repeat(201) });
		expect(refused).toMatchObject({
			status: 502,
			body: { code: 'invalidRequest', message: expect.stringContaining('"Reference"') },
		});

		const log = nodeRed.log();
		for (const secret of Object.values(SANDBOX.talkdesk.credentials).slice(1))
			expect(log).not.toContain(secret);
		expect(log).not.toMatch(/4155550|415 555 0|\n +at .+:\d+:\d+/);
		// texts, not their keys
		expect(log).not.toMatch(/ringback-[a-z-]+\.status\./);
		expect(log).toMatch(WARNING);
	});

	it('tests the account of the dialog, next to the address for results', async () => {
		const sandbox = await openSandbox();
		const nodeRed = await start();
		const response = await fetch(`${nodeRed.url}/ringback/test-account`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({
				provider: 'talkdesk',
				region: 'sandbox',
				sandboxUrl: sandbox.url,
				credentials: SANDBOX.talkdesk.credentials,
			}),
		});
		expect(await response.json()).toEqual({ ok: true, message: expect.any(String) });
	});

	it('stays up whatever is sent to the result address', async () => {
		const sandbox = await openSandbox();
		const nodeRed = await start();
		const { nodes, accountId } = orderFlow({ sandboxUrl: sandbox.url, publicUrl: '' });
		await deployTo(nodeRed, nodes);
		await order(nodeRed.url, { to: '+14155550101', order: 'one' });
		const address = `${nodeRed.url}/ringback/${accountId}`;
		const sent = (init: RequestInit, query = '') =>
			fetch(address + query, init).then(({ status }) => status);
		const large = 'x'.repeat(REPORT_LIMIT_BYTES + 1);

		expect(await sent({ method: 'GET' })).toBe(401);
		expect(await sent({ method: 'GET' }, '?rb=1&rb=2&rb[a]=3')).toBe(401);
		expect(await sent({ method: 'GET' }, '?rb=%E0%A4%A')).toBe(401);
		expect(await sent({ method: 'POST', body: large })).toBe(413);
		expect(
			await sent({
				method: 'POST',
				body: new Blob([large]).stream(),
				duplex: 'half',
			} as RequestInit),
		).toBe(413);
		expect(await sent({ method: 'PUT', body: '{}' })).toBe(404);
		await cutOff(address);
		expect(await order(nodeRed.url, { to: '+14155550101', order: 'two' })).toMatchObject({
			body: { exit: 'answered' },
		});
		expect(nodeRed.isRunning()).toBe(true);
	});

	it('calls a reference once, also when it was killed in between', async () => {
		const sandbox = await openSandbox();
		const userDir = userFolder();
		const settings = {
			contextStorage: { default: { module: 'localfilesystem', config: { cache: false } } },
		};
		const first = await start({ userDir, settings });
		await deployTo(first, orderFlow({ sandboxUrl: sandbox.url, publicUrl: '' }).nodes);
		const sent = { to: '+14155550103', order: 'order-1042' };
		expect((await order(first.url, sent)).body).toMatchObject({ exit: 'busy' });
		await first.stop('SIGKILL');

		const second = await start({ userDir, settings, port: first.port });
		expect((await order(second.url, sent)).body).toMatchObject({
			exit: 'notCalled',
			reason: 'alreadyCalled',
		});
		expect(sandbox.calls()).toHaveLength(1);
		expect(second.log()).not.toMatch(WARNING);
	});

	it('brings the first result also after a restart, and knows another call by its number', async () => {
		const sandbox = await openSandbox();
		const userDir = userFolder();
		const settings = {
			contextStorage: { default: { module: 'localfilesystem', config: { cache: false } } },
		};
		const first = await start({ userDir, settings });
		await deployTo(first, orderFlow({ sandboxUrl: sandbox.url, publicUrl: '' }).nodes);
		const sent = { to: '+14155550103', order: 'order-1042' };
		expect((await order(first.url, sent)).body).toMatchObject({ exit: 'busy' });
		await first.stop('SIGTERM');

		const second = await start({ userDir, settings, port: first.port });
		expect((await order(second.url, sent)).body).toMatchObject({
			...{ exit: 'notCalled', reason: 'alreadyCalled', replayed: true },
			first: { exit: 'busy', to: sent.to },
		});
		const other = { ...sent, to: '+14155550101' };
		expect((await order(second.url, other)).body).toMatchObject({
			...{ exit: 'notCalled', reason: 'referenceConflict', replayed: false, first: null },
			sentence: expect.stringContaining('another "To".'),
		});
		expect(sandbox.calls()).toHaveLength(1);
	});

	it('hands the result of a call from before a restart to Outbound Call Result', async () => {
		const sandbox = await openSandbox();
		const relay = await openRelay();
		const userDir = userFolder();
		const first = await start({ userDir });
		const { nodes, accountId } = orderFlow({
			sandboxUrl: sandbox.url,
			publicUrl: '',
			trigger: { resultUrl: relay.url, context: '{"orderId":1042}' },
		});
		await deployTo(first, nodes);
		const lost = order(first.url, { to: '+14155550103', order: 'order-1042' }).catch(() => 'lost');
		const report = await relay.held();
		await first.stop('SIGKILL');
		expect(await lost).toBe('lost');

		// the provider tries again all the time, also while Node-RED starts
		const address = `${first.url}/ringback/${accountId}`;
		const delivered = handOver(address, report);
		const second = await start({ userDir, port: first.port });
		const statuses = await delivered;
		expect(statuses.filter((status) => status !== 503)).toEqual([200]);
		expect(await results(second)).toMatchObject([
			{ exit: 'busy', reference: 'order-1042', context: { orderId: 1042 } },
		]);
	});

	it('knows a report again that came before it was killed', async () => {
		const sandbox = await openSandbox();
		const relay = await openRelay();
		const userDir = userFolder();
		const settings = {
			contextStorage: { default: { module: 'localfilesystem', config: { cache: false } } },
		};
		const first = await start({ userDir, settings });
		const { nodes, accountId } = orderFlow({
			sandboxUrl: sandbox.url,
			publicUrl: '',
			trigger: { resultUrl: relay.url },
		});
		await deployTo(first, nodes);
		const waited = order(first.url, { to: '+14155550103', order: 'order-1042' });
		const report = await relay.held();
		const address = `${first.url}/ringback/${accountId}`;
		expect(await handOn(address, report)).toMatchObject({ status: 200, body: { ok: true } });
		expect((await waited).body).toMatchObject({ exit: 'busy' });
		const context = join(userDir, 'context', accountId, 'flow.json');
		while (!/"delivered"/.test(await readFile(context, 'utf8').catch(() => '')))
			await new Promise((look) => setImmediate(look));
		await first.stop('SIGKILL');

		await start({ userDir, settings, port: first.port });
		expect(await handOn(address, report)).toMatchObject({ status: 200, body: { duplicate: true } });
	});

	it('works below other roots, and behind a password', async () => {
		const sandbox = await openSandbox();
		const port = await freePort();
		const pass = createHash('md5').update('a-password').digest('hex');
		const nodeRed = await start({
			port,
			settings: {
				httpAdminRoot: '/admin',
				httpNodeRoot: '/api',
				httpNodeAuth: { user: 'provider', pass },
			},
		});
		const { nodes, accountId } = orderFlow({
			sandboxUrl: sandbox.url,
			publicUrl: `http://provider:a-password@127.0.0.1:${port}`,
		});
		await deployTo(nodeRed, nodes, '/admin');
		const headers = { authorization: `Basic ${btoa('provider:a-password')}` };
		const url = `${nodeRed.url}/api`;
		expect(
			await order(url, { to: '+14155550103', order: 'order-1042' }, { headers }),
		).toMatchObject({ status: 200, body: { exit: 'busy' } });

		const address = `${url}/ringback/${accountId}`;
		const without = await fetch(address, { method: 'POST', body: '{"exit":"Busy"}' });
		expect([without.status, without.headers.get('www-authenticate')]).toEqual([
			401,
			expect.stringContaining('Basic'),
		]);
		// ours now: past the password, but without a token
		const wrong = await fetch(address, { method: 'POST', body: '{"exit":"Busy"}', headers });
		expect([wrong.status, wrong.headers.get('www-authenticate')]).toEqual([401, null]);
	});

	it('starts where HTTP nodes and editor are switched off', async () => {
		const nodeRed = await start({ settings: { httpNodeRoot: false, disableEditor: true } });
		const headers = { accept: 'application/json' };
		const response = await fetch(`${nodeRed.url}/nodes`, { headers });
		const sets = (await response.json()) as Array<{ module: string; err?: unknown }>;
		const ours = sets.filter(({ module }) => module === '@ringback/node-red');
		expect(ours).toHaveLength(4);
		expect(ours.filter(({ err }) => err !== undefined)).toEqual([]);
	});
});
