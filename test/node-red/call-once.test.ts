jest.mock('../../node-red/host/clock', () => jest.requireActual('./support/fast-clock'));
import { ALREADY, useCallOnce } from './support/call-once';
import { order } from './support/sandbox';

const { host, open } = useCallOnce();

describe('call once', () => {
	it('calls a reference once; the second message leaves by Not Called', async () => {
		const { sandbox, send } = await open();
		send();
		expect(await host.next()).toMatchObject({ at: 'trigger.busy' });
		send();
		expect(await host.next()).toMatchObject(ALREADY);
		expect(sandbox.calls()).toHaveLength(1);
	});

	it('calls it once when twenty messages come at the same moment', async () => {
		const { sandbox, send } = await open();
		for (let n = 0; n < 20; n++) send();
		for (let n = 0; n < 20; n++) await host.next();
		const ways = host.arrivals.map(({ at }) => at).sort();
		expect(ways).toEqual(['trigger.busy', ...Array<string>(19).fill('trigger.notCalled')]);
		expect(sandbox.calls()).toHaveLength(1);
	});

	it('goes by the reference, also from another trigger of the account', async () => {
		const { sandbox, flow, send } = await open();
		const twin = { ...flow.nodes[2]!, id: `${flow.triggerId}b` };
		await host.deploy([...flow.nodes, twin], 'nodes', flow.credentials);
		send();
		await host.next();
		host.send(twin.id, { payload: '+14155550103' });
		expect(await host.next()).toMatchObject(ALREADY);
		expect(sandbox.calls()).toHaveLength(1);
	});

	it('calls each message without a reference', async () => {
		const { sandbox, send } = await open({ trigger: { reference: '' } });
		send();
		send();
		await host.next();
		await host.next();
		expect(sandbox.calls()).toHaveLength(2);
	});

	it.each([undefined, null, ''])(
		'places no call when the reference that was asked for is %j',
		async (order) => {
			const { sandbox, flow } = await open({
				trigger: { reference: 'order', referenceType: 'msg' },
			});
			host.send(flow.triggerId, { payload: '+14155550103', order });
			expect(await host.next()).toMatchObject({
				at: 'error',
				msg: { failure: { kind: 'invalidRequest', field: 'reference' } },
			});
			expect(sandbox.calls()).toHaveLength(0);
		},
	);

	it('calls a reference again where it is switched off', async () => {
		const { sandbox, send } = await open({ trigger: { callOnce: false } });
		send();
		await host.next();
		send();
		expect(await host.next()).toMatchObject({ at: 'trigger.busy' });
		expect(sandbox.calls()).toHaveLength(2);
	});

	it('takes the claim back after a refusal: no call was placed', async () => {
		const { sandbox, send } = await open();
		send('+14155550105');
		expect(await host.next()).toMatchObject({
			at: 'trigger.invalidNumber',
			msg: { call: { reason: 'refusedByProvider' } },
		});
		send('+14155550103');
		expect(await host.next()).toMatchObject({ at: 'trigger.busy' });
		expect(sandbox.calls()).toHaveLength(1);
	});

	it('takes the claim back after 429 for ever', async () => {
		const { sandbox, send } = await open();
		await order(sandbox, 'cmCom', 'http-429', 7);
		send();
		expect(await host.next()).toMatchObject({ at: 'error' });
		send();
		expect(await host.next()).toMatchObject({ at: 'trigger.busy' });
	});

	it.each(['reset-after-accept', 'http-500-after-accept', 'garbage-body'])(
		'keeps the claim after %s: a phone may ring',
		async (fault) => {
			const { sandbox, send } = await open();
			await order(sandbox, 'cmCom', fault);
			send();
			await host.next();
			send();
			expect(await host.next()).toMatchObject(ALREADY);
			expect(sandbox.calls()).toHaveLength(1);
		},
	);

	it('claims nothing in a dry run', async () => {
		const { sandbox, flow, send } = await open({ trigger: { dryRun: true } });
		send();
		expect(await host.next()).toMatchObject({ msg: { call: { reason: 'dryRun' } } });
		await host.deploy(
			flow.nodes.map((node) => (node.id === flow.triggerId ? { ...node, dryRun: false } : node)),
			'full',
			flow.credentials,
		);
		send();
		expect(await host.next()).toMatchObject({ at: 'trigger.busy' });
		expect(sandbox.calls()).toHaveLength(1);
	});

	it.each(['full', 'nodes'] as const)('survives a deploy of kind %s', async (how) => {
		const { sandbox, flow, send } = await open();
		send();
		await host.next();
		const changed = flow.nodes.map((node) =>
			node.id === flow.triggerId || node.id === flow.accountId ? { ...node, name: 'new' } : node,
		);
		await host.deploy(changed, how, flow.credentials);
		send();
		expect(await host.next()).toMatchObject(ALREADY);
		expect(sandbox.calls()).toHaveLength(1);
	});
});
