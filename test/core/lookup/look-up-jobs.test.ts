import { answer, lookUpWith, reporting, WHOLE_TRAIL } from './looking-up';

describe('lookUpResult', () => {
	it('waits while the job is at work', async () => {
		let left = 3;
		const { trail, clock, ended } = await lookUpWith({
			tamper: (request, send) => {
				const id = /\/jobs\/(.+)/.exec(request.url)?.[1];
				return id !== undefined && left-- > 0
					? answer(200, { body: { job: { id, status: 'processing' } } })
					: send(request);
			},
		});
		expect(ended).toMatchObject({ exit: 'answered' });
		expect(trail().filter((step) => step === 'GET jobs')).toHaveLength(4);
		expect(clock.slept.filter((ms) => ms === 2_000)).toHaveLength(4);
	});

	it('answers several calls with one report', async () => {
		const world = await reporting();
		const calls = [await world.placed('01'), await world.placed('03'), await world.placed('04')];
		const results = await Promise.all(calls.map((call) => world.lookUp(call)));
		expect(results.map((result) => result?.exit)).toEqual(['answered', 'busy', 'noAnswer']);
		expect(world.trail()).toEqual(WHOLE_TRAIL);
	});

	it('lets no call wait for a report of days that concerns another call', async () => {
		const world = await reporting();
		const call = await world.placed('01');
		const days = ['2025-12-25', '2025-12-28', '2025-12-25'].map((day) => `${day}T09:00:00.000Z`);
		await Promise.all(days.map((placedAt) => world.lookUp({ ...call, placedAt })));
		expect(world.trail()).toEqual([...WHOLE_TRAIL, ...WHOLE_TRAIL]);
	});

	it('has as many reports as a list of months needs', async () => {
		const world = await reporting();
		const call = await world.placed('01');
		const days = Array.from({ length: 60 }, (_day, past) => world.clock.now() - past * 86_400_000);
		const looked = days.map((day) =>
			world.lookUp({ ...call, placedAt: new Date(day).toISOString() }),
		);
		expect(await Promise.allSettled(looked)).toEqual(
			days.map(() => expect.objectContaining({ status: 'fulfilled' })),
		);
	});

	it('lets no call wait for one report after the other that never comes', async () => {
		const world = await reporting({
			tamper: (request, send) =>
				request.url.includes('/jobs/')
					? answer(200, { body: { job: { id: '7', status: 'processing' } } })
					: send(request),
		});
		const call = await world.placed('01');
		const startMs = world.clock.now();
		const days = Array.from({ length: 10 }, (_day, past) => startMs - past * 86_400_000);
		const looked = days.map((day) =>
			world.lookUp({ ...call, placedAt: new Date(day).toISOString() }),
		);
		await Promise.allSettled(looked);
		expect(world.clock.now() - startMs).toBeLessThan(130_000);
	});
});
