import { control, openReceiver, openSandbox, until } from '../../support';
import { asking, ASKS_SCENARIO, launch, TO } from './support';

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$/;

/** The one report of one call. */
async function reportOf(ending: string, options: object = {}, message: object = {}) {
	const sandbox = await openSandbox({ options });
	const receiver = await openReceiver();
	await launch(sandbox, {
		destinations: [{ to: `141555501${ending}` }],
		notifyUrl: `${receiver.url}?rb=genuine`,
		...message,
	});
	await sandbox.idle();
	expect(receiver.reports).toHaveLength(1);
	const [{ method, query, body }] = receiver.reports as [(typeof receiver.reports)[number]];
	return { method, query, result: body.results[0] };
}

describe("Infobip's report", () => {
	it('goes to notifyUrl by POST, with all that is documented', async () => {
		const { method, query, result } = await reportOf('01', {}, { callbackData: 'order-1042' });
		expect([method, query]).toEqual(['POST', { rb: 'genuine' }]);
		expect(result).toEqual({
			messageId: expect.any(String),
			from: '442079460036',
			to: TO,
			sentAt: expect.stringMatching(TIME),
			mccMnc: null,
			callbackData: 'order-1042',
			voiceCall: {
				feature: expect.any(String),
				startTime: expect.stringMatching(TIME),
				answerTime: expect.stringMatching(TIME),
				endTime: expect.stringMatching(TIME),
				duration: 8,
				chargedDuration: 8,
				dtmfCodes: null,
				answeredBy: 'HUMAN',
				ivr: expect.objectContaining({ collectedDtmfs: '{}' }),
			},
			price: { pricePerSecond: 0.01, currency: 'EUR' },
			status: expect.objectContaining({ groupName: 'DELIVERED', name: 'DELIVERED_TO_HANDSET' }),
			error: expect.objectContaining({ id: 5000, name: 'VOICE_ANSWERED' }),
		});
	});

	it.each([
		['01', 'VOICE_ANSWERED', 'NORMAL_HANGUP'],
		['02', 'VOICE_ANSWERED_MACHINE', 'MACHINE_DETECTED'],
		['03', 'EC_VOICE_USER_BUSY', 'BUSY'],
		['04', 'EC_VOICE_NO_ANSWER', 'NO_ANSWER'],
		['05', 'EC_VOICE_ERROR_DESTINATION_NOT_FOUND', 'DESTINATION_NOT_FOUND'],
		['06', 'EC_SERVICE_UNAVAILABLE', 'SERVICE_UNAVAILABLE'],
		['07', 'EC_DECLINE', 'REJECTED'],
	])('of the ending %s says %s, or %s', async (ending, old, replaced) => {
		expect((await reportOf(ending)).result.error.name).toBe(old);
		const options = { infobipErrors: 'from-10000' };
		expect((await reportOf(ending, options)).result.error.name).toBe(replaced);
	});

	it('of a call that nobody took has no time of an answer, and costs nothing', async () => {
		const { result } = await reportOf('04');
		expect(result.voiceCall).toMatchObject({
			answerTime: null,
			duration: 0,
			chargedDuration: 0,
			answeredBy: null,
		});
		expect(result.status.groupName).toBe('UNDELIVERABLE');
	});

	it('of a mailbox says answered where nothing listens for machines', async () => {
		const { result } = await reportOf('02', { infobipMachines: false });
		expect(result.error.name).toBe('VOICE_ANSWERED');
		expect(result.voiceCall.answeredBy).toBeNull();
	});

	it('has the keys by the step that asked, and the last one', async () => {
		const { result } = await reportOf('01', { unattendedKeys: '1' }, { scenarioId: ASKS_SCENARIO });
		expect(result.voiceCall.dtmfCodes).toBe('1');
		expect(Object.values(JSON.parse(result.voiceCall.ivr.collectedDtmfs))).toEqual(['1']);
	});

	it('rings for ringTimeout, else for 45 seconds', async () => {
		for (const [ringTimeout, seconds] of [
			[20, 20],
			[undefined, 45],
		] as const) {
			const { voiceCall } = (await reportOf('04', {}, { ringTimeout })).result;
			expect((Date.parse(voiceCall.endTime) - Date.parse(voiceCall.startTime)) / 1_000).toBe(
				seconds,
			);
		}
	});

	it.each([
		['one-per-number', [1, 1]],
		['one-for-all', [2]],
	] as const)('of two numbers comes as %s', async (infobipReports, results) => {
		const sandbox = await openSandbox({ options: { infobipReports } });
		const receiver = await openReceiver();
		const destinations = [{ to: TO }, { to: '14155550103' }];
		await launch(sandbox, { destinations, notifyUrl: receiver.url }, { bulkId: 'B-1' });
		await sandbox.idle();
		expect(receiver.reports.map(({ body }) => body.results.length)).toEqual(results);
		expect(receiver.reports[0]!.body.results[0].bulkId).toBe('B-1');
	});

	it('comes forged first, with another error and another token, where that is ordered', async () => {
		const sandbox = await openSandbox();
		const receiver = await openReceiver();
		await control(sandbox, 'POST', '/faults', { provider: 'infobip', fault: 'forged-report' });
		await launch(sandbox, { notifyUrl: `${receiver.url}?rb=genuine` });
		await until(() => receiver.reports.length === 2);
		const told = receiver.reports.map(({ query, body }) => [query.rb, body.results[0].error.id]);
		expect(told).toEqual([
			['eniuneg', 5002],
			['genuine', 5000],
		]);
	});
});

describe("Infobip's reports of messages without an address", () => {
	it('can be read once, and never again', async () => {
		const sandbox = await openSandbox();
		await launch(sandbox, { destinations: [{ to: TO, messageId: 'm-1' }] });
		await launch(sandbox, { destinations: [{ to: TO, messageId: 'm-2' }] }, { bulkId: 'B-1' });
		await sandbox.idle();
		const read = async (query: string) => {
			const { body } = await asking(sandbox, `/voice/1/reports?${query}`);
			return (body.results as Array<{ messageId: string }>).map(({ messageId }) => messageId);
		};
		expect(await read('messageId=m-9')).toEqual([]);
		expect(await read('bulkId=B-1')).toEqual(['m-2']);
		expect(await read('limit=1')).toEqual(['m-1']);
		expect(await read('')).toEqual([]);
	});

	it('hold none of a message that has one', async () => {
		const sandbox = await openSandbox();
		const receiver = await openReceiver();
		await launch(sandbox, { notifyUrl: receiver.url });
		await sandbox.idle();
		const { body } = await asking(sandbox, '/voice/1/reports');
		expect(body).toEqual({ results: [] });
	});
});
