jest.mock('../../node-red/host/clock', () => jest.requireActual('./support/hourless-clock'));
import { nodeClock } from '../../node-red/host/clock';
import { openIn } from './support/hours';
import { flowOf } from './support/flow';
import { useNodeRed } from './support/host';
import { openSandbox } from './support/sandbox';

const host = useNodeRed();
const BUSY = '+14155550103';

async function open(trigger: object = {}) {
	const sandbox = await openSandbox();
	const { callingHours, opensAt } = openIn(2, nodeClock.now());
	const flow = flowOf({
		provider: 'cmCom',
		sandboxUrl: sandbox.url,
		publicUrl: host.url,
		trigger: { askRules: true, callingHours, timeZone: 'UTC', reference: 'order-1', ...trigger },
	});
	await host.start(flow);
	const send = (msg: object = {}) => host.send(flow.triggerId, { payload: BUSY, ...msg });
	return { sandbox, flow, send, opensAt: Date.parse(opensAt) };
}

describe('a call outside its hours', () => {
	it('is held until they open, and then made like any other', async () => {
		const { sandbox, send, opensAt } = await open();
		send({ keep: 'me' });
		const { at, msg } = await host.next();
		expect(at).toBe('trigger.busy');
		expect(msg).toMatchObject({
			keep: 'me',
			call: { reference: 'order-1', attempt: 1, attempts: null, reason: null, notBefore: null },
		});
		expect(Date.parse(msg.call.placedAt)).toBeGreaterThanOrEqual(opensAt);
		expect(sandbox.calls()).toHaveLength(1);
		expect(host.arrivals).toHaveLength(1);
	});

	it('is placed then where nobody waits for its result, which takes the usual way', async () => {
		const { sandbox, send, opensAt } = await open({ waitForResult: false });
		send();
		const both = [await host.next(), await host.next()];
		const placed = both.find(({ at }) => at === 'trigger.placed')!;
		expect(placed.msg.call).toMatchObject({
			exit: 'placed',
			confirmed: true,
			reference: 'order-1',
		});
		expect(Date.parse(placed.msg.call.placedAt)).toBeGreaterThanOrEqual(opensAt);
		expect(both.map(({ at }) => at)).toContain('result.busy');
		expect(sandbox.calls()).toHaveLength(1);
	});

	it('is held before its first try, and between the tries the rules are asked as well', async () => {
		const { sandbox, send } = await open({
			...{ maxCalls: '2', maxCallsType: 'num' },
			...{ afterBusyMinutes: '600', afterBusyMinutesType: 'num' },
		});
		send();
		const { msg } = await host.next();
		const [first, second] = msg.call.attempts;
		// nine hours are open, so ten hours later they are closed
		expect(Date.parse(second.placedAt) - Date.parse(first.endedAt)).toBeGreaterThan(36_000_000);
		expect(new Date(second.placedAt as string).getUTCHours()).toBe(9);
		expect(sandbox.calls()).toHaveLength(2);
	});

	it('counts once for a reference: the second of two that were held is not called', async () => {
		const { sandbox, send } = await open();
		send();
		send();
		const both = [await host.next(), await host.next()];
		expect(both.map(({ at }) => at).sort()).toEqual(['trigger.busy', 'trigger.notCalled']);
		expect(both.find(({ at }) => at === 'trigger.notCalled')!.msg.call.reason).toBe(
			'alreadyCalled',
		);
		expect(sandbox.calls()).toHaveLength(1);
	});

	it('leaves by Not Called when another rule refuses it in the end', async () => {
		const { sandbox, send } = await open({ maxCallsPerHour: '1', reference: '' });
		send();
		send({ payload: '+14155550101' });
		const both = [await host.next(), await host.next()];
		expect(both.map(({ msg }) => msg.call.reason).sort()).toEqual(['ceilingReached', null]);
		expect(sandbox.calls()).toHaveLength(1);
	});

	it('leaves at once where the builder wants it so, and says when it may be made', async () => {
		const { sandbox, send, opensAt } = await open({ outsideHours: 'notCalled' });
		send();
		const { at, msg } = await host.next();
		expect({ at, msg }).toMatchObject({
			at: 'trigger.notCalled',
			msg: { call: { reason: 'outsideCallingHours', placedAt: null } },
		});
		expect(Date.parse(msg.call.notBefore)).toBe(opensAt);
		expect(sandbox.calls()).toHaveLength(0);
	});

	it('names a choice that there is not', async () => {
		const { sandbox, send } = await open({ outsideHours: 'sometimes' });
		send();
		expect(await host.next()).toMatchObject({
			at: 'error',
			msg: { failure: { kind: 'invalidRequest', field: 'outsideHours' } },
		});
		expect(sandbox.calls()).toHaveLength(0);
	});
});
