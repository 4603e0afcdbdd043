import { planCalls, type PlannedCall } from './plan';
import { isClean, summaryOf, tallyOf, type Heard, type SandboxCall } from './tally';

const plan = planCalls({ seed: 11, calls: 400 });
const call = (wanted: (call: PlannedCall) => boolean) => plan.find(wanted)!;
const plain = call(
	({ start, report, again, expected }) =>
		start === 'none' && report === 'none' && !again && expected.trigger === 'busy',
);
const late = call(({ report, again }) => report === 'late' && !again);

const phones = (of: PlannedCall, times = of.expected.dialled as number): SandboxCall[] =>
	Array.from({ length: times }, () => ({ to: of.to, provider: of.provider, timeline: [] }));
const trigger = (of: PlannedCall, exit = of.expected.trigger): Heard => ({
	reference: of.reference,
	attempt: 1,
	from: 'trigger',
	exit,
	context: of.context,
});
const result = (of: PlannedCall, exit = of.expected.afterwards!): Heard => ({
	...trigger(of, exit),
	from: 'result',
});

describe('tallyOf', () => {
	it('finds nothing wrong with what was planned', () => {
		const tally = tallyOf(
			[plain, late],
			[trigger(plain), trigger(late), result(late)],
			[...phones(plain), ...phones(late)],
		);
		expect(tally).toMatchObject({ calls: 2, dialled: 2, unexpected: [] });
		expect(isClean(tally)).toBe(true);
	});

	it.each([
		{ what: 'two phones', heard: [trigger(plain)], rang: 2, counted: { dialledTwice: 1 } },
		{ what: 'no exit', heard: [], rang: 1, counted: { withoutExit: 1 } },
		{
			what: 'two exits of the trigger',
			heard: [trigger(plain), trigger(plain)],
			rang: 1,
			counted: { withTwoExits: 1 },
		},
		{
			what: 'an exit of the trigger and one of the result node',
			heard: [trigger(plain), result(plain, 'busy')],
			rang: 1,
			counted: { withTwoExits: 1 },
		},
		{ what: 'another exit', heard: [trigger(plain, 'answered')], rang: 1, counted: {} },
		{
			what: 'another context',
			heard: [{ ...trigger(plain), context: { call: -1 } }],
			rang: 1,
			counted: {},
		},
	])('counts $what', ({ heard, rang, counted }) => {
		const tally = tallyOf([plain], heard, phones(plain, rang));
		expect(tally).toMatchObject({ dialledTwice: 0, withoutExit: 0, withTwoExits: 0, ...counted });
		expect(tally.unexpected).not.toEqual([]);
		expect(isClean(tally)).toBe(false);
	});

	it('counts forged reports that were believed, of the sandbox and of the test itself', () => {
		const report = { at: '', seconds: 0, event: 'report' };
		const timeline = [
			{ ...report, forged: true, status: 200 },
			{ ...report, forged: true, status: 401 },
			{ ...report, status: 200 },
		];
		const rang = phones(plain).map((phone) => ({ ...phone, timeline }));
		const attacks = [
			{ what: 'no token', status: 401 },
			{ what: 'expired', status: 200 },
		];
		const tally = tallyOf([plain], [trigger(plain)], rang, attacks);
		expect(tally).toMatchObject({ forged: 4, forgedAccepted: 2, unexpected: [] });
		expect(isClean(tally)).toBe(false);
		expect(JSON.parse(summaryOf(tally, 11, 'core'))).toMatchObject({
			calls: 1,
			dialledTwice: 0,
			forgedAccepted: 2,
			seed: 11,
		});
	});
});
