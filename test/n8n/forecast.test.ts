/** A dry run of a list says what the run then does, row by row. */
import type { IDataObject } from 'n8n-workflow';
import { PLACED, call, callOf, start } from './support/trigger';

const NUMBERS = [
	'+14155550123',
	'+14155550124',
	'+14155550123',
	'nobody',
	'+19005551234',
	'+14155550123',
	'+14155550123',
];
/** Open whenever the tests run. */
const ALWAYS = { callingHours: 'Mon-Sun 00:00-24:00', timeZone: 'UTC' };
const RULES = { ...ALWAYS, doNotCall: '+1 415 555 0124', maxCallsPerNumber: '2' };
const account = '-forecast';
const processed = new Set<string>();

async function run(executionId: string, options: IDataObject, numbers = NUMBERS) {
	const { outputs, seen } = await start({
		account,
		processed,
		executionId,
		items: numbers.map((to) => ({ json: { to } })),
		parameters: (index) => call(numbers[index]!, { options }),
		answers: numbers.map(() => PLACED),
	});
	const ends = outputs.flat();
	ends.sort((one, other) => one.pairedItem!['item' as never] - other.pairedItem!['item' as never]);
	return { calls: ends.map((item) => callOf(item)), seen };
}

describe('a dry run of a list', () => {
	it('says of each item what the run then does, and counts nothing', async () => {
		const rules = { values: RULES };
		const dry = await run('dry', { dryRun: true, rules });
		expect(dry.seen.requests).toHaveLength(0);
		const foreseen = dry.calls.map(({ forecast }) => forecast as IDataObject);
		const ran = await run('real', { rules });
		const words = { placed: 'now', notCalled: 'notCalled' } as const;
		expect(foreseen.map(({ outcome, reason }) => ({ outcome, reason }))).toEqual(
			ran.calls.map(({ exit, reason }) => ({ outcome: words[exit as 'placed'], reason })),
		);
		expect(foreseen.map(({ reason }) => reason)).toEqual([
			null,
			'doNotCall',
			null,
			'numberNotValid',
			'riskyNumber',
			'calledTooOften',
			'calledTooOften',
		]);
		const { list } = foreseen[0] as { list: IDataObject };
		expect(list).toMatchObject({
			...{ now: 2, held: 0, allDoneAt: foreseen[2]!.at },
			notCalled: { doNotCall: 1, numberNotValid: 1, riskyNumber: 1, calledTooOften: 2 },
		});
		expect(dry.seen.hints).toContainEqual(
			expect.objectContaining({ message: list.sentence, type: 'info' }),
		);
		expect(list.sentence).toMatch(/^2 now, /);
	});

	it('counts what was called before', async () => {
		const rules = { values: RULES };
		const { calls } = await run('later', { dryRun: true, rules }, ['+14155550123']);
		expect(calls).toMatchObject([{ reason: 'dryRun', forecast: { reason: 'calledTooOften' } }]);
	});

	it('says that nobody is called while all is stopped', async () => {
		const rules = { values: { ...ALWAYS, stopped: true } };
		const { calls } = await run('stopped', { dryRun: true, rules }, ['+14155550188']);
		expect(calls).toMatchObject([{ forecast: { outcome: 'notCalled', reason: 'stopped' } }]);
	});

	it('calls a reference that stands twice once', async () => {
		const options = { dryRun: true, reference: 'order-7' };
		const { calls } = await run('twice', options, ['+14155550188', '+14155550189']);
		expect(calls).toMatchObject([
			{ forecast: { outcome: 'now', list: { now: 1 } } },
			{ forecast: { outcome: 'notCalled', reason: 'alreadyCalled' } },
		]);
	});

	it('has no forecast where somebody is called', async () => {
		const { calls } = await run('called', {}, ['+14155550177']);
		expect(calls[0]).not.toHaveProperty('forecast');
	});
});
