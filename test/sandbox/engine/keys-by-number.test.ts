import { APPROVE, ON_DUTY, openReceiver, openSandbox, startTalkdesk } from '../support';

/** What "On duty" posts when it has called that number. */
async function postedFor(customer_number: string, options: object = {}) {
	const sandbox = await openSandbox({ options });
	const receiver = await openReceiver();
	await startTalkdesk(
		sandbox,
		{
			...{ customer_number, incident: 'The server room is too warm', person: 'Ada' },
			...{ result_url: receiver.url, result_token: 'a-token' },
		},
		{ flowId: ON_DUTY.talkdesk },
	);
	await sandbox.idle();
	return { sandbox, bodies: receiver.reports.map(({ body }) => body as object) };
}

describe('a phone that presses keys by its number', () => {
	it.each([
		['+14155550111', { exit: 'Answered', digits: '1', choice: 'takes_over' }],
		['+14155550112', { exit: 'Answered', digits: '2', choice: 'declines' }],
		['+14155550113', { exit: 'Answered', digits: '', choice: 'timeout' }],
		['+14155550114', { exit: 'Answered', digits: '1', choice: 'takes_over' }],
		['+14155550101', { exit: 'Answered', digits: '3', choice: 'no_match' }],
		['+14155550103', { exit: 'Busy' }],
	])('%s posts %j, whatever others press', async (number, posted) => {
		const { bodies } = await postedFor(number, { unattendedKeys: '3', lateReportMs: 1 });
		expect(bodies).toEqual([expect.objectContaining({ ...posted, token: 'a-token' })]);
	});

	it('…14 presses the key when the usual wait is over, and reports at once', async () => {
		const { sandbox } = await postedFor('+14155550114');
		const at = (event: string) =>
			Date.parse(sandbox.calls()[0]!.timeline.find((one) => one.event === event)!.at);
		expect(at('keys') - at('asks')).toBeGreaterThan(10 * 60_000);
		expect(at('report') - at('keys')).toBeLessThan(60_000);
	});

	it('tells the person what for', async () => {
		const { sandbox } = await postedFor('+14155550111');
		expect(JSON.stringify(sandbox.calls()[0]!.timeline)).toContain(
			'Ada, you are on duty. The server room is too warm.',
		);
	});
});

describe('a flow that reads the answer to its post', () => {
	const spokenAfter = async (flowId: string, number: string, answer: object) => {
		const sandbox = await openSandbox();
		const receiver = await openReceiver([], answer);
		await startTalkdesk(
			sandbox,
			{
				...{
					customer_number: number,
					incident: 'It is too warm',
					message: 'Ada asks for a refund.',
				},
				...{ result_url: receiver.url, result_token: 'a-token' },
			},
			{ flowId },
		);
		await sandbox.idle();
		expect(receiver.reports).toHaveLength(1);
		return JSON.stringify(sandbox.calls()[0]!.timeline);
	};

	it.each([
		[ON_DUTY, '11', { confirmed: true }, 'Thank you, you have taken over.'],
		[ON_DUTY, '11', { confirmed: false, already: 'Grace' }, 'Grace has taken over already.'],
		[ON_DUTY, '12', { confirmed: false, already: 'Grace' }, 'Grace has taken over already.'],
		[ON_DUTY, '11', { confirmed: false }, '"Goodbye!"'],
		[ON_DUTY, '11', {}, '"Goodbye!"'],
		[APPROVE, '11', { confirmed: true }, 'It is approved.'],
		[APPROVE, '12', { confirmed: false }, 'It is not approved.'],
		[APPROVE, '11', {}, 'It is not approved.'],
	])('%j, called at …%s and answered %j, says %s', async ({ talkdesk }, ending, answer, said) => {
		expect(await spokenAfter(talkdesk, `+141555501${ending}`, answer)).toContain(said);
	});

	it('says the message before it asks', async () => {
		expect(await spokenAfter(APPROVE.talkdesk, '+14155550113', {})).toContain(
			'Ada asks for a refund. Press 1 to approve, or 2 to decline.',
		);
	});
});
