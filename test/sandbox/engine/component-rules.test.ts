import { flowOf, run } from './flow-run';

describe('rules', () => {
	const HOUR = 3_600_000;
	const rule = (component: string, fields: object) =>
		flowOf({ rule: { component, ...fields, exits: { open: 'end', no_match: 'end' } } });

	// the clock begins on Thursday 2026-01-01 00:00 UTC
	it.each([
		[['thu'], '09:00', '17:00', 'UTC', 9 * HOUR, 'open'],
		[['thu'], '09:00', '17:00', 'UTC', 17 * HOUR, 'no_match'],
		[['fri'], '09:00', '17:00', 'UTC', 9 * HOUR, 'no_match'],
		[['thu'], '14:00', '15:00', 'Asia/Kolkata', 9 * HOUR, 'open'],
		[['wed'], '22:00', '06:00', 'UTC', 2 * HOUR, 'open'],
		[['thu'], '22:00', '06:00', 'UTC', 2 * HOUR, 'no_match'],
		[['thu'], '22:00', '06:00', 'UTC', 23 * HOUR, 'open'],
		[['thu'], '00:00', '00:00', 'UTC', 12 * HOUR, 'open'],
	])(
		'time_rules %j %s to %s in %s, after %d ms: %s',
		async (days, from, to, timezone, startMs, exit) => {
			const document = rule('time_rules', { timezone, rules: [{ days, from, to, exit: 'open' }] });
			expect((await run(document, {}, { startMs })).path).toContain(`rule:${exit}`);
		},
	);

	it.each([
		['2026-01-01', '2026-01-01', 'UTC', 'open'],
		['2025-12-24', '2025-12-31', 'UTC', 'no_match'],
		['2025-12-31', '2025-12-31', 'America/New_York', 'open'],
	])('calendar_rules %s to %s in %s: %s', async (from, to, timezone, exit) => {
		const document = rule('calendar_rules', { timezone, rules: [{ from, to, exit: 'open' }] });
		expect((await run(document)).path).toContain(`rule:${exit}`);
	});

	it.each([
		['equals', 'Ada', 'open'],
		['equals', 'ada', 'no_match'],
		['not_equals', 'ada', 'open'],
		['contains', 'd', 'open'],
		['starts_with', 'A', 'open'],
		['greater_than', '1', 'no_match'],
		['less_than', '1', 'no_match'],
		['is_empty', '', 'no_match'],
		['is_not_empty', '', 'open'],
		['equals', '%{current_flow.name}', 'open'],
	])('conditional_statement %s %j: %s', async (operator, value, exit) => {
		const rules = [{ variable: 'name', operator, value, exit: 'open' }];
		const { path } = await run(rule('conditional_statement', { rules }), { name: 'Ada' });
		expect(path).toContain(`rule:${exit}`);
	});

	it('traffic_splitter sends every call where all the traffic goes', async () => {
		const document = rule('traffic_splitter', { percentages: { open: 100, no_match: 0 } });
		expect((await run(document)).path).toContain('rule:open');
	});
});

describe('a flow that leads back to itself', () => {
	it('is stopped', async () => {
		const rules = [{ variable: 'name', operator: 'is_empty', exit: 'again' }];
		const exits = { again: 'loop', no_match: 'end' };
		const { path, timeline } = await run(
			flowOf({ loop: { component: 'conditional_statement', rules, exits } }),
		);
		expect(path.length).toBe(500);
		expect(timeline).toContainEqual(expect.objectContaining({ event: 'stepLimit' }));
	});
});
