/** n8n has just been started, and goes through the executions that it left unfinished. */
const BORN_MS = Date.UTC(2026, 0, 1);
const BEFORE = new Date(BORN_MS - 1_000).toISOString();

describe('a report that comes while n8n starts', () => {
	let held: (placedAt: string) => Promise<number>;

	/** The module of a process of that age. */
	async function startedFor(ageMs: number) {
		jest.useFakeTimers({ now: BORN_MS, doNotFake: ['performance'] });
		jest.spyOn(performance, 'now').mockImplementation(() => Date.now() - BORN_MS);
		jest.setSystemTime(BORN_MS + ageMs);
		await jest.isolateModulesAsync(async () => {
			const { untilRecovered } = await import('../../nodes/shared/webhook/starting');
			held = async (placedAt) => {
				const fromMs = Date.now();
				let untilMs: number | undefined;
				void untilRecovered(placedAt).then(() => (untilMs = Date.now()));
				for (let step = 0; untilMs === undefined && step < 100; step++)
					await jest.advanceTimersByTimeAsync(250);
				return (untilMs ?? Infinity) - fromMs;
			};
		});
	}
	afterEach(() => {
		jest.restoreAllMocks();
		jest.useRealTimers();
	});

	it('is held for twenty seconds from the first one, where its call was placed before', async () => {
		await startedFor(8_000);
		expect(await held(BEFORE)).toBe(20_000);
		expect(await held(BEFORE)).toBe(0);
	});

	it('is held for what is left of them when it is not the first one', async () => {
		await startedFor(8_000);
		const first = held(BEFORE);
		await jest.advanceTimersByTimeAsync(5_000);
		expect(await held(BEFORE)).toBeLessThanOrEqual(15_000);
		await first;
	});

	it('is not held where this process may have placed the call', async () => {
		await startedFor(8_000);
		expect(await held(new Date(BORN_MS + 1_000).toISOString())).toBe(0);
	});

	it('is not held long after the start', async () => {
		await startedFor(10 * 60_000);
		expect(await held(BEFORE)).toBe(0);
	});
});
