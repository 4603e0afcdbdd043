/** npm @vapi-ai/server-sdk against the sandbox, and the request that we send against its own. */
import { startSandbox, type Sandbox } from '../../../sandbox/index';
import { sandboxAccount } from '../../providers/samples';
import { requestsOf } from './support/compare';
import { listOurs } from './support/ours';
import { randomCalls } from './support/random-calls';
import { openVendor, type Json, type Vendor } from './support/vendor';

const ID = 'vapi';
const { credentials, flowId, from } = sandboxAccount(ID);
const CALLS = 300;

let vendor: Vendor;
let sandbox: Sandbox;
beforeAll(async () => {
	vendor = openVendor();
	sandbox = await startSandbox({ speed: 1_000 });
});
afterAll(async () => {
	await sandbox.stop();
	await vendor.stop();
});

const account = () => ({ token: credentials.apiKey, baseUrl: sandbox.baseUrls[ID] });

describe('@vapi-ai/server-sdk at the sandbox', () => {
	it.each([
		['01', 'customer-ended-call'],
		['02', 'voicemail'],
		['03', 'customer-busy'],
		['04', 'customer-did-not-answer'],
		['05', 'twilio-reported-customer-misdialed'],
		['06', 'twilio-failed-to-connect-call'],
		['07', 'customer-busy'],
	])('starts a call to …%s and reads back how it ended', async (ending, reason) => {
		const number = `+141555501${ending}`;
		const started = await vendor.run(
			async (require, { account, from, number, flowId }) => {
				const { VapiClient } = require('@vapi-ai/server-sdk');
				return new VapiClient(account).calls.create({
					assistantId: flowId,
					phoneNumberId: from,
					customer: { number },
					name: 'order-1042',
					assistantOverrides: { variableValues: { order_number: '1042' } },
				});
			},
			{ account: account(), from, number, flowId },
		);
		const told = {
			id: expect.any(String),
			type: 'outboundPhoneCall',
			name: 'order-1042',
			assistantId: flowId,
			phoneNumberId: from,
			customer: { number },
			assistantOverrides: { variableValues: { order_number: '1042' } },
		};
		expect(started).toMatchObject(told);
		await sandbox.idle();
		const ended = await vendor.run(
			async (require, { account, id }) => {
				const { VapiClient } = require('@vapi-ai/server-sdk');
				return new VapiClient(account).calls.get({ id });
			},
			{ account: account(), id: started.id },
		);
		expect(ended).toMatchObject({
			...told,
			id: started.id,
			status: 'ended',
			endedReason: reason,
			cost: expect.any(Number),
		});
	});

	it('lists the assistants and the numbers that our drop-downs show', async () => {
		const { assistants, numbers } = await vendor.run(async (require, account) => {
			const { VapiClient } = require('@vapi-ai/server-sdk');
			const client = new VapiClient(account);
			return {
				assistants: await client.assistants.list(),
				numbers: await client.phoneNumbers.list(),
			};
		}, account());
		const flows = sandbox.flows().map(({ name, ids }) => ({ value: ids[ID], label: name }));
		expect(assistants.map(({ id, name }: Json) => ({ value: id, label: name }))).toEqual(flows);
		expect(await listOurs(ID, sandbox.baseUrls[ID], 'flows')).toEqual(flows);
		const callers = numbers.map(({ id }: Json) => id);
		expect(callers).toContain(from);
		expect((await listOurs(ID, sandbox.baseUrls[ID], 'callers')).map(({ value }) => value)).toEqual(
			callers,
		);
	});

	it('throws its own errors for a wrong key, a wrong number and an assistant that is not there', async () => {
		const errors = await vendor.run(
			async (require, { account, call }) => {
				const { VapiClient } = require('@vapi-ai/server-sdk');
				const errorOf = async (options: object, change: object) => {
					const error = await new VapiClient({ ...account, ...options }).calls
						.create({ ...call, ...change })
						.catch((thrown: Error) => thrown);
					return `${error.constructor.name} ${error.statusCode}`;
				};
				return [
					await errorOf({ token: 'wrong' }, {}),
					await errorOf({}, { customer: { number: '0155 5501' } }),
					await errorOf({}, { assistantId: '00000000-0000-4000-8000-00000000dead' }),
				];
			},
			{
				account: account(),
				call: { assistantId: flowId, phoneNumberId: from, customer: { number: '+14155550101' } },
			},
		);
		expect(errors).toEqual(['VapiError 401', 'BadRequestError 400', 'VapiError 404']);
	});
});

it(`a start is what @vapi-ai/server-sdk sends, byte for byte, in ${CALLS} random calls`, async () => {
	const { theirs, ours } = await requestsOf(
		ID,
		vendor,
		randomCalls(CALLS, { flowId, from }, 'json'),
		async (require, { url, calls }) => {
			const { VapiClient } = require('@vapi-ai/server-sdk');
			const client = new VapiClient({ token: 'sandbox-vapi-key', baseUrl: url });
			for (const { settings, address } of calls)
				await client.calls.create({
					assistantId: settings.flowId,
					phoneNumberId: settings.from,
					customer: { number: settings.to },
					name: String(settings.reference).slice(0, 40),
					assistantOverrides: {
						...(Object.keys(settings.variables as object).length > 0 && {
							variableValues: settings.variables,
						}),
						server: {
							url: address.url,
							backoffPlan: { type: 'exponential', maxRetries: 6, baseDelaySeconds: 5 },
						},
						serverMessages: ['end-of-call-report'],
					},
				});
		},
	);
	expect(theirs).toHaveLength(CALLS);
	expect(ours).toEqual(theirs);
});
