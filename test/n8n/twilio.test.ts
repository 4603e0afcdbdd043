/** What of n8n only Twilio needs: two addresses of one account, and a look-up by call and flow. */
import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { OUTPUTS } from '../../core';
import { TwilioStudioApi } from '../../credentials/TwilioStudioApi.credentials';
import { ACCOUNTS } from '../core/samples';
import { executeContext, type Answer } from './support/contexts';
import { execute } from './support/trigger';
import { callOf } from './support/trigger';

const credential = new TwilioStudioApi();
const ACCOUNT = ACCOUNTS.twilio as ICredentialDataDecryptedObject;
const FLOW = 'FW0123456789abcdef0123456789abcdef';
const CALL = 'FN0123456789abcdef0123456789abcdef';

const sign = credential.authenticate as (
	credentials: ICredentialDataDecryptedObject,
	options: IHttpRequestOptions,
) => Promise<IHttpRequestOptions>;

describe('the credential of Twilio Studio', () => {
	it.each(['https://studio.twilio.com/v2/Flows', 'https://api.twilio.com/2010-04-01/Accounts'])(
		'signs for %s, which is its own',
		async (url) => {
			const { headers } = await sign(ACCOUNT, { url });
			expect(headers).toMatchObject({ authorization: expect.stringMatching(/^Basic \S+$/) });
		},
	);

	it.each(['https://twilio.com/', 'https://api.twilio.com.example.com/', 'http://api.twilio.com/'])(
		'signs nothing for %s',
		async (url) => {
			await expect(sign(ACCOUNT, { url })).rejects.toThrow(
				'is for https://studio.twilio.com alone',
			);
		},
	);

	it('signs for no second address where the account has one of its own', async () => {
		const account = { ...ACCOUNT, region: 'custom', baseUrl: 'https://studio.example.com' };
		await expect(sign(account, { url: 'https://api.twilio.com/' })).rejects.toThrow('alone');
	});
});

describe('Look Up Result at Twilio', () => {
	const lookUp = async (flowId: unknown, answer: Answer) => {
		const { context, seen } = executeContext({
			items: [{ json: {} }],
			parameters: () => ({
				operation: 'lookUpResult',
				provider: 'twilio',
				callId: CALL,
				placedAt: '',
				flowId: flowId as string,
			}),
			credentials: { twilioStudioApi: ACCOUNT as never },
			answers: [answer],
		});
		return { outputs: await execute(context), seen };
	};
	const steps = (name: string): Answer => ({
		status: 200,
		body: { steps: [{ name, execution_sid: CALL, transitioned_from: 'call_person' }] },
	});

	it('asks for the steps of the execution, in the flow that was started', async () => {
		const { outputs, seen } = await lookUp(FLOW, steps('busy'));
		expect(seen.requests.map(({ url }) => url)).toEqual([
			`https://studio.twilio.com/v2/Flows/${FLOW}/Executions/${CALL}/Steps?PageSize=50`,
		]);
		const [item] = outputs[OUTPUTS.triggerWaiting.indexOf('busy')]!;
		expect(callOf(item)).toMatchObject({ exit: 'busy', callId: CALL, providerStatus: 'busy' });
	});

	it.each([
		['goes on', { status: 200, body: { steps: [{ name: 'incomingRequest' }] } }],
		['is not known', { status: 404, body: { code: 20404 } }],
	])('of an execution that %s leaves by No Result', async (_what, answer) => {
		const { outputs } = await lookUp(FLOW, answer);
		const [item] = outputs[OUTPUTS.triggerWaiting.indexOf('noResult')]!;
		expect(callOf(item)).toMatchObject({ exit: 'noResult', callId: CALL, raw: null });
	});

	it.each(['', null, undefined])('asks nobody without a flow: %j', async (flowId) => {
		await expect(lookUp(flowId, steps('busy'))).rejects.toThrow('"Flow ID" is empty.');
	});
});
