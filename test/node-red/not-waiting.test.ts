import { PROVIDER_IDS } from '../../core';
import { flowOf, listenerOf } from './support/flow';
import { settled, useNodeRed } from './support/host';
import { openSandbox, order } from './support/sandbox';

const host = useNodeRed();
const trigger = {
	waitForResult: false,
	reference: 'order-1042',
	context: '{"orderId": 1042}',
};

async function placed(options: Partial<Parameters<typeof flowOf>[0]>, to: string) {
	const sandbox = await openSandbox();
	const flow = flowOf({ sandboxUrl: sandbox.url, publicUrl: host.url, trigger, ...options });
	await host.start(flow);
	host.send(flow.triggerId, { payload: to, topic: 'orders', keep: 'me' });
	const first = await host.next();
	return { sandbox, flow, first };
}

describe('trigger voice flow, not waiting', () => {
	it.each(PROVIDER_IDS)(
		'at %s says placed at once, and the result comes later',
		async (provider) => {
			const { sandbox, first } = await placed({ provider }, '+14155550103');
			const second = await host.next();
			await sandbox.idle();
			await settled();

			expect(first).toMatchObject({
				at: 'trigger.placed',
				msg: {
					keep: 'me',
					topic: 'placed',
					call: {
						exit: 'placed',
						confirmed: true,
						reference: 'order-1042',
						callId: provider === 'kaleyra' ? null : sandbox.calls()[0]!.id,
						receivedAt: null,
						context: { orderId: 1042 },
					},
				},
			});
			expect(first.msg.payload).toEqual(first.msg.call);
			expect(second).toMatchObject({
				at: 'result.busy',
				msg: {
					topic: 'busy',
					call: {
						exit: 'busy',
						reference: 'order-1042',
						callId: sandbox.calls()[0]!.id,
						placedAt: expect.stringMatching(/Z$/),
						receivedAt: expect.stringMatching(/Z$/),
						context: { orderId: 1042 },
					},
				},
			});
			expect(second.msg.payload).toEqual(second.msg.call);
			expect(host.arrivals).toHaveLength(2);
		},
	);

	it.each(PROVIDER_IDS)(
		'at %s copes with a report before the start is answered',
		async (provider) => {
			const { sandbox } = await placed({ provider }, '+14155550110');
			await host.next();
			await sandbox.idle();
			await settled();
			expect(host.arrivals.map(({ at }) => at).sort()).toEqual([
				'result.answered',
				'trigger.placed',
			]);
		},
	);

	it('takes a report that comes twice once', async () => {
		const { sandbox } = await placed({}, '+14155550109');
		await host.next();
		await sandbox.idle();
		await settled();
		expect(host.arrivals.map(({ at }) => at)).toEqual(['trigger.placed', 'result.answered']);
	});

	it('hands a result to every node that takes those of its account, each its own copy', async () => {
		const sandbox = await openSandbox();
		const flow = flowOf({ sandboxUrl: sandbox.url, publicUrl: host.url, trigger });
		const other = listenerOf(`${flow.listenerId}b`, flow.accountId, 'other');
		await host.start({ ...flow, nodes: [...flow.nodes, ...other] });
		host.send(flow.triggerId, { payload: '+14155550101' });
		await host.next();
		const results = [await host.next(), await host.next()];
		expect(results.map(({ at }) => at).sort()).toEqual(['other.answered', 'result.answered']);
		results[0]!.msg.payload.exit = 'changed by the flow';
		expect(results[1]!.msg.payload.exit).toBe('answered');
	});

	it('places the call without a callback where no public address is known, and says so', async () => {
		const account = { region: 'custom' };
		const sandbox = await openSandbox();
		const flow = flowOf({
			sandboxUrl: '',
			publicUrl: '',
			trigger,
			account: {
				...account,
				apiBaseUrl: `${sandbox.url}/talkdesk`,
				accessTokenUrl: `${sandbox.url}/talkdesk/oauth/token`,
			},
		});
		await host.start(flow);
		host.send(flow.triggerId, { payload: '+14155550101' });
		expect(await host.next()).toMatchObject({ at: 'trigger.placed', msg: { topic: 'placed' } });
		expect(sandbox.calls()[0]!.variables).toEqual({ customer_number: expect.anything() });
	});

	it('sends what it knows when the answer was lost, marked as not confirmed', async () => {
		const sandbox = await openSandbox();
		await order(sandbox, 'talkdesk', 'http-500-after-accept');
		const flow = flowOf({ sandboxUrl: sandbox.url, publicUrl: host.url, trigger });
		await host.start(flow);
		host.send(flow.triggerId, { payload: '+14155550108' });
		expect(await host.next()).toMatchObject({
			at: 'trigger.placed',
			msg: { call: { exit: 'placed', confirmed: false, callId: null } },
		});
		expect(sandbox.calls()).toHaveLength(1);
	});

	it.each([
		['a number that cannot exist', '+1415', 'numberNotValid'],
		['no number', '', 'numberMissing'],
		['two numbers', '+14155550101, +14155550102', 'severalNumbers'],
	])('sends %s to Not Called with its reason', async (_what, payload, reason) => {
		const { sandbox, first } = await placed({}, payload);
		expect(first).toMatchObject({
			at: 'trigger.notCalled',
			msg: { topic: 'notCalled', call: { exit: 'notCalled', reason, confirmed: true } },
		});
		expect(sandbox.calls()).toEqual([]);
	});

	it("sends a number that the provider's answer refuses to Not Called", async () => {
		const { sandbox, first } = await placed({ provider: 'cmCom' }, '+14155550105');
		expect(first).toMatchObject({
			at: 'trigger.notCalled',
			msg: { call: { exit: 'notCalled', reason: 'refusedByProvider', confirmed: true } },
		});
		expect(sandbox.calls()).toEqual([]);
	});
});
