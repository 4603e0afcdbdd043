import { PLACED, call, callOf, start } from './support/trigger';

describe('switches that expressions give as text', () => {
	it.each(['true', 'Yes', ' on ', '1', 1])(
		'dials no number where Dry Run is %j',
		async (dryRun) => {
			const { outputs, seen } = await start({
				parameters: call('+14155550123', { options: { dryRun } }),
				answers: [],
			});
			expect(callOf(outputs[1]![0])).toMatchObject({ reason: 'dryRun', placedAt: null });
			expect(seen.requests).toEqual([]);
		},
	);

	it.each([
		['dryRun', 'Dry Run'],
		['testWayBack', 'Test Callback'],
		['callOnce', 'Call Once'],
	])('refuses a %s that is neither yes nor no, before it dials', async (name, label) => {
		for (const given of ['perhaps', '', null, undefined, 2, {}])
			await expect(
				start({ parameters: call('+14155550123', { options: { [name]: given } }), answers: [] }),
			).rejects.toMatchObject({
				message: expect.stringContaining(label),
				context: { itemIndex: 0 },
			});
	});

	it.each(['false', 'no', '0', 0])('does not wait where Wait for Result is %j', async (given) => {
		const { outputs } = await start({
			parameters: call('+14155550123', { waitForResult: given }),
			answers: [PLACED],
		});
		expect(callOf(outputs[0]![0])).toMatchObject({ exit: 'placed' });
	});

	it('refuses a Wait for Result that is neither yes nor no', async () => {
		await expect(
			start({ parameters: call('+14155550123', { waitForResult: 'later' }), answers: [] }),
		).rejects.toMatchObject({ message: expect.stringContaining('Wait for Result') });
	});
});
