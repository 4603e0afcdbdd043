import { ON_DUTY, openReceiver, openSandbox, startTalkdesk } from '../support';

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

	it('tells the person what for', async () => {
		const { sandbox } = await postedFor('+14155550111');
		expect(JSON.stringify(sandbox.calls()[0]!.timeline)).toContain(
			'Ada, you are on duty. The server room is too warm.',
		);
	});
});
