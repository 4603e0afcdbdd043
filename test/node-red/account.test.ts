import { createServer } from 'node:http';
import { listen } from '../support/listen';
import { afterThisTest } from './support/clean-up';
import { SANDBOX, flowOf } from './support/flow';
import { useNodeRed } from './support/host';
import { openSandbox } from './support/sandbox';
import { PROVIDER_IDS, type ProviderId } from '../../core';
import type { Sandbox } from '../../sandbox/index';

const host = useNodeRed();
const UNTOUCHED = '__PWRD__';

/** Presses "Test connection" in the dialog of a deployed account, with some of its values changed. */
async function press(
	sandbox: Sandbox,
	provider: ProviderId,
	changes: Record<string, unknown> = {},
	credentials: Record<string, string> = {},
) {
	const flow = flowOf({ provider, sandboxUrl: sandbox.url, publicUrl: host.url });
	await host.start(flow);
	const shown = Object.fromEntries(
		Object.keys(SANDBOX[provider].credentials).map((name) => [name, UNTOUCHED]),
	);
	return host.post('/ringback/test-account', {
		...flow.nodes[1],
		...changes,
		credentials: { ...shown, ...credentials },
	});
}

describe('test connection', () => {
	it.each([
		['talkdesk', {}],
		['kaleyra', {}],
		['cmCom', { voiceAccountId: '00000000-0000-4000-8000-0000000000a1' }],
	] as const)(
		'proves the stored credentials at %s and dials no number',
		async (provider, changes) => {
			const sandbox = await openSandbox();
			const { status, body } = await press(sandbox, provider, changes);
			expect({ status, body }).toEqual({
				status: 200,
				body: { ok: true, message: expect.any(String) },
			});
			expect(sandbox.calls()).toEqual([]);
		},
	);

	it('fills in environment variables as a deploy does, in settings and credentials', async () => {
		const sandbox = await openSandbox();
		Object.assign(process.env, {
			RINGBACK_TEST_SANDBOX: sandbox.url,
			RINGBACK_TEST_REGION: 'sandbox',
			RINGBACK_TEST_KEY: 'sandbox-key',
		});
		const answer = await press(
			sandbox,
			'kaleyra',
			{ region: '${RINGBACK_TEST_REGION}', sandboxUrl: '${RINGBACK_TEST_SANDBOX}' },
			{ apiKey: '${RINGBACK_TEST_KEY}' },
		);
		for (const name of ['SANDBOX', 'REGION', 'KEY']) delete process.env[`RINGBACK_TEST_${name}`];
		expect(answer).toMatchObject({ status: 200, body: { ok: true } });
	});

	it('says that CM.com cannot be tested without its voice account id', async () => {
		const sandbox = await openSandbox();
		const { status, body } = await press(sandbox, 'cmCom');
		expect(status).toBe(200);
		expect(JSON.stringify(body)).toContain('Voice Account ID');
	});

	it.each([
		['talkdesk', { clientSecret: 'MARKED-WRONG-SECRET' }, {}],
		['kaleyra', { apiKey: 'MARKED-WRONG-SECRET' }, {}],
		[
			'cmCom',
			{ productToken: 'MARKED-WRONG-SECRET' },
			{ voiceAccountId: '00000000-0000-4000-8000-0000000000a1' },
		],
	] as const)('says what %s refused, and keeps it to itself', async (provider, typed, changes) => {
		const sandbox = await openSandbox();
		const { status, body } = await press(sandbox, provider, changes, typed);
		expect({ status, body }).toMatchObject({
			status: 400,
			body: { message: expect.stringContaining('401'), hint: expect.any(String) },
		});
		expect(JSON.stringify(body)).not.toContain('MARKED');
	});

	it('names the field that is missing', async () => {
		const sandbox = await openSandbox();
		const { status, body } = await press(sandbox, 'talkdesk', {}, { clientSecret: '' });
		expect({ status, body }).toMatchObject({
			status: 400,
			body: { field: 'clientSecret', message: expect.stringContaining('"Client Secret"') },
		});
	});

	it.each(['talkdesk', 'cmCom', 'kaleyra'] as const)(
		'calls an address that cannot be one of a sandbox by its name on the form, at %s',
		async (provider) => {
			const sandbox = await openSandbox();
			const { status, body } = await press(sandbox, provider, { sandboxUrl: 'localhost:4010' });
			expect({ status, body }).toMatchObject({
				status: 400,
				body: { field: 'sandboxUrl', message: expect.stringContaining('"Sandbox Address"') },
			});
		},
	);

	it('names the address that does not respond', async () => {
		const sandbox = await openSandbox();
		const { credentials } = SANDBOX.kaleyra;
		const elsewhere = { sandboxUrl: 'http://127.0.0.1:9' };
		const { status, body } = await press(sandbox, 'kaleyra', elsewhere, credentials);
		expect({ status, body }).toMatchObject({
			status: 400,
			body: { message: expect.stringContaining('127.0.0.1:9') },
		});
	});

	it.each([
		['an unknown provider', { provider: 'pigeon' }],
		['an unknown region', { region: 'moon' }],
		['no settings', undefined],
	])('answers 400 with a sentence to %s', async (_what, changes) => {
		const sandbox = await openSandbox();
		const { status, body } = changes
			? await press(sandbox, 'talkdesk', changes)
			: (await press(sandbox, 'talkdesk'), await host.post('/ringback/test-account', []));
		expect({ status, body }).toMatchObject({
			status: 400,
			body: { message: expect.stringMatching(/\.$/) },
		});
		expect(JSON.stringify(body)).not.toMatch(/TypeError|at \w+ \(/);
	});
});

describe('stored secrets', () => {
	/** A server of a stranger, and all it was sent. */
	async function stranger() {
		const heard: string[] = [];
		const server = createServer((request, response) => {
			heard.push(JSON.stringify(request.headers));
			request.on('data', (chunk: Buffer) => heard.push(chunk.toString()));
			response.end('{}');
		});
		const { url, stop } = await listen(server);
		afterThisTest(stop);
		return { heard, url };
	}

	it.each([
		['talkdesk', (url: string) => ({ region: 'custom', apiBaseUrl: url, accessTokenUrl: url })],
		['talkdesk', (url: string) => ({ sandboxUrl: url })],
		['kaleyra', (url: string) => ({ sandboxUrl: url })],
		['kaleyra', (url: string) => ({ region: 'custom', baseUrl: url })],
		['cmCom', (url: string) => ({ region: 'custom', baseUrl: url, voiceAccountId: 'a' })],
	] as const)('of %s are sent to no address that is not deployed', async (provider, typed) => {
		const { heard, url } = await stranger();
		const answer = await press(await openSandbox(), provider, typed(url));
		expect(answer).toMatchObject({
			status: 400,
			body: { message: expect.stringContaining('another address'), hint: expect.any(String) },
		});
		expect(heard).toEqual([]);
	});

	it('of the environment are sent to no other address either', async () => {
		const { heard, url } = await stranger();
		const named = { apiKey: '${SECRET_OF_THE_SERVER}' };
		const answer = await press(await openSandbox(), 'kaleyra', { sandboxUrl: url }, named);
		expect(answer.status).toBe(400);
		expect(heard).toEqual([]);
	});

	it('are not sent to the deployed address of another account', async () => {
		const sandbox = await openSandbox();
		const answer = await press(sandbox, 'kaleyra', { id: 'no-such-account' });
		expect(answer.status).toBe(400);
	});

	it('are no reason to refuse an address that is tested with typed ones', async () => {
		const sandbox = await openSandbox();
		const other = await openSandbox();
		const { credentials } = SANDBOX.talkdesk;
		const { status } = await press(
			sandbox,
			'talkdesk',
			{ sandboxUrl: other.url },
			{ ...credentials, callbackSecret: UNTOUCHED },
		);
		expect(status).toBe(200);
	});

	it('are sent to the deployed address, however it is written', async () => {
		const sandbox = await openSandbox();
		const changes = { sandboxUrl: `${sandbox.url}/#phones` };
		expect(await press(sandbox, 'kaleyra', changes)).toMatchObject({ status: 200 });
	});
});

describe('a request that a page of another site could make a browser send', () => {
	it.each([
		['/ringback/test-account', 'application/x-www-form-urlencoded'],
		['/ringback/test-account', 'text/plain'],
		['/ringback/test-results', 'application/x-www-form-urlencoded'],
		['/ringback/test-results', 'text/plain'],
	])('to %s as %s is refused', async (path, type) => {
		const sandbox = await openSandbox();
		await press(sandbox, 'kaleyra');
		const body = new URLSearchParams({ provider: 'kaleyra', region: 'sandbox' }).toString();
		expect(await host.postAs(type, path, body)).toMatchObject({
			status: 415,
			body: { message: expect.stringContaining('JSON') },
		});
	});
});

describe('the address of a sandbox', () => {
	it.each(
		PROVIDER_IDS.flatMap((id) =>
			['/', '//', '/#phones', '/?x=1#calls'].map((end) => [id, end] as const),
		),
	)('is read by %s with %s at its end', async (provider, end) => {
		const sandbox = await openSandbox();
		const voiceAccountId = '00000000-0000-4000-8000-0000000000a1';
		const flow = flowOf({
			provider,
			sandboxUrl: sandbox.url + end,
			publicUrl: host.url + end,
			account: { voiceAccountId },
		});
		await host.start(flow);
		host.send(flow.triggerId, { payload: '+14155550103' });
		expect(await host.next()).toMatchObject({ at: 'trigger.busy' });
	});
});
