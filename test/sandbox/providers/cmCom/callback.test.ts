import { openReceiver, openSandbox, startCmCom } from '../../support';

describe("CM.com's callback", () => {
	async function callback(to: string, options = {}) {
		const sandbox = await openSandbox({ options });
		const receiver = await openReceiver();
		const { body } = await startCmCom(sandbox, {
			callee: to,
			'instruction-id': 'order-1',
			'callback-url': `${receiver.url}?rb=genuine`,
		});
		await sandbox.idle();
		return { report: receiver.reports[0]!, callId: body['call-id'] };
	}

	it('is posted to the address as it was given, with the ids of the call', async () => {
		const { report, callId } = await callback('+14155550101');
		expect(report).toEqual({
			method: 'POST',
			query: { rb: 'genuine' },
			body: {
				type: 'sandbox-flow-finished',
				'call-id': callId,
				'instruction-id': 'order-1',
				result: {
					code: 10,
					description: 'Finished successfully',
					'sip-disconnect-code': 'BYE',
					'sip-disconnect-reason': '',
				},
			},
		});
	});

	it.each([
		{ to: '+14155550102', options: {}, code: 10, description: 'Finished successfully', sip: 'BYE' },
		{ to: '+14155550103', options: {}, code: 12, description: 'Call rejected', sip: '486' },
		{
			to: '+14155550103',
			options: { cmBusy: 'code-11-sip-486' },
			code: 11,
			description: 'Failed',
			sip: '486',
		},
		{ to: '+14155550104', options: {}, code: 9, description: 'Cancelled', sip: undefined },
		{ to: '+14155550106', options: {}, code: 11, description: 'Failed', sip: '503' },
		{ to: '+14155550107', options: {}, code: 12, description: 'Call rejected', sip: '603' },
	])('of $to with $options has code $code and SIP $sip', async ({ to, options, ...row }) => {
		const { result } = (await callback(to, options)).report.body;
		expect({
			code: result.code,
			description: result.description,
			sip: result['sip-disconnect-code'],
		}).toEqual({ code: row.code, description: row.description, sip: row.sip });
	});

	it('comes as an array, or with another type, when switched', async () => {
		const options = { cmCallbackShape: 'array', cmCallbackType: 'call-finished' };
		const { report } = await callback('+14155550101', options);
		expect(report.body).toMatchObject([{ type: 'call-finished' }]);
	});

	it('lets the phone ring as long as the request says', async () => {
		const sandbox = await openSandbox({ speed: 1 });
		await startCmCom(sandbox, { callee: '+14155550104', 'max-ringing-timeout': 25 });
		await sandbox.idle();
		expect(sandbox.calls()[0]?.timeline).toContainEqual(
			expect.objectContaining({ event: 'noAnswer', seconds: 25 }),
		);
	});
});
