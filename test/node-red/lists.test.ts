import { PROVIDER_IDS, providers, type ProviderId } from '../../core';
import { SANDBOX, flowOf } from './support/flow';
import { useNodeRed } from './support/host';
import { openSandbox } from './support/sandbox';

const host = useNodeRed();

/** Presses "Choose…" in the dialog of a trigger whose account is deployed. */
async function choose(provider: ProviderId, list: string, wrong: Record<string, string> = {}) {
	const sandbox = await openSandbox();
	const credentials = { ...SANDBOX[provider].credentials, ...wrong };
	const flow = flowOf({ provider, sandboxUrl: sandbox.url, publicUrl: host.url, credentials });
	await host.start(flow);
	const answer = await host.post('/ringback/list', { account: flow.accountId, list });
	const body = answer.body as { entries?: Array<{ value: string }>; message?: string };
	return { status: answer.status, body, calls: sandbox.calls() };
}

describe('the lists of a trigger', () => {
	it.each(PROVIDER_IDS.filter((id) => providers[id].lists?.flows))(
		'hold the flows of the account at %s, and dial no number',
		async (provider) => {
			const { status, body, calls } = await choose(provider, 'flows');
			expect(status).toBe(200);
			expect(body.entries).toContainEqual({
				value: SANDBOX[provider].flowId,
				label: expect.stringContaining('Courier at the door'),
			});
			expect(calls).toEqual([]);
		},
	);

	it.each(PROVIDER_IDS.filter((id) => providers[id].lists?.callers))(
		'hold what %s can call from',
		async (provider) => {
			const { body } = await choose(provider, 'callers');
			const values = body.entries?.map(({ value }) => value);
			expect(values).toContain(SANDBOX[provider].from);
		},
	);

	it('are empty where the provider documents none', async () => {
		expect(await choose('cmCom', 'callers')).toMatchObject({ status: 200, body: { entries: [] } });
	});

	it("say the provider's refusal, and no secret", async () => {
		const { status, body } = await choose('kaleyra', 'callers', { apiKey: 'MARKED-WRONG-SECRET' });
		expect(status).toBe(400);
		expect(body.message).toMatch(/refused the credentials/);
		expect(JSON.stringify(body)).not.toContain('MARKED');
	});

	it.each([
		['an account that is not deployed', { account: 'a-new-one', list: 'flows' }],
		['a list that there is not', { list: 'secrets' }],
		['nothing', {}],
	])('are refused for %s', async (_what, body) => {
		await choose('kaleyra', 'callers');
		expect((await host.post('/ringback/list', body)).status).toBe(400);
	});
});
