import { beginLadder, createPhones, ladderPlan } from '../../../core';

const plan = ladderPlan(
	{
		people: [
			{ name: 'Ann', to: '+1 415 555 0123' },
			{ name: 'Ben', to: '+442079460123' },
		],
		roundsMax: 1,
	},
	60_000,
);
const ladder = (incident: string) => ({ plan, state: beginLadder(plan, incident, 0).state });

describe('people who are on the phone', () => {
	it('are not called for another incident meanwhile', () => {
		const phones = createPhones();
		phones.note('one', ladder('fire'));
		expect(phones.holdOf('other', ladder('flood'), 'flood-1-1', 1_000)).toEqual({
			...{ type: 'held', reference: 'flood-1-1', reason: 'calledTooOften' },
			...{ nowMs: 1_000, untilMs: 6_000 },
		});
		expect(phones.holdOf('other', ladder('flood'), 'flood-1-2', 1_000)).toBeNull();
		expect(phones.holdOf('one', ladder('fire'), 'fire-1-1', 1_000)).toBeNull();
	});

	it('are not called for an incident that another ladder is under way for, whoever it is', () => {
		const phones = createPhones();
		phones.note('one', { ...ladder('fire'), once: 'node fire' });
		const again = (once?: string) =>
			phones.holdOf('other', { ...ladder('fire'), once }, 'fire-1-2', 1_000);
		expect(again('node fire')).toMatchObject({ type: 'notCalled', reason: 'alreadyCalled' });
		expect([again('another node fire'), again()]).toEqual([null, null]);
	});

	it('are free when their ladder is over, and when nobody speaks of it any more', () => {
		const phones = createPhones();
		phones.note('one', ladder('fire'), 5_000);
		const hold = (nowMs: number) =>
			phones.holdOf('other', ladder('flood'), 'flood-1-1', nowMs)?.type ?? null;
		expect([hold(4_999), hold(5_000)]).toEqual(['held', null]);
		phones.note('one', ladder('fire'));
		phones.note('one', null);
		expect(hold(0)).toBeNull();
	});
});
