import { flowOf, run } from './flow-run';

describe('callbacks', () => {
	it('callback leaves by ok', async () => {
		const steps = { back: { component: 'callback', exits: { ok: 'end' } } };
		expect((await run(flowOf(steps))).path).toContain('back:ok');
	});

	it.each([
		['+14155550101', 'ok'],
		['nobody', 'Invalid Caller ID'],
	])('request_direct_callback to %s leaves by %s', async (name, exit) => {
		const steps = {
			back: {
				component: 'request_direct_callback',
				number: 'name',
				exits: { ok: 'end', 'Invalid Caller ID': 'end' },
			},
		};
		expect((await run(flowOf(steps), { name })).path).toContain(`back:${exit}`);
	});
});
