import { REPORT_FAULTS, START_FAULTS } from './faults';
import { WAVE, ordersOf, planCalls } from './plan';

describe('planCalls', () => {
	it('repeats itself for a seed, and differs for another', () => {
		const plan = planCalls({ seed: 7, calls: 300 });
		expect(planCalls({ seed: 7, calls: 300 })).toEqual(plan);
		expect(planCalls({ seed: 8, calls: 300 }).map(({ to }) => to)).not.toEqual(
			plan.map(({ to }) => to),
		);
	});

	it('has every fault, every ending and second attempts of both kinds', () => {
		const plan = planCalls({ seed: 1, calls: 5_000 });
		const seen = (pick: (call: (typeof plan)[number]) => string | undefined) =>
			new Set(plan.map(pick));
		expect(seen(({ start }) => start)).toEqual(new Set(Object.keys(START_FAULTS)));
		expect(seen(({ report }) => report)).toEqual(new Set(Object.keys(REPORT_FAULTS)));
		expect(seen(({ ending }) => ending).size).toBe(13);
		expect(seen(({ again }) => again && `${again.dialled}`)).toEqual(
			new Set([undefined, '0', '1']),
		);
	});

	it('gives every call of a wave a fictional number of its own', () => {
		const wave = planCalls({ seed: 3, calls: WAVE }).map(({ to }) => to);
		expect(new Set(wave).size).toBe(WAVE);
		expect(wave.filter((to) => !/^\+1\d{3}55501\d\d$/.test(to))).toEqual([]);
	});

	it('binds every order to the number of its call, and orders no report fault for a call without report', () => {
		const plan = planCalls({ seed: 5, calls: 2_000 });
		for (const call of plan) for (const order of ordersOf(call)) expect(order.to).toBe(call.to);
		const unheard = plan.filter(
			({ expected, start }) => expected.dialled === 0 && start !== 'none',
		);
		expect(unheard.length).toBeGreaterThan(50);
		const late = plan.filter(({ expected }) => expected.afterwards !== null);
		expect(late.every(({ report, ending }) => report === 'late' && ending !== '10')).toBe(true);
	});
});
