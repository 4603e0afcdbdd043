import { onlyCall, ringing, still } from './ringing';
import {
	ASKS,
	control,
	openReceiver,
	openSandbox,
	PASS_ON,
	startCmCom,
	startTalkdesk,
	until,
} from '../support';

describe('POST /_sandbox/calls/{id}/phone', () => {
	it.each([
		{ action: 'answer', exit: 'Answered', phoneSays: 'answered' },
		{ action: 'reject', exit: 'Busy', phoneSays: 'rejected' },
		{ action: 'voicemail', exit: 'Answered', phoneSays: 'voicemail' },
	])('$action decides instead of the number', async ({ action, exit, phoneSays }) => {
		const { sandbox, receiver, phone, state, pass } = await ringing();
		const { status, body } = await phone({ action });
		expect([status, body.phone, body.attended]).toEqual([200, phoneSays, true]);
		await until(() => receiver.reports.length === 1);
		expect(receiver.reports[0]?.body).toMatchObject({ token: 'genuine', exit });
		await pass(60);
		await sandbox.idle();
		expect(await state()).toMatchObject({ state: 'ended', phone: phoneSays });
	});

	it('letRing keeps it ringing until the ring time is over', async () => {
		const { sandbox, phone, state, pass } = await ringing();
		await phone({ action: 'letRing' });
		await pass(14);
		expect((await state()).state).toBe('ringing');
		await pass(2);
		await sandbox.idle();
		expect(await state()).toMatchObject({ phone: 'noAnswer', exit: 'noAnswer' });
	});

	it('keys reach the menu, its text and the report', async () => {
		const { sandbox, receiver, phone, state, pass } = await ringing({ flow: ASKS });
		await phone({ action: 'answer' });
		expect((await state()).spoken).toContain('Press 1 to receive it today');
		await until(async () => {
			await pass(1);
			return (await state()).gathering !== null;
		});
		expect((await state()).gathering).toEqual({ kind: 'digits', digits: '', maxDigits: 1 });
		await phone({ action: 'key', key: '2' });
		await pass(60);
		await until(() => receiver.reports.length === 1);
		await sandbox.idle();
		expect(receiver.reports[0]?.body).toMatchObject({
			exit: 'Answered',
			digits: '2',
			choice: 'tomorrow',
		});
	});

	it('keys pressed while the text is spoken are shown, and count', async () => {
		const { sandbox, receiver, phone, state, pass } = await ringing({ flow: ASKS });
		await phone({ action: 'answer' });
		await phone({ action: 'key', key: '1' });
		expect(await state()).toMatchObject({ gathering: null, keysAhead: '1' });
		await pass(60);
		await until(() => receiver.reports.length === 1);
		await sandbox.idle();
		expect(receiver.reports[0]?.body).toMatchObject({ digits: '1', choice: 'today' });
		expect(await state()).toMatchObject({ keysAhead: '' });
	});

	it('hangUp ends the flow at its voice step', async () => {
		const { sandbox, receiver, phone, state } = await ringing({ flow: PASS_ON });
		await phone({ action: 'answer' });
		await phone({ action: 'hangUp' });
		await sandbox.idle();
		expect(receiver.reports).toEqual([]);
		expect((await state()).timeline).toContainEqual(
			expect.objectContaining({ event: 'hungUp', step: 'announce' }),
		);
	});

	it('hangUp lets the steps that need no phone run on where afterHangUp says so', async () => {
		const settings = { afterHangUp: 'skip-voice' };
		const { sandbox, receiver, phone } = await ringing({ flow: PASS_ON, settings });
		await phone({ action: 'answer' });
		await phone({ action: 'hangUp' });
		await until(() => receiver.reports.length === 1);
		await sandbox.idle();
		expect(receiver.reports[0]?.body).toMatchObject({ exit: 'Answered', forward: 'failed' });
	});

	it.each([
		[{ action: 'dance' }, 'action'],
		[{ action: 'key' }, 'key'],
		[{ action: 'key', key: '12' }, 'key'],
		[{ action: 'answer', key: '1' }, 'key'],
		['text', 'action'],
	])('answers 400 to %j, naming %s', async (order, names) => {
		const { phone } = await ringing();
		const { status, body } = await phone(order as object);
		expect(status).toBe(400);
		expect(body.message).toMatch(new RegExp(`${names}|object`));
	});

	it.each([
		{ before: [], order: { action: 'hangUp' }, why: 'answer it first' },
		{ before: [], order: { action: 'key', key: '1' }, why: 'answer it first' },
		{ before: [{ action: 'answer' }], order: { action: 'answer' }, why: 'has been answered' },
		{ before: [{ action: 'reject' }], order: { action: 'answer' }, why: 'is over' },
	])('answers 409 to $order after $before: $why', async ({ before, order, why }) => {
		const { phone } = await ringing();
		for (const earlier of before) await phone(earlier);
		const { status, body } = await phone(order);
		expect(status).toBe(409);
		expect(body.message).toContain(why);
	});

	it('answers 404 for a call that is forgotten', async () => {
		const { sandbox } = await still();
		const path = '/calls/nothing/phone';
		expect((await control(sandbox, 'POST', path, { action: 'answer' })).status).toBe(404);
		expect((await control(sandbox, 'GET', '/calls/nothing')).status).toBe(404);
	});
});

describe('POST /_sandbox/hold', () => {
	it('keeps phones ringing, also those that ring already, until the ring time is over', async () => {
		const { sandbox, state, pass } = await ringing();
		expect((await control(sandbox, 'POST', '/hold', { hold: true })).body).toEqual({ hold: true });
		await pass(14);
		expect((await state()).state).toBe('ringing');
		await pass(2);
		await sandbox.idle();
		expect((await state()).phone).toBe('noAnswer');
	});

	it('lets the number decide again when it is lifted', async () => {
		const { sandbox, state, pass } = await ringing();
		await control(sandbox, 'POST', '/hold', { hold: true });
		await pass(5);
		await control(sandbox, 'POST', '/hold', { hold: false });
		await pass(1);
		await sandbox.idle();
		expect((await state()).phone).toBe('busy');
	});

	it('does not make a number ring that does not exist', async () => {
		const { clock, sandbox } = await still();
		await control(sandbox, 'POST', '/hold', { hold: true });
		await startTalkdesk(sandbox, { customer_number: '+14155550105' });
		await clock.pass(2_000);
		await sandbox.idle();
		expect(onlyCall(sandbox).phone).toBe('invalidNumber');
	});

	it('answers 400 to anything but hold', async () => {
		const { sandbox } = await still();
		expect((await control(sandbox, 'POST', '/hold', { hold: 'yes' })).status).toBe(400);
	});
});

describe('a mailbox at CM.com', () => {
	async function mailbox(response: string | number, flow = ASKS) {
		const sandbox = await openSandbox();
		const receiver = await openReceiver();
		await startCmCom(sandbox, {
			callee: '+14155550102',
			'callflow-id': flow.cmCom,
			'voicemail-response': response,
			'callback-url': receiver.url,
		});
		await sandbox.idle();
		const call = onlyCall(sandbox);
		const said = call.timeline.filter(({ event }) => event === 'says').length;
		const detected = call.timeline.find(({ event }) => event === 'voicemailDetected')?.response;
		return { said, detected, code: receiver.reports[0]?.body.result.code };
	}

	it.each([
		{ response: 'Ignore', said: 1, detected: undefined },
		{ response: 'Restart', said: 2, detected: 'Restart' },
		{ response: 'Stop', said: 1, detected: 'Stop' },
		{ response: 0, said: 1, detected: undefined },
		{ response: 1, said: 2, detected: 'Restart' },
		{ response: 2, said: 1, detected: 'Stop' },
	])('$response lets it hear the text $said times', async ({ response, said, detected }) => {
		expect(await mailbox(response)).toEqual({ said, detected, code: 10 });
	});
});
