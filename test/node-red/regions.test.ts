jest.mock('../../node-red/host/clock', () => jest.requireActual('./support/fast-clock'));
import type { ProviderId } from '../../core';
import { accountSettings } from '../../node-red/nodes/account/settings';
import { flowOf } from './support/flow';
import { useNodeRed } from './support/host';
import { openSandbox } from './support/sandbox';

const host = useNodeRed();
const PROVIDERS: readonly ProviderId[] = ['talkdesk', 'cmCom', 'kaleyra'];

describe('an unreadable region', () => {
	it.each(
		PROVIDERS.flatMap((provider) =>
			['', 'sanbox', '${RINGBACK_TEST_NOT_SET}', undefined].map((region) => ({ provider, region })),
		),
	)('places no call at $provider when it is $region', async ({ provider, region }) => {
		const sandbox = await openSandbox();
		const flow = flowOf({
			provider,
			sandboxUrl: sandbox.url,
			publicUrl: host.url,
			account: { region },
			trigger: { waitForResult: false },
		});
		await host.start(flow);
		host.send(flow.triggerId, { payload: '+14155550103' });
		expect(await host.next()).toMatchObject({
			at: 'error',
			msg: { failure: { field: 'region', dialled: 'no' } },
		});
		expect(sandbox.calls()).toHaveLength(0);
	});

	it('is no such region where its environment variable is set', async () => {
		process.env.RINGBACK_TEST_REGION = 'sandbox';
		const sandbox = await openSandbox();
		const flow = flowOf({
			provider: 'cmCom',
			sandboxUrl: sandbox.url,
			publicUrl: host.url,
			account: { region: '${RINGBACK_TEST_REGION}' },
		});
		await host.start(flow);
		delete process.env.RINGBACK_TEST_REGION;
		host.send(flow.triggerId, { payload: '+14155550103' });
		expect(await host.next()).toMatchObject({ at: 'trigger.busy' });
		expect(sandbox.calls()).toHaveLength(1);
	});
});

describe('the settings of an account', () => {
	const LEFT_OVER = {
		apiBaseUrl: 'https://api.talkdeskapp.com',
		accessTokenUrl: 'https://acme.talkdeskid.com/oauth/token',
		baseUrl: 'https://api.cm.com/voiceapi/v2',
		sandboxUrl: 'http://127.0.0.1:4999',
	};

	it.each([
		['sandbox', ['sandboxUrl']],
		['custom', ['accessTokenUrl', 'apiBaseUrl', 'baseUrl']],
		['us', []],
		['', []],
		[undefined, []],
	])('of region %p hold no address that is left from another choice', (region, kept) => {
		const settings = accountSettings({ region, ...LEFT_OVER }, {});
		const addresses = Object.keys(LEFT_OVER).filter((field) => field in settings);
		expect(addresses.sort()).toEqual(kept);
	});
});
