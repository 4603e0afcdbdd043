import { createServer } from 'node:http';
import { freePort, listen } from '../../../support/listen';
import { CALLBACK_TYPE, SANDBOX_ACCOUNTS } from '../support/accounts';
import type { Counterpart, World } from '../support/world';

interface Tested {
	readonly status: 'OK' | 'Error';
	readonly message: string;
}

/** The test button of each credential: it never dials. */
export function credentials(world: () => World): void {
	let counterpart: Counterpart;
	beforeAll(async () => {
		counterpart = await world().counterpart();
	});

	async function test(type: string, data: object): Promise<Tested> {
		const { rest, addCredential } = world().host;
		const { id, name } = await addCredential(type, `tested ${type}`, data);
		return rest.post<Tested>('/credentials/test', { credentials: { id, name, type, data } });
	}
	const dataOf = (provider: 'cmCom' | 'kaleyra' | 'talkdesk', change: object) => ({
		...SANDBOX_ACCOUNTS[provider].data(counterpart.proxy.url),
		...change,
	});
	const VOICE_ACCOUNT = { voiceAccountId: '00000000-0000-4000-8000-0000000000a1' };

	it.each([
		{ what: 'a Kaleyra key', provider: 'kaleyra', change: {} },
		{ what: 'a CM.com token, by its voice account', provider: 'cmCom', change: VOICE_ACCOUNT },
	] as const)('accepts $what', async ({ provider, change }) => {
		const { type } = SANDBOX_ACCOUNTS[provider];
		expect(await test(type, dataOf(provider, change))).toMatchObject({ status: 'OK' });
	});

	it.each([
		{ what: 'a wrong Kaleyra key', provider: 'kaleyra', change: { apiKey: 'sandbox-keY' } },
		{
			what: 'a wrong CM.com token',
			provider: 'cmCom',
			change: { ...VOICE_ACCOUNT, productToken: '00000000-0000-4000-8000-00000000000F' },
		},
	] as const)('does not accept $what', async ({ provider, change }) => {
		const { type } = SANDBOX_ACCOUNTS[provider];
		const tested = await test(type, dataOf(provider, change));
		expect(tested).toMatchObject({ status: 'Error', message: expect.stringMatching(/\w/) });
	});

	it('says of a CM.com token that it was not tested, where only a call would tell', async () => {
		const { type } = SANDBOX_ACCOUNTS.cmCom;
		expect(await test(type, dataOf('cmCom', {}))).toEqual({
			status: 'OK',
			message: expect.stringContaining('was not tested'),
		});
	});

	it.each([
		{ change: {}, answer: { status: 'OK' } },
		{ change: { clientSecret: 'sandbox-secreT' }, answer: { status: 'Error' } },
		// a token that lives is no proof of what the form holds now; n8n may ask for another, and say "EAUTH"
		{
			change: { clientSecret: 'sandbox-secreT', oauthTokenData: { access_token: 'old' } },
			answer: { status: 'Error', message: expect.stringMatching(/Talkdesk refused|EAUTH/) },
		},
		{ change: { oauthTokenData: { access_token: 'old' } }, answer: { status: 'OK' } },
	])('asks Talkdesk for a token: with $change $answer', async ({ change, answer }) => {
		const { type } = SANDBOX_ACCOUNTS.talkdesk;
		expect(await test(type, dataOf('talkdesk', change))).toMatchObject(answer);
	});

	it.each(['kaleyra', 'cmCom', 'vapi'] as const)(
		'says what a call would say where the sandbox of %s is not started',
		async (provider) => {
			const nobody = `http://127.0.0.1:${await freePort()}`;
			const { type, data } = SANDBOX_ACCOUNTS[provider];
			expect(await test(type, data(nobody))).toEqual({
				status: 'Error',
				message: expect.stringMatching(/^No connection to .*"npx @ringback\/sandbox"/),
			});
		},
	);

	it.each([
		{ provider: 'kaleyra', change: { region: 'custom' } },
		{ provider: 'cmCom', change: { ...VOICE_ACCOUNT, region: 'custom' } },
	] as const)('follows no redirect with the key of $provider', async ({ provider, change }) => {
		const landed: string[] = [];
		const catching = createServer((request, response) => {
			landed.push(`${request.url} ${JSON.stringify(request.headers)}`);
			response.end('{}');
		});
		const elsewhere = await listen(catching);
		const redirecting = createServer((_request, response) => {
			response.writeHead(307, { location: `${elsewhere.url}/landed` }).end();
		});
		const leading = await listen(redirecting);
		const { type } = SANDBOX_ACCOUNTS[provider];
		const tested = await test(type, dataOf(provider, { ...change, baseUrl: leading.url }));
		await Promise.all([leading.stop(), elsewhere.stop()]);
		expect(tested.status).toBe('Error');
		expect(landed).toEqual([]);
	});

	it.each([
		{ provider: 'kaleyra', change: { region: 'custom' } },
		{ provider: 'cmCom', change: { ...VOICE_ACCOUNT, region: 'custom' } },
	] as const)('sends the key of $provider to no address in clear', async ({ provider, change }) => {
		const { type } = SANDBOX_ACCOUNTS[provider];
		const baseUrl = 'http://198.51.100.7';
		expect(await test(type, dataOf(provider, { ...change, baseUrl }))).toMatchObject({
			status: 'Error',
			message: expect.stringContaining('"Base Address" has to start with https://'),
		});
	});

	it('tests the callback secret where it is', async () => {
		const right = await test(CALLBACK_TYPE, { secret: world().callbackSecret });
		expect(right).toMatchObject({ status: 'OK' });
		const short = await test(CALLBACK_TYPE, { secret: 'too short' });
		expect(short).toMatchObject({ status: 'Error', message: expect.stringContaining('16') });
	});

	it('lets the numbers of a Kaleyra account be chosen from a list', async () => {
		const { type, flowId } = SANDBOX_ACCOUNTS.kaleyra;
		const { results } = await world().host.rest.post<{ results: Array<{ value: string }> }>(
			'/dynamic-node-parameters/resource-locator-results',
			{
				path: 'parameters.from',
				methodName: 'callerNumbers',
				filter: '555016',
				nodeTypeAndVersion: { name: 'n8n-nodes-ringback.triggerVoiceFlow', version: 1 },
				currentNodeParameters: { provider: 'kaleyra', flowId },
				credentials: { [type]: counterpart.accounts[type] },
			},
		);
		expect(results.map(({ value }) => value)).toEqual(['+14155550160', '+14155550161']);
	});

	it('never dials', () => {
		expect(counterpart.sandbox.calls()).toEqual([]);
	});
}
