import { createOptOutGate, createStopGate, type PreparedCall } from '../../../core';

const CALL = { to: '+14155550123' } as PreparedCall;

describe('the stop of an account', () => {
	it.each([true, Promise.resolve(true)])('is said of every call', async (stopped) => {
		expect(await createStopGate(() => stopped).ask(CALL, 0)).toEqual({
			notCalled: 'stopped',
			sentence: 'The account is stopped: nothing is sent until it is started again.',
		});
	});

	it('is looked at anew for each question', async () => {
		let stopped = false;
		const gate = createStopGate(() => stopped);
		expect(await gate.ask(CALL, 0)).toEqual({ go: true });
		stopped = true;
		expect(await gate.ask(CALL, 0)).toMatchObject({ notCalled: 'stopped' });
	});
});

it('whoever wants no more calls is refused, and nobody else', async () => {
	const gate = createOptOutGate((to) => to === CALL.to);
	expect(await gate.ask(CALL, 0)).toMatchObject({ notCalled: 'doNotCall' });
	expect(await gate.ask({ ...CALL, to: '+14155550124' }, 0)).toEqual({ go: true });
});
