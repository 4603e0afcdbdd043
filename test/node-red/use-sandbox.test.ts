/** "Use the local sandbox", from the click to the end of a call. */
import { PROVIDER_IDS, type ProviderId } from '../../core';
import {
	PROVIDER_CREDENTIALS,
	PROVIDER_SETTINGS,
	sandboxForm,
	stored,
} from '../../node-red/nodes/account/editor-form';
import { flowOf } from './support/flow';
import { useNodeRed } from './support/host';
import { openSandbox } from './support/sandbox';
import { holdTimeouts } from './support/timers';

jest.mock('../../node-red/host/clock', () => jest.requireActual('./support/fast-clock'));

const host = useNodeRed();

/** The account as the editor stores it after one click, at a sandbox on another port. */
function clicked(provider: ProviderId, sandboxUrl: string) {
	const form = stored(
		{ provider, region: 'sandbox', signIn: 'clientSecret' },
		{ ...sandboxForm(provider), sandboxUrl },
		new Set(),
	);
	const pick = (names: readonly string[]) =>
		Object.fromEntries(names.map((name) => [name, form[name] ?? '']));
	return { account: pick(PROVIDER_SETTINGS), credentials: pick(PROVIDER_CREDENTIALS) };
}

async function deployed(provider: ProviderId) {
	const sandbox = await openSandbox({ options: { talkdeskReportJobMs: 0 } });
	const { account, credentials } = clicked(provider, sandbox.url);
	const urls = { sandboxUrl: sandbox.url, publicUrl: host.url };
	const flow = flowOf({ provider, ...urls, account, credentials });
	await host.start(flow);
	return { sandbox, flow, account, credentials };
}

describe('an account that one click pointed at the sandbox', () => {
	it.each(PROVIDER_IDS)('passes its test at %s', async (provider) => {
		const { account, credentials } = await deployed(provider);
		const { status, body } = await host.post('/ringback/test-account', {
			provider,
			...account,
			credentials,
		});
		expect({ status, body }).toMatchObject({ status: 200, body: { ok: true } });
	});

	it.each(PROVIDER_IDS)('calls through %s, and hears how it ended', async (provider) => {
		const { flow } = await deployed(provider);
		host.send(flow.triggerId, { payload: '+14155550103' });
		expect(await host.next()).toMatchObject({ at: 'trigger.busy' });
	});

	it('may read the report of Talkdesk, and does when none of the flow came', async () => {
		holdTimeouts();
		const { flow, sandbox } = await deployed('talkdesk');
		host.send(flow.triggerId, { payload: '+14155550108' });
		await host.statusOf(flow.triggerId, ({ text }) => /waiting/.test(text ?? ''));
		await sandbox.idle();
		jest.advanceTimersByTime(600_000);
		expect(await host.next()).toMatchObject({ at: 'trigger.answered' });
	});
});
