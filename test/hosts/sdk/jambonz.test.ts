/** npm @jambonz/sdk and @jambonz/node-client against the sandbox, and the request that we send against theirs. */
import { startSandbox, type Sandbox } from '../../../sandbox/index';
import { sandboxAccount } from '../../providers/samples';
import { requestsOf } from './support/compare';
import { listOurs } from './support/ours';
import { randomCalls } from './support/random-calls';
import { openVendor, type Json, type Vendor } from './support/vendor';

const ID = 'jambonz';
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

const account = () => ({ ...credentials, baseUrl: sandbox.baseUrls[ID] });

describe.each(['@jambonz/sdk', '@jambonz/node-client'])('%s at the sandbox', (name) => {
	it.each([
		['01', 'completed', 200],
		['03', 'busy', 486],
		['04', 'no-answer', 487],
		['05', 'failed', 404],
		['06', 'failed', 503],
		['07', 'busy', 603],
	])('starts a call to …%s and reads back how it ended', async (ending, status, sip) => {
		const to = `+141555501${ending}`;
		const sid: string = await vendor.run(
			async (require, { name, account, from, to, flowId }) => {
				const { accountSid, apiKey, baseUrl } = account as Record<string, string>;
				const client =
					name === '@jambonz/sdk'
						? new (require('@jambonz/sdk/client').JambonzClient)({ accountSid, apiKey, baseUrl })
						: require(name)(accountSid, apiKey, { baseUrl });
				return client.calls.create({
					application_sid: flowId,
					from,
					to: { type: 'phone', number: to },
					tag: { order_number: '1042' },
				});
			},
			{ name, account: account(), from, to, flowId },
		);
		await sandbox.idle();
		const { one, all } = await vendor.run(
			async (require, { name, account, sid }) => {
				const { accountSid, apiKey, baseUrl } = account as Record<string, string>;
				const isNew = name === '@jambonz/sdk';
				const { calls } = isNew
					? new (require('@jambonz/sdk/client').JambonzClient)({ accountSid, apiKey, baseUrl })
					: require(name)(accountSid, apiKey, { baseUrl });
				return {
					one: await (isNew ? calls.get(sid) : calls.retrieve(sid)),
					all: await calls.list(),
				};
			},
			{ name, account: account(), sid },
		);
		expect(one).toMatchObject({
			call_sid: sid,
			direction: 'outbound',
			from,
			to,
			call_status: status,
			sip_status: sip,
			application_sid: flowId,
		});
		expect(all.find(({ call_sid }: Json) => call_sid === sid)).toEqual(one);
	});
});

it('@jambonz/node-client lists the applications that our drop-down shows', async () => {
	const applications = await vendor.run(
		async (require, { accountSid, apiKey, baseUrl }) => {
			const client = require('@jambonz/node-client')(accountSid, apiKey, { baseUrl });
			return client.applications.list();
		},
		account() as Record<string, string>,
	);
	const sids = applications.map(({ application_sid }: Json) => application_sid);
	expect(sids).toEqual(sandbox.flows().map(({ ids }) => ids[ID]));
	const shown = await listOurs(ID, sandbox.baseUrls[ID], 'flows');
	expect(shown.map(({ value }) => value)).toEqual(sids);
});

it(`a start is what @jambonz/sdk sends, byte for byte, in ${CALLS} random calls`, async () => {
	const { theirs, ours } = await requestsOf(
		ID,
		vendor,
		randomCalls(CALLS, { flowId, from }, 'json'),
		async (require, { url, calls }) => {
			const { JambonzClient } = require('@jambonz/sdk/client');
			const client = new JambonzClient({
				baseUrl: url,
				accountSid: '00000000-0000-4000-8000-0000000000b1',
				apiKey: 'sandbox-jambonz-key',
			});
			for (const { settings, address } of calls)
				await client.calls.create({
					application_sid: settings.flowId,
					from: settings.from,
					to: { type: 'phone', number: settings.to },
					tag: {
						token: address.token,
						reference: settings.reference,
						...(settings.variables as object),
					},
					amd: { actionHook: `${address.url}#rc=3&rp=ct,rt,5xx` },
				});
		},
		{ machineDetection: 'on' },
	);
	expect(theirs).toHaveLength(CALLS);
	expect(ours).toEqual(theirs);
});
