import { runProgress } from '../../nodes/TriggerVoiceFlow/start-flow/run-progress';
import { PLACED, UNKNOWN_FLOW, itemsTo, start } from './support/trigger';

describe('runProgress', () => {
	const open = (count: number) => {
		const clock = { ms: 0 };
		const messages: unknown[] = [];
		const context = { sendMessageToUI: (message: unknown) => void messages.push(message) };
		return { clock, messages, progress: runProgress(context, count, () => clock.ms) };
	};

	it('tells with each item how many are done, and the minutes left when there are some', () => {
		const { clock, messages, progress } = open(100);
		for (let item = 0; item < 10; item++) {
			clock.ms += 12_000;
			progress.ended('placed');
		}
		expect(messages[0]).toBe('1 of 100 done, about 20 min left');
		expect(messages[9]).toBe('10 of 100 done, about 18 min left');
	});

	it('does not count seconds', () => {
		const { clock, messages, progress } = open(3);
		clock.ms += 500;
		progress.ended('placed');
		expect(messages).toEqual(['1 of 3 done']);
	});

	it('sums up by how the items ended', () => {
		const { progress } = open(4);
		for (const how of ['placed', 'placed', 'notCalled', 'error'] as const) progress.ended(how);
		expect(progress.summary()).toEqual([
			{ message: '4 items: 2 placed, 1 not called, 1 error', type: 'info', location: 'outputPane' },
		]);
	});

	it('keeps quiet about a single item', () => {
		const { messages, progress } = open(1);
		progress.ended('placed');
		expect([messages, progress.summary()]).toEqual([[], []]);
	});
});

describe('a run with several items', () => {
	it('ends with a hint that sums it up', async () => {
		const { seen } = await start({
			...itemsTo('+14155550123', 'nobody', '+14155550124'),
			answers: [PLACED, PLACED],
		});
		expect(seen.hints[0]!.message).toBe('3 items: 2 placed, 1 not called');
	});

	it('counts what goes on in spite of an error', async () => {
		const { seen } = await start({
			...itemsTo('+14155550123', '+14155550124'),
			continueOnFail: true,
			answers: [PLACED, UNKNOWN_FLOW],
		});
		expect(seen.hints[0]!.message).toBe('2 items: 1 placed, 1 error');
	});
});
