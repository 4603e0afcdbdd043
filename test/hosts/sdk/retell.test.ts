/** npm retell-sdk against the sandbox, and the request that we send against its own. */
import { startSandbox, type Sandbox } from '../../../sandbox/index';
import { sandboxAccount } from '../../providers/samples';
import { requestsOf } from './support/compare';
import { listOurs } from './support/ours';
import { randomCalls } from './support/random-calls';
import { openVendor, type Json, type Vendor } from './support/vendor';

const ID = 'retell';
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

const account = () => ({ apiKey: credentials.apiKey, baseURL: sandbox.baseUrls[ID] });

describe('retell-sdk at the sandbox', () => {
	it.each([
		['01', 'ended', 'user_hangup'],
		['02', 'ended', 'voicemail_reached'],
		['03', 'not_connected', 'dial_busy'],
		['04', 'not_connected', 'dial_no_answer'],
		['05', 'not_connected', 'invalid_destination'],
		['06', 'not_connected', 'dial_failed'],
		['07', 'not_connected', 'user_declined'],
	])('starts a call to …%s and reads back how it ended', async (ending, status, reason) => {
		const to = `+141555501${ending}`;
		const started = await vendor.run(
			async (require, { account, from, to, flowId }) => {
				const { Retell } = require('retell-sdk');
				return new Retell(account).call.createPhoneCall({
					from_number: from,
					to_number: to,
					override_agent_id: flowId,
					retell_llm_dynamic_variables: { order_number: '1042' },
					metadata: { order: 1042 },
				});
			},
			{ account: account(), from, to, flowId },
		);
		const told = {
			call_id: expect.any(String),
			agent_id: flowId,
			from_number: from,
			to_number: to,
			metadata: { order: 1042 },
			retell_llm_dynamic_variables: { order_number: '1042' },
		};
		expect(started).toMatchObject(told);
		await sandbox.idle();
		const ended = await vendor.run(
			async (require, { account, id }) => {
				const { Retell } = require('retell-sdk');
				return new Retell(account).call.retrieve(id);
			},
			{ account: account(), id: started.call_id },
		);
		expect(ended).toMatchObject({
			...told,
			call_id: started.call_id,
			call_status: status,
			disconnection_reason: reason,
		});
	});

	it('lists the agents and the numbers that our drop-downs show', async () => {
		const { agents, numbers } = await vendor.run(async (require, account) => {
			const { Retell } = require('retell-sdk');
			const client = new Retell(account);
			return { agents: await client.agent.list(), numbers: await client.phoneNumber.list() };
		}, account());
		const flows = sandbox.flows().map(({ name, ids }) => ({ value: ids[ID], label: name }));
		expect(
			agents.items.map(({ agent_id, agent_name }: Json) => ({
				value: agent_id,
				label: agent_name,
			})),
		).toEqual(flows);
		expect(await listOurs(ID, sandbox.baseUrls[ID], 'flows')).toEqual(flows);
		const callers = numbers.items.map(({ phone_number }: Json) => phone_number);
		expect(callers).toContain(from);
		expect((await listOurs(ID, sandbox.baseUrls[ID], 'callers')).map(({ value }) => value)).toEqual(
			callers,
		);
	});

	it('throws its own errors for a wrong key, a wrong number and an agent that is not there', async () => {
		const errors = await vendor.run(
			async (require, { account, call }) => {
				const { Retell } = require('retell-sdk');
				const errorOf = async (options: object, change: object) => {
					const client = new Retell({ ...account, ...options });
					const error = await client.call
						.createPhoneCall({ ...call, ...change })
						.catch((thrown: Error) => thrown);
					return `${error.constructor.name} ${error.status}`;
				};
				return [
					await errorOf({ apiKey: 'wrong' }, {}),
					await errorOf({}, { to_number: '0155 5501' }),
					await errorOf({}, { override_agent_id: 'agent_unknown' }),
				];
			},
			{
				account: account(),
				call: { from_number: from, to_number: '+14155550101', override_agent_id: flowId },
			},
		);
		expect(errors).toEqual(['AuthenticationError 401', 'BadRequestError 400', 'NotFoundError 404']);
	});
});

it(`a start is what retell-sdk sends, byte for byte, in ${CALLS} random calls`, async () => {
	const { theirs, ours } = await requestsOf(
		ID,
		vendor,
		randomCalls(CALLS, { flowId, from }, 'text'),
		async (require, { url, calls }) => {
			const { Retell } = require('retell-sdk');
			const client = new Retell({ apiKey: 'sandbox-retell-key', baseURL: url });
			for (const { settings, address } of calls)
				await client.call.createPhoneCall({
					from_number: settings.from,
					to_number: settings.to,
					override_agent_id: settings.flowId,
					...(Object.keys(settings.variables as object).length > 0 && {
						retell_llm_dynamic_variables: settings.variables,
					}),
					metadata: { reference: settings.reference, token: address.token },
					agent_override: {
						agent: { webhook_url: address.url, webhook_events: ['call_ended'] },
					},
				});
		},
	);
	expect(theirs).toHaveLength(CALLS);
	expect(ours).toEqual(theirs);
});
