/** A second account in a real Node-RED: it calls where the first one certainly called nobody. */
jest.mock('../../node-red/host/clock', () => jest.requireActual('./support/fast-clock'));
import { BUSY, useFallback } from './support/fallback';
import { order } from './support/sandbox';

const { host, open } = useFallback();

describe('a trigger with a fallback', () => {
	it.each([
		['cannot be reached', true, undefined, 0],
		['has no room for long', false, 'http-429', 7],
	] as const)(
		'calls from the second account where the first one %s, and waits for its result',
		async (_how, down, fault, times) => {
			const { sandbox, flow, send } = await open({ down });
			if (fault) await order(sandbox, 'cmCom', fault, times);
			send();
			expect(await host.next()).toMatchObject({
				at: 'trigger.busy',
				msg: { keep: 'me', call: { exit: 'busy', provider: 'kaleyra', confirmed: true } },
			});
			expect(sandbox.calls().map(({ provider }) => provider)).toEqual(['kaleyra']);
			expect(
				host
					.log()
					.map(({ msg }) => String(msg))
					.join(),
			).toContain('The fallback was used');
			host.send(flow.triggerId, { payload: BUSY });
			expect(await host.next()).toMatchObject({
				at: 'trigger.notCalled',
				msg: { call: { reason: 'alreadyCalled' } },
			});
			expect(sandbox.calls()).toHaveLength(1);
		},
	);

	it('calls once where the first account answers 500 after it has called', async () => {
		const { sandbox, send } = await open();
		await order(sandbox, 'cmCom', 'http-500-after-accept');
		send();
		expect(await host.next()).toMatchObject({
			at: 'trigger.busy',
			msg: { call: { provider: 'cmCom' } },
		});
		expect(sandbox.calls()).toHaveLength(1);
	});

	it('may be another account of the same provider', async () => {
		const { sandbox, send } = await open({ second: 'cmCom', down: true });
		send();
		expect(await host.next()).toMatchObject({
			at: 'trigger.busy',
			msg: { call: { provider: 'cmCom' } },
		});
		expect(sandbox.calls()).toHaveLength(1);
	});

	it.each([
		[true, 'trigger.notCalled', 0],
		[false, 'trigger.answered', 1],
	])(
		'asks the rules that nobody chose where a real phone can ring: %s',
		async (isReal, at, calls) => {
			const trigger = { askRules: true, purpose: '', version: 6 };
			const { sandbox, flow } = await open({ isReal, trigger });
			host.send(flow.triggerId, { payload: '+19005550123' });
			expect((await host.next()).at).toBe(at);
			expect(sandbox.calls()).toHaveLength(calls);
		},
	);

	it('says what is wrong with its second account before anybody is called', async () => {
		const { sandbox, send } = await open({ trigger: { fallbackFlowId: '' } });
		send();
		const { at, msg } = await host.next();
		expect(at).toBe('error');
		expect(msg.error.message).toContain('Fallback: "Flow ID" is empty.');
		expect(sandbox.calls()).toHaveLength(0);
	});

	it('says that its second account is gone', async () => {
		const { sandbox, send } = await open({ trigger: { fallbackAccount: 'gone' } });
		send();
		expect(await host.next()).toMatchObject({ at: 'error' });
		expect(sandbox.calls()).toHaveLength(0);
	});
});
