/** The test of a provider's account in the dialog of its credential, at the sandbox. */
import axios, { type AxiosRequestConfig } from 'axios';
import type { ICredentialDataDecryptedObject, ICredentialTestFunctions } from 'n8n-workflow';
import { tableOf, type ProviderId } from '../../core';
import { TriggerVoiceFlow } from '../../nodes/TriggerVoiceFlow/TriggerVoiceFlow.node';
import { accountTest } from '../../nodes/shared/host/account-test';
import { startSandbox, type Sandbox } from '../../sandbox/index';
import { SAMPLES } from '../providers';
import { sandboxAccount } from '../providers/samples';

const { description, methods } = new TriggerVoiceFlow();
/** n8n tests credentials of its OAuth2 by itself, and asks no node. */
const IDS = description
	.credentials!.filter(({ testedBy }) => testedBy === 'account')
	.map(({ name }) => name);

/** n8n's older helper, as its tests of credentials have it. */
const request = async (options: AxiosRequestConfig & Record<string, unknown>) => {
	const { method, url, headers, body, timeout, simple, useStream, followRedirect } = options;
	const answer = await axios.request<unknown>({
		...{ method, url, headers, data: body, timeout },
		...(simple === false && { validateStatus: () => true }),
		...(useStream === true && { responseType: 'stream' as const }),
		maxRedirects: followRedirect === false ? 0 : 5,
	});
	return { statusCode: answer.status, headers: answer.headers, body: answer.data };
};
const context = { helpers: { request } } as unknown as ICredentialTestFunctions;

describe.each(IDS)('the test of %s', (type) => {
	const id = (Object.keys(SAMPLES) as ProviderId[]).find(
		(one) => tableOf(one).credentialType === type,
	)!;
	const more = Object.fromEntries(
		tableOf(id).account.fields.flatMap(({ name, sandbox }) => (sandbox ? [[name, sandbox]] : [])),
	);
	const tested = (url: string, change: ICredentialDataDecryptedObject = {}) =>
		accountTest.call(context, {
			...{ id: '1', name: 'n', type },
			data: {
				...(SAMPLES[id].sandboxAddress?.(url) ?? {
					region: 'sandbox',
					baseUrl: url + tableOf(id).sandbox.path,
				}),
				...more,
				...sandboxAccount(id).credentials,
				...change,
			},
		});
	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await startSandbox({ speed: 1_000 });
	});
	afterAll(() => sandbox.stop());

	it('passes the account of the sandbox, and dials nobody', async () => {
		expect(await tested(sandbox.url)).toEqual({
			status: 'OK',
			message: expect.stringContaining('accepted the credentials'),
		});
		expect(sandbox.calls()).toEqual([]);
	});

	it('does not pass a wrong secret, and tells none', async () => {
		const { wrongSecret } = SAMPLES[id];
		const { status, message } = await tested(sandbox.url, wrongSecret);
		expect([status, message]).toEqual(['Error', expect.stringContaining('refused')]);
		for (const secret of Object.values(wrongSecret)) expect(message).not.toContain(secret);
	});

	it('says what is wrong, and how to put it right, where nothing answers', async () => {
		const gone = await startSandbox();
		await gone.stop();
		const { host } = new URL(gone.url);
		expect(await tested(gone.url)).toEqual({
			status: 'Error',
			message: `No connection to ${host}. Check the address and the network. For the sandbox: start it with "npx @ringback/sandbox".`,
		});
	});
});

it('is the node’s for every account but one of n8n’s OAuth2', () => {
	const others = description.credentials!.filter(({ testedBy }) => testedBy === undefined);
	expect(others.map(({ name }) => name)).toEqual(['talkdeskOAuth2Api']);
	expect(methods.credentialTest.account).toBe(accountTest);
});

describe('an account of CM.com', () => {
	const cmCom = (data: ICredentialDataDecryptedObject) =>
		accountTest.call(context, { id: '1', name: 'n', type: 'cmComVoiceApi', data });
	const productToken = '00000000-0000-4000-8000-000000000001';
	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await startSandbox();
	});
	afterAll(() => sandbox.stop());

	it.each<Record<string, string>>([{}, { region: 'custom' }])(
		'that was saved with its address and %j is tested there',
		async (saved) => {
			const baseUrl = `${sandbox.url}/cm/voiceapi/v2`;
			expect(await cmCom({ ...saved, productToken, baseUrl })).toEqual({
				status: 'OK',
				message: expect.stringContaining('was not tested'),
			});
		},
	);
});
