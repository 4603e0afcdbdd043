/** npm twilio against the sandbox, and the request that we send against its own. */
import { startSandbox, type Sandbox } from '../../../sandbox/index';
import { sandboxAccount } from '../../providers/samples';
import { requestsOf } from './support/compare';
import { listOurs } from './support/ours';
import { randomCalls } from './support/random-calls';
import { openVendor, type Json, type Vendor } from './support/vendor';

const ID = 'twilio';
const { credentials, flowId, from } = sandboxAccount(ID);
const CALLS = 300;

let vendor: Vendor;
let sandbox: Sandbox;
beforeAll(async () => {
	vendor = openVendor();
	sandbox = await startSandbox({ speed: 1_000 });
	// its addresses are written down in it: a client of its own leads them elsewhere
	await vendor.run(async (require) => {
		const RequestClient = require('twilio/lib/base/RequestClient');
		const leadingTo = (baseUrl: string) =>
			new (class extends RequestClient {
				request(options: { uri: string }) {
					const { pathname, search } = new URL(options.uri);
					return super.request({ ...options, uri: baseUrl + pathname + search });
				}
			})();
		(globalThis as Json).clientOf = ({ accountSid, authToken, baseUrl }: Json) =>
			require('twilio')(accountSid, authToken, { httpClient: leadingTo(baseUrl) });
	}, null);
});
afterAll(async () => {
	await sandbox.stop();
	await vendor.stop();
});

const account = () => ({ ...credentials, baseUrl: sandbox.baseUrls[ID] });

describe('twilio at the sandbox', () => {
	it.each([
		['01', 'answered'],
		['03', 'busy'],
		['04', 'noAnswer'],
		['05', 'failed'],
		['06', 'failed'],
		['07', 'busy'],
	])('starts an execution to …%s and reads back how its call ended', async (ending, event) => {
		const to = `+141555501${ending}`;
		const started = await vendor.run(
			async (_require, { account, to, from, flowId }) => {
				const executions = (globalThis as Json)
					.clientOf(account)
					.studio.v2.flows(flowId).executions;
				return executions.create({ to, from, parameters: { order_number: '1042' } });
			},
			{ account: account(), to, from, flowId },
		);
		const told = {
			sid: expect.stringMatching(/^FN[\da-f]{32}$/),
			accountSid: credentials.accountSid,
			flowSid: flowId,
			contactChannelAddress: to,
		};
		expect(started).toMatchObject({ ...told, status: 'active' });
		await sandbox.idle();
		const { execution, steps } = await vendor.run(
			async (_require, { account, flowId, sid }) => {
				const flow = (globalThis as Json).clientOf(account).studio.v2.flows(flowId);
				const execution = flow.executions(sid);
				return { execution: await execution.fetch(), steps: await execution.steps.list() };
			},
			{ account: account(), flowId, sid: started.sid },
		);
		expect(execution).toMatchObject({ ...told, sid: started.sid, status: 'ended' });
		expect(Date.parse(execution.dateUpdated)).toBeGreaterThanOrEqual(
			Date.parse(execution.dateCreated),
		);
		const names = steps.map(({ name }: Json) => name);
		expect(names).toContain(event);
		expect(steps.map(({ executionSid }: Json) => executionSid)).toEqual(
			names.map(() => started.sid),
		);
	});

	it('lists the flows and the numbers that our drop-downs show', async () => {
		const { flows, numbers } = await vendor.run(async (_require, account) => {
			const client = (globalThis as Json).clientOf(account);
			return {
				flows: await client.studio.v2.flows.list(),
				numbers: await client.incomingPhoneNumbers.list(),
			};
		}, account());
		const expected = sandbox.flows().map(({ name, ids }) => ({ value: ids[ID], label: name }));
		expect(
			flows.map(({ sid, friendlyName }: Json) => ({ value: sid, label: friendlyName })),
		).toEqual(expected);
		expect(await listOurs(ID, sandbox.baseUrls[ID], 'flows')).toEqual(expected);
		const callers = numbers.map(({ phoneNumber }: Json) => phoneNumber);
		expect(callers).toContain(from);
		expect((await listOurs(ID, sandbox.baseUrls[ID], 'callers')).map(({ value }) => value)).toEqual(
			callers,
		);
	});

	it('throws its own errors for a wrong token, a wrong number and a flow that is not there', async () => {
		const errors = await vendor.run(
			async (_require, { account, flowId, call }) => {
				const errorOf = async (options: object, flow: string, change: object) => {
					const client = (globalThis as Json).clientOf({ ...account, ...options });
					const error = await client.studio.v2
						.flows(flow)
						.executions.create({ ...call, ...change })
						.catch((thrown: Error) => thrown);
					return [error.constructor.name, error.status, error.code];
				};
				return [
					await errorOf({ authToken: 'wrong' }, flowId, {}),
					await errorOf({}, flowId, { to: '0155 5501' }),
					await errorOf({}, 'FW0000000000000000000000000000dead', {}),
				];
			},
			{ account: account(), flowId, call: { to: '+14155550101', from } },
		);
		expect(errors).toEqual([
			['RestException', 401, 20003],
			['RestException', 400, 21211],
			['RestException', 404, 20404],
		]);
	});
});

it(`a start is what twilio sends, field by field and in the same order, in ${CALLS} random calls`, async () => {
	const { theirs, ours } = await requestsOf(
		ID,
		vendor,
		randomCalls(CALLS, { flowId, from }, 'json'),
		async (_require, { url, calls }) => {
			const client = (globalThis as Json).clientOf({
				accountSid: 'AC00000000000000000000000000000001',
				authToken: 'sandbox-twilio-token',
				baseUrl: url,
			});
			for (const { settings, address } of calls)
				await client.studio.v2.flows(settings.flowId).executions.create({
					to: settings.to,
					from: settings.from,
					parameters: {
						...(settings.variables as object),
						result_url: address.url,
						result_token: address.token,
					},
				});
		},
	);
	expect(theirs).toHaveLength(CALLS);
	expect(ours).toEqual(theirs);
});
