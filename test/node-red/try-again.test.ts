import { handOn, openRelay } from './support/relay';
import { withBody } from './support/held-call';
import { BUSY, SOON, useTryAgain } from './support/try-again';

const { host, open } = useTryAgain();
const references = ['order-1042', 'order-1042-try-2', 'order-1042-try-3'];

describe('trying again', () => {
	it('calls three times, and the message leaves once, with the history', async () => {
		const { sandbox, send } = await open();
		send({ keep: 'me' });
		const { at, msg } = await host.next();
		expect(at).toBe('trigger.busy');
		expect(msg).toMatchObject({ topic: 'busy', keep: 'me', payload: msg.call });
		expect(msg.call).toMatchObject({
			exit: 'busy',
			reference: references[2],
			to: BUSY,
			attempt: 3,
			attempts: references.map((reference, at) => ({
				...{ reference, attempt: at + 1, exit: 'busy', confirmed: true, reason: null },
				placedAt: expect.any(String) as unknown,
				endedAt: expect.any(String) as unknown,
			})),
		});
		expect(sandbox.calls()).toHaveLength(3);
		expect(host.arrivals).toHaveLength(1);
	});

	it('brings what its tries ended with to a message with the same reference', async () => {
		const { sandbox, send } = await open();
		send();
		await host.next();
		send();
		expect(await host.next()).toMatchObject({
			at: 'trigger.notCalled',
			msg: {
				call: {
					...{ reason: 'alreadyCalled', replayed: true },
					sentence: expect.stringContaining('Busy') as unknown,
					first: { exit: 'busy', reference: references[0], attempt: 3 },
				},
			},
		});
		expect(sandbox.calls()).toHaveLength(3);
	});

	it('asks the rules before each try', async () => {
		const rules = {
			...{ askRules: true, maxCallsPerNumber: '2', maxCallsPerNumberType: 'num' },
			...{ callingHours: 'Mon-Sun 00:00-24:00', timeZone: 'UTC' },
		};
		const { sandbox, send } = await open({ trigger: rules });
		send();
		expect(await host.next()).toMatchObject({
			// how the last call that was made ended
			at: 'trigger.busy',
			msg: {
				call: {
					exit: 'busy',
					attempts: [
						{ exit: 'busy' },
						{ exit: 'busy' },
						{ exit: 'notCalled', reason: 'calledTooOften' },
					],
				},
			},
		});
		expect(sandbox.calls()).toHaveLength(2);
	});

	it('ends with the first answer', async () => {
		const relay = await openRelay();
		const { sandbox, flow, send } = await open({
			provider: 'talkdesk',
			trigger: { resultUrl: relay.url },
		});
		const address = `${host.url}/ringback/${flow.accountId}`;
		send();
		await handOn(address, await relay.held());
		const second = await relay.held();
		await handOn(
			address,
			second,
			withBody(second, (body) => ({ ...body, exit: 'answered' })),
		);
		expect(await host.next()).toMatchObject({
			at: 'trigger.answered',
			msg: {
				call: {
					exit: 'answered',
					attempt: 2,
					reference: references[1],
					attempts: [{ exit: 'busy' }, { exit: 'answered' }],
				},
			},
		});
		expect(sandbox.calls()).toHaveLength(2);
	});

	it.each(['+14155550101', '+14155550104', '+14155550105'])(
		'calls %s once: no pause is set for how it ends',
		async (payload) => {
			const { sandbox, send } = await open();
			send({ payload });
			expect(await host.next()).toMatchObject({ msg: { call: { attempt: 1 } } });
			expect(sandbox.calls().length).toBeLessThanOrEqual(1);
		},
	);

	it('calls a number that is wrong never', async () => {
		const { sandbox, send } = await open();
		send({ payload: '+1415' });
		expect(await host.next()).toMatchObject({
			at: 'trigger.invalidNumber',
			msg: { call: { reason: 'numberNotValid', attempts: [{ exit: 'invalidNumber' }] } },
		});
		expect(sandbox.calls()).toHaveLength(0);
	});

	it('calls a reference that was called before not again, nor its tries', async () => {
		const { sandbox, send } = await open();
		send();
		await host.next();
		send();
		expect(await host.next()).toMatchObject({
			at: 'trigger.notCalled',
			msg: { call: { reason: 'alreadyCalled', reference: references[0] } },
		});
		expect(sandbox.calls()).toHaveLength(3);
	});

	it('takes its settings from the message', async () => {
		const { sandbox, send } = await open({
			trigger: { maxCalls: 'order.calls', maxCallsType: 'msg', afterBusyMinutes: SOON },
		});
		send({ order: { calls: '2' } });
		expect(await host.next()).toMatchObject({ msg: { call: { attempt: 2 } } });
		expect(sandbox.calls()).toHaveLength(2);
	});

	it.each([
		[{ maxCalls: '' }, 'maxCalls'],
		[{ maxCalls: '11', afterBusyMinutes: '1' }, 'maxCalls'],
		[{ maxCalls: '2', afterBusyMinutes: '' }, 'maxCalls'],
		[{ maxCalls: '10', afterBusyMinutes: '0' }, 'afterBusyMinutes'],
		[{ afterBusyMinutes: 'soon' }, 'afterBusyMinutes'],
	])('dials nobody with %j', async (trigger, field) => {
		const { sandbox, send } = await open({ trigger });
		send();
		expect(await host.next()).toMatchObject({
			at: 'error',
			msg: { failure: { kind: 'invalidRequest', field } },
		});
		expect(sandbox.calls()).toHaveLength(0);
	});

	it('says at once what a person has to put right', async () => {
		const { sandbox, send } = await open({ trigger: { flowId: '00000000-not-there' } });
		send();
		expect(await host.next()).toMatchObject({ at: 'error' });
		expect(sandbox.calls()).toHaveLength(0);
	});

	it('is left out where nobody waits for the result, and in a dry run', async () => {
		const { sandbox, send } = await open({ trigger: { dryRun: true } });
		send();
		expect(await host.next()).toMatchObject({
			msg: { call: { reason: 'dryRun', attempts: null } },
		});
		expect(sandbox.calls()).toHaveLength(0);
	});
});
