import { ringing } from './ringing';
import { ASKS, PASS_ON, until } from '../support';

const SPEED = 20;
const RING_SECONDS = 15;
/** Time for a key in "Courier asks". */
const KEY_SECONDS = 8;
const NOBODY_ANSWERS = '+14155550104';

/** Seconds in a call's timeline at which something happened. */
const secondsOf = (
	{ timeline }: { timeline: { event: string; seconds: number }[] },
	wanted: string,
) => timeline.find(({ event }) => event === wanted)?.seconds;

describe('a phone that rings at twenty times life’s speed', () => {
	it.each([
		{ hold: true, realSeconds: RING_SECONDS },
		{ hold: false, realSeconds: RING_SECONDS / SPEED },
	])('held: $hold, rings for $realSeconds s', async ({ hold, realSeconds }) => {
		const { state, pass } = await ringing({ speed: SPEED, to: NOBODY_ANSWERS, hold });
		await pass(realSeconds * 0.99);
		expect((await state()).state).toBe('ringing');
		await pass(realSeconds * 0.02);
		const over = await state();
		expect(over).toMatchObject({ state: 'ended', phone: 'noAnswer' });
		expect(secondsOf(over, 'noAnswer')).toBe(RING_SECONDS);
	});

	it('has rung for what it has when a person comes, and what is left is life’s', async () => {
		const { state, pass, setHold } = await ringing({ speed: SPEED, to: NOBODY_ANSWERS });
		await pass(10 / SPEED);
		await setHold(true);
		await pass(4.9);
		expect((await state()).state).toBe('ringing');
		await pass(0.2);
		expect(secondsOf(await state(), 'noAnswer')).toBe(RING_SECONDS);
	});

	it('goes on at that speed when the last page has closed', async () => {
		const { state, pass, setHold } = await ringing({
			speed: SPEED,
			to: NOBODY_ANSWERS,
			hold: true,
		});
		await pass(5);
		await setHold(false);
		await pass(9.9 / SPEED);
		expect((await state()).state).toBe('ringing');
		await pass(0.2 / SPEED);
		expect(secondsOf(await state(), 'noAnswer')).toBe(RING_SECONDS);
	});

	it('is let ring for its ring time', async () => {
		const { phone, state, pass } = await ringing({ speed: SPEED });
		await phone({ action: 'letRing' });
		await pass(RING_SECONDS - 0.1);
		expect((await state()).state).toBe('ringing');
		await pass(0.2);
		expect((await state()).phone).toBe('noAnswer');
	});

	it('is answered at the second of the call at which it was', async () => {
		const { phone, state, pass } = await ringing({ speed: SPEED, hold: true });
		await pass(7);
		await phone({ action: 'answer' });
		expect(secondsOf(await state(), 'answered')).toBe(7);
	});
});

describe('a call answered by hand at twenty times life’s speed', () => {
	async function answered(wanted = {}) {
		const call = await ringing({ speed: SPEED, hold: true, flow: ASKS, ...wanted });
		await call.phone({ action: 'answer' });
		await until(async () => (await call.state()).spoken !== null);
		const { spoken } = await call.state();
		return { ...call, speechSeconds: Math.ceil(spoken.length / 15) };
	}

	it('is spoken to, and waits for a key, as long as in life', async () => {
		const { state, pass, speechSeconds } = await answered();
		await pass(speechSeconds - 0.1);
		expect((await state()).gathering).toBeNull();
		await pass(0.2);
		expect((await state()).gathering).not.toBeNull();
		await pass(KEY_SECONDS - 0.2);
		expect((await state()).gathering).not.toBeNull();
		await pass(0.2);
		await until(async () => (await state()).endedAt !== null);
		expect(secondsOf(await state(), 'noKeys')).toBe(speechSeconds + KEY_SECONDS);
	});

	it('speeds up when it is passed on to a second number', async () => {
		const { state, pass, speechSeconds, sandbox } = await answered({ flow: PASS_ON });
		await pass(speechSeconds);
		await pass((3 + 30) / SPEED);
		await sandbox.idle();
		expect(secondsOf(await state(), 'ended')).toBe(speechSeconds + 33);
	});

	it('does so too when a mailbox was to take it', async () => {
		const { phone, state, pass, sandbox } = await ringing({ speed: SPEED, hold: true, flow: ASKS });
		await phone({ action: 'voicemail' });
		await pass(30 / SPEED);
		await sandbox.idle();
		expect(await state()).toMatchObject({ state: 'ended', phone: 'voicemail' });
	});
});

describe('a call touched at less than life’s speed', () => {
	it('stays slow', async () => {
		const { phone, state, pass } = await ringing({ speed: 0.5 });
		await phone({ action: 'letRing' });
		await pass(RING_SECONDS * 2 - 0.1);
		expect((await state()).state).toBe('ringing');
		await pass(0.2);
		expect((await state()).phone).toBe('noAnswer');
	});
});
