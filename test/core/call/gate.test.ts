/** Gates: asked when a call is prepared, and again with a permit in hand. */
import { createReservations, type Gate, type PreparedCall, type Verdict } from '../../../core';
import { fakeClock, memoryReferences, scriptedTransport, type Answer } from '../../support/fakes';
import { ACCEPTED } from './placing';
import { startSample } from './starting';

const GO: Verdict = { go: true };
const NO: Verdict = { notCalled: 'numberNotValid', sentence: 'Not this number.' };
const LATER: Verdict = {
	holdUntil: '2026-01-01T08:00:00.000Z',
	reason: 'numberNotValid',
	sentence: 'Not before 8.',
};

/** Says these one after the other, then yes, and keeps when it was asked what. */
function gateThatSays(...verdicts: Verdict[]) {
	const asked: Array<{ call: PreparedCall; nowMs: number }> = [];
	const gate: Gate = {
		ask: (call, nowMs) => (asked.push({ call, nowMs }), verdicts.shift() ?? GO),
	};
	return { gate, asked };
}

const START_MS = Date.UTC(2026, 0, 1);
const TOO_MANY: Answer = { status: 429 };

/** Starts the sample call through these gates. */
function startThrough(gates: readonly Gate[], answers: Answer[] = [ACCEPTED.talkdesk]) {
	const clock = fakeClock(START_MS);
	const transport = scriptedTransport(...answers);
	const references = memoryReferences();
	const reservations = createReservations(references);
	const start = () => clock.run(startSample({ clock, gates }, { transport, reservations }));
	return { clock, transport, references, reservations, start };
}

describe('a gate', () => {
	it('is asked when the call is prepared and again before it is sent', async () => {
		const { gate, asked } = gateThatSays();
		const { start, transport } = startThrough([gate]);
		expect(await start()).toMatchObject({ kind: 'sent' });
		expect(asked).toEqual([
			{ call: expect.objectContaining({ reference: 'order-1042' }), nowMs: START_MS },
			{ call: expect.objectContaining({ reference: 'order-1042' }), nowMs: START_MS },
		]);
		expect(transport.asked).toHaveLength(1);
	});

	it.each([
		['at once', [NO]],
		['with a permit in hand', [GO, NO]],
	])(
		'that says no %s ends the call as Not Called, and the reference is free',
		async (_when, verdicts) => {
			const { gate } = gateThatSays(...verdicts);
			const { start, transport, references } = startThrough([gate]);
			const { kind, result } = await start();
			expect(kind).toBe('notCalled');
			expect(result).toMatchObject({
				exit: 'notCalled',
				reason: 'numberNotValid',
				sentence: 'Not this number.',
				confirmed: true,
				placedAt: null,
			});
			expect(transport.asked).toHaveLength(0);
			expect(references.known.size).toBe(0);
			expect(await start()).toMatchObject({ kind: 'sent' });
		},
	);

	it('that says no after the pause of a 429 sends nothing more, and the reference is free', async () => {
		const { gate, asked } = gateThatSays(GO, GO, NO);
		const { start, transport, references } = startThrough([gate], [TOO_MANY, ACCEPTED.talkdesk]);
		expect(await start()).toMatchObject({ kind: 'notCalled' });
		expect(asked.map(({ nowMs }) => nowMs - START_MS)).toEqual([0, 0, 1_000]);
		expect(transport.asked).toHaveLength(1);
		expect(references.known.size).toBe(0);
		expect(await start()).toMatchObject({ kind: 'sent' });
	});

	it.each([
		['at once', [LATER]],
		['with a permit in hand', [GO, LATER]],
	])('that holds the call %s says until when, and calls nobody', async (_when, verdicts) => {
		const { gate } = gateThatSays(...verdicts);
		const { start, transport, references } = startThrough([gate]);
		expect(await start()).toMatchObject({
			kind: 'held',
			notBefore: '2026-01-01T08:00:00.000Z',
			result: { exit: 'notCalled', reason: 'numberNotValid', sentence: 'Not before 8.' },
		});
		expect(transport.asked).toHaveLength(0);
		expect(references.known.size).toBe(0);
	});

	it('that says no keeps the later ones from being asked', async () => {
		const [first, second] = [gateThatSays(NO), gateThatSays()];
		await startThrough([first.gate, second.gate]).start();
		expect(second.asked).toEqual([]);
	});

	it('may take its time', async () => {
		const { clock, transport, start } = startThrough([
			{ ask: () => clock.sleep(50).then(() => NO) },
		]);
		expect(await start()).toMatchObject({ kind: 'notCalled' });
		expect(transport.asked).toHaveLength(0);
	});

	it('is not asked about a dry run', async () => {
		const { gate, asked } = gateThatSays(NO);
		const clock = fakeClock();
		const started = startSample({ clock, gates: [gate] }, {}, { dryRun: true });
		expect(await started).toMatchObject({ kind: 'dryRun' });
		expect(asked).toEqual([]);
	});

	it('comes too late where a report proves that the call was placed', async () => {
		const report = new AbortController();
		const { gate } = gateThatSays(GO, GO, NO);
		const { clock, references, reservations } = startThrough([gate]);
		const transport = scriptedTransport(TOO_MANY);
		const starting = startSample(
			{ clock, gates: [gate] },
			{ transport, reservations, reported: report.signal },
		);
		await clock.settle();
		report.abort();
		expect(await clock.run(starting)).toMatchObject({ kind: 'sent', result: { exit: 'placed' } });
		expect(references.known).toContain('order-1042');
	});
});
