import { ASKS, control, openReceiver, openSandbox, startCmCom, startKaleyra } from './support';

const CALLEES = ['+14155550101', '+14155550103', '+14155550104'];

describe('several callees at CM.com', () => {
	const started = async (options: object) => {
		const sandbox = await openSandbox({ options });
		const receiver = await openReceiver();
		const { body } = await startCmCom(sandbox, {
			callees: CALLEES,
			'instruction-id': 'order-1042',
			'callback-url': receiver.url,
		});
		await sandbox.idle();
		return { queued: body, bodies: receiver.reports.map((report) => report.body) };
	};

	it('are reported one by one', async () => {
		const { queued, bodies } = await started({});
		expect(queued).toHaveLength(3);
		expect(bodies.map(({ result }) => result.code).sort()).toEqual([10, 12, 9]);
	});

	it('are reported together, when the last call is over, where cmCallbacks says so', async () => {
		const { queued, bodies } = await started({ cmCallbacks: 'one-for-all' });
		expect(bodies).toHaveLength(1);
		const ids = (events: { 'call-id': string }[]) => events.map((event) => event['call-id']).sort();
		expect(ids(bodies[0])).toEqual(ids(queued));
	});
});

describe('the number a phone shows', () => {
	it.each([
		[false, '+442079460018'],
		[true, null],
	])('with anonymous %s at CM.com is %s', async (anonymous, from) => {
		const sandbox = await openSandbox();
		await startCmCom(sandbox, { callee: '+14155550101', anonymous });
		const { body } = await control(sandbox, 'GET', `/calls/${sandbox.calls()[0]?.id}`);
		expect(body.from).toBe(from);
	});

	it('is the bridge at Kaleyra', async () => {
		const sandbox = await openSandbox();
		await startKaleyra(sandbox, { to: '+14155550101' });
		const { body } = await control(sandbox, 'GET', `/calls/${sandbox.calls()[0]?.id}`);
		expect(body.from).toBe('+14155550160');
	});
});

describe('keys at Kaleyra', () => {
	it('fill the placeholders of dlrurl: the last one, and those of a step', async () => {
		const sandbox = await openSandbox({ options: { unattendedKeys: '2' } });
		const receiver = await openReceiver();
		await startKaleyra(sandbox, {
			to: '+14155550101',
			target: ASKS.kaleyra,
			dlrurl: `${receiver.url}?last={keypress}&menu={{keypress:ask_customer}}&other={keypress:x}`,
		});
		await sandbox.idle();
		expect(receiver.reports[0]?.query).toEqual({ last: '2', menu: '2', other: '' });
	});
});
