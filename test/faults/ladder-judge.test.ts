import { judgeLadders, type LeftIncident } from './ladder-judge';

const people = ['Ann', 'Ben', 'Cas'].map((name, at) => ({ name, to: `+1415555010${at}` }));
const FIRE = { incident: 'fire', people };
const BEN: LeftIncident = { incident: 'fire', output: 'confirmed', person: 'Ben' };
const second = (n: number) => new Date(Date.UTC(2026, 0, 8, 9, 0, n)).toISOString();
/** One after the other, each for ten seconds; Ben presses the key. */
const rang = (...at: number[]) =>
	at.map((one, order) => ({
		to: people[one]!.to,
		placedAt: second(order * 10),
		timeline: [
			{ at: second(order * 10 + 5), seconds: 5, event: 'keys', digits: one === 1 ? '1' : '2' },
			{ at: second(order * 10 + 8), seconds: 8, event: 'report', status: 200 },
		],
	}));

describe('the judge of people who were called in order', () => {
	it('finds nothing where all is well', () => {
		expect(judgeLadders([FIRE], rang(0, 1), [BEN])).toEqual({
			...{ incidents: 1, calledTwice: 0, calledAfterYes: 0, wrong: 0 },
			...{ withoutEnd: 0, leftTwice: 0, confirmed: 1 },
		});
	});

	it.each([
		['a phone that rang twice', rang(0, 0, 1), [BEN], { calledTwice: 1 }],
		['a phone that rang after a yes', rang(0, 1, 2), [BEN], { calledAfterYes: 1 }],
		['somebody else’s yes', rang(0, 1), [{ ...BEN, person: 'Ann' }], { wrong: 1 }],
		['an incident without an end', rang(0, 1), [], { withoutEnd: 1, confirmed: 0 }],
		['one that left twice', rang(0, 1), [BEN, BEN], { leftTwice: 1 }],
	])('finds %s', (_, calls, left, found) => {
		expect(judgeLadders([FIRE], calls, left)).toMatchObject(found);
	});

	it('lets the next person be rung where the yes did not arrive', () => {
		const calls = rang(0, 1, 2).map((call) => ({ ...call, timeline: call.timeline.slice(0, 1) }));
		expect(judgeLadders([FIRE], calls, [BEN])).toMatchObject({ calledAfterYes: 0 });
	});

	it('takes a confirmation without a call for a wrong one', () => {
		expect(judgeLadders([FIRE], rang(0), [BEN])).toMatchObject({ wrong: 1 });
	});
});
