import { judgeLadders, type LeftIncident } from './ladder-judge';

const people = ['Ann', 'Ben', 'Cas'].map((name, at) => ({ name, to: `+1415555010${at}` }));
const FIRE = { incident: 'fire', people, confirms: 1 };
const BEN: LeftIncident = { incident: 'fire', output: 'confirmed', person: 'Ben' };
const rang = (...at: number[]) => at.map((one) => ({ to: people[one]!.to }));

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

	it('takes the confirmation of a phone that presses nothing for a wrong one', () => {
		expect(judgeLadders([{ ...FIRE, confirms: -1 }], rang(1), [BEN])).toMatchObject({ wrong: 1 });
	});
});
