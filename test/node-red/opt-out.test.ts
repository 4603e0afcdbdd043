import { flowOf } from './support/flow';
import { withBody } from './support/held-call';
import { useNodeRed } from './support/host';
import { handOn, openRelay } from './support/relay';
import { openSandbox } from './support/sandbox';

const host = useNodeRed();
const BUSY = '+14155550103';

async function open(
	trigger: Readonly<Record<string, unknown>> = {},
	account: Readonly<Record<string, unknown>> = { rememberOptOut: true },
) {
	const sandbox = await openSandbox();
	const relay = await openRelay();
	const options = { sandboxUrl: sandbox.url, publicUrl: host.url, account };
	// reports take the way over the test, except those of a message without one
	const flow = flowOf({
		...options,
		trigger: { resultUrl: 'way', resultUrlType: 'msg', ...trigger },
	});
	await host.start(flow);
	const send = (msg: object = {}) => host.send(flow.triggerId, { payload: BUSY, ...msg });
	/** A call whose flow reports that. */
	async function reported(said: object) {
		send({ way: relay.url });
		const report = await relay.held();
		const address = `${host.url}/ringback/${flow.accountId}`;
		const body = withBody(report, (known) => ({ ...known, ...said }));
		await handOn(address, report, body);
		return host.next();
	}
	return { sandbox, flow, send, reported };
}
const refused = {
	at: 'trigger.notCalled',
	msg: { call: { exit: 'notCalled', reason: 'doNotCall', confirmed: true, placedAt: null } },
};

describe('somebody who wants no more calls', () => {
	it('is not called again, without any rules, also after a deploy, until they want to be', async () => {
		const { sandbox, flow, send, reported } = await open();
		expect((await reported({ opt_out: 'true' })).msg.call.optOut).toBe(true);
		send({ payload: '+1 (415) 555-0103' });
		expect(await host.next()).toMatchObject(refused);
		await host.deploy(flow.nodes, 'full', flow.credentials);
		send();
		const { at, msg } = await host.next();
		expect({ at, msg }).toMatchObject(refused);
		expect(msg.call.sentence).toMatch(/asked for no more calls/);
		expect(sandbox.calls()).toHaveLength(1);

		send({ optIn: BUSY });
		send();
		expect(await host.next()).toMatchObject({ at: 'trigger.busy' });
	});

	it('keeps others from nothing', async () => {
		const { send, reported } = await open();
		await reported({ opt_out: 'true' });
		send({ payload: '+14155550101' });
		expect(await host.next()).toMatchObject({ at: 'trigger.answered' });
	});

	it('is called in an emergency', async () => {
		const { send, reported } = await open({ askRules: true, purpose: 'emergency' });
		await reported({ opt_out: 'true' });
		send();
		expect(await host.next()).toMatchObject({ at: 'trigger.busy' });
	});

	it('is remembered where nobody waits for the result', async () => {
		const { send, reported } = await open({ waitForResult: false });
		await reported({ opt_out: 'yes' });
		await host.next();
		send();
		expect(await host.next()).toMatchObject(refused);
	});

	it.each([
		['the account does not remember it', { rememberOptOut: false }, { opt_out: 'true' }],
		['the account was saved before it could', {}, { opt_out: 'true' }],
		['the flow says that they do not', { rememberOptOut: true }, { opt_out: 'false' }],
		['the flow says nothing', { rememberOptOut: true }, {}],
	])('is called again where %s', async (_what, account, said) => {
		const { send, reported } = await open({}, { rememberOptOut: undefined, ...account });
		await reported(said);
		send();
		expect(await host.next()).toMatchObject({ at: 'trigger.busy' });
	});

	it.each(['', undefined, true, 'Ada'])('is not meant by optIn: %j', async (optIn) => {
		const { sandbox, send } = await open();
		send({ optIn });
		expect(await host.next()).toMatchObject({
			at: 'error',
			msg: { failure: { kind: 'invalidRequest', field: 'optIn' } },
		});
		expect(sandbox.calls()).toHaveLength(0);
	});
});
