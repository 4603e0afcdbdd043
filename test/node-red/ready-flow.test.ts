/** "Make the ready flow" in the account's dialog: asked for by a person, it makes one, and it can be called. */
import { SANDBOX, flowOf, type TestFlow } from './support/flow';
import { useNodeRed } from './support/host';
import { openSandbox } from './support/sandbox';
import { PROVIDER_IDS, listOf, providers, tableOf, type ProviderId } from '../../core';
import { authenticated } from '../../core/account/authenticate';
import { accountSettings } from '../../node-red/nodes/account/settings';
import { axiosTransport } from '../../node-red/host/transport';
import { nodeClock } from '../../node-red/host/clock';
import type { Sandbox } from '../../sandbox/index';

const host = useNodeRed();
const MAKERS = PROVIDER_IDS.filter((id) => tableOf(id).readyFlow);
const OTHERS = PROVIDER_IDS.filter((id) => !tableOf(id).readyFlow);

/** Says yes in the dialog of an account as typed. */
async function make(sandbox: Sandbox, provider: ProviderId, typed: object = {}) {
	const flow = flowOf({ provider, sandboxUrl: sandbox.url, publicUrl: host.url });
	await host.start(flow);
	return makeIn(flow, provider, typed);
}

const makeIn = ({ nodes }: TestFlow, provider: ProviderId, typed: object = {}) =>
	host.post('/ringback/make-flow', {
		...nodes[1],
		credentials: { ...SANDBOX[provider].credentials, ...typed },
	});

async function flowsAt(sandbox: Sandbox, id: ProviderId) {
	const provider = providers[id];
	const { credentials } = SANDBOX[id];
	const settings = { provider: id, region: 'sandbox', sandboxUrl: sandbox.url };
	const account = accountSettings(settings, credentials);
	const transport = authenticated(provider, account, axiosTransport, nodeClock);
	return listOf(provider, 'flows', account, transport);
}

describe.each(MAKERS)('%s', (provider) => {
	it('makes one flow, tells its ID, and calls nobody', async () => {
		const sandbox = await openSandbox();
		const before = await flowsAt(sandbox, provider);
		const { status, body } = await make(sandbox, provider);
		expect({ status, body }).toEqual({
			status: 200,
			body: { ok: true, flowId: expect.any(String) },
		});
		const { flowId } = body as { flowId: string };
		const after = await flowsAt(sandbox, provider);
		expect(after).toHaveLength(before.length + 1);
		expect(after.map(({ value }) => value)).toContain(flowId);
		expect(sandbox.calls()).toEqual([]);
	});

	it('makes a flow that calls, says its text, and reports', async () => {
		const sandbox = await openSandbox();
		const options = { provider, sandboxUrl: sandbox.url, publicUrl: host.url };
		const trigger = {
			...{ flowId: 'made', flowIdType: 'msg', to: 'payload', toType: 'msg' },
			...{ specifyVariables: 'json', variablesJson: '{"text":"It is here."}' },
		};
		const flow = flowOf({ ...options, trigger });
		await host.start(flow);
		const { flowId } = (await makeIn(flow, provider)).body as { flowId: string };
		host.send(flow.triggerId, { payload: '+14155550101', made: flowId });
		expect(await host.next()).toMatchObject({
			at: 'trigger.answered',
			msg: { call: { exit: 'answered' } },
		});
		expect(sandbox.calls()).toMatchObject([{ variables: { text: 'It is here.' } }]);
	});

	it('says what was refused, and keeps the secret to itself', async () => {
		const sandbox = await openSandbox();
		const secrets = Object.keys(SANDBOX[provider].credentials).filter((name) =>
			/token|apiKey$/i.test(name),
		);
		const typed = Object.fromEntries(secrets.map((name) => [name, 'MARKED-WRONG-SECRET']));
		const { status, body } = await make(sandbox, provider, typed);
		expect({ status, body }).toMatchObject({
			status: 400,
			body: { message: expect.stringContaining('401'), hint: expect.any(String) },
		});
		expect(JSON.stringify(body)).not.toContain('MARKED');
		expect(sandbox.calls()).toEqual([]);
	});
});

it.each(OTHERS)('at %s nothing is made, and the dialog does not offer it', async (provider) => {
	const sandbox = await openSandbox();
	expect(await make(sandbox, provider)).toMatchObject({
		status: 400,
		body: { message: expect.stringContaining(tableOf(provider).displayName) },
	});
});
