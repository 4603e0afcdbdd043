jest.mock('../../node-red/host/clock', () => jest.requireActual('./support/fast-clock'));
import { useCallOnce } from './support/call-once';

const { host, open } = useCallOnce();

/** Of the first call; the sandbox lets the last digit of a number say how it ends. */
const FIRST = { exit: 'busy', reference: 'order-1042', to: '+14155550103' };

describe('a message with a reference that was called', () => {
	it('leaves by Not Called, with the first result', async () => {
		const { sandbox, send } = await open();
		send();
		await host.next();
		send();
		expect(await host.next()).toMatchObject({
			at: 'trigger.notCalled',
			msg: {
				call: { reason: 'alreadyCalled', replayed: true, first: FIRST },
				payload: { sentence: expect.stringContaining('"Busy"') },
			},
		});
		expect(sandbox.calls()).toHaveLength(1);
	});

	it('is a conflict for another number', async () => {
		const { sandbox, send } = await open();
		send();
		await host.next();
		send('+14155550199');
		expect(await host.next()).toMatchObject({
			at: 'trigger.notCalled',
			msg: {
				call: {
					...{ exit: 'notCalled', reason: 'referenceConflict', replayed: false, first: null },
					sentence: expect.stringContaining('another "To".'),
				},
			},
		});
		expect(sandbox.calls()).toHaveLength(1);
	});
});
