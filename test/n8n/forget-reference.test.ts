/** A reference that is to be called again, and manual runs, which keep to themselves what they called. */
import type { IDataObject } from 'n8n-workflow';
import { OUTPUTS } from '../../core';
import type { Setup } from './support/contexts';
import { PLACED, call, callOf, start } from './support/trigger';

let orders = 0;
beforeEach(() => void (orders += 1));

/** What this workflow has called, and its executions, one after the other. */
function workflow() {
	const processed = new Set<string>();
	let executions = 100;
	return {
		processed,
		async run(options: IDataObject = {}, more: Partial<Setup> = {}, to = '+14155550123') {
			const { outputs, seen } = await start({
				...{ parameters: call(to, { options: { reference: `order-${orders}`, ...options } }) },
				...{ processed, executionId: String(executions++), answers: [PLACED], ...more },
			});
			const at = outputs.findIndex(({ length }) => length > 0);
			return { ...callOf(outputs[at]![0]), sent: seen.requests.length, hints: seen.hints };
		},
	};
}
const ALREADY = { exit: 'notCalled', reason: 'alreadyCalled', sent: 0 };
const MANUAL = { mode: 'manual' } as const;

describe('Forget Reference', () => {
	it('lets a reference be called again, and calls nobody itself', async () => {
		const { run } = workflow();
		expect(await run()).toMatchObject({ exit: 'placed', sent: 1 });
		expect(await run()).toMatchObject(ALREADY);
		expect(await run({ forgetReference: true })).toMatchObject({
			...{ exit: 'notCalled', reason: 'dryRun', forgotten: true, sent: 0 },
			sentence: 'The reference was forgotten: it can be called again.',
			hints: [{ message: 'The reference was forgotten: it can be called again.' }],
		});
		expect(await run()).toMatchObject({ exit: 'placed', sent: 1 });
	});

	it('forgets its tries as well, and nothing else', async () => {
		const { run, processed } = workflow();
		for (const end of ['', '-try-2', '-try-10', '-b'])
			await run({ reference: `order-${orders}${end}` });
		await run({ forgetReference: true });
		expect([...processed].filter((entry) => entry.startsWith('ringback:'))).toEqual([
			`ringback:order-${orders}-b`,
		]);
	});

	it('says of one that was not called that there was nothing to forget', async () => {
		const { run, processed } = workflow();
		expect(await run({ forgetReference: true })).toMatchObject({ forgotten: false, sent: 0 });
		expect([...processed]).toEqual([]);
		expect(await run()).toMatchObject({ exit: 'placed' });
	});

	it('is told of a list at once', async () => {
		const { run, processed } = workflow();
		await run();
		const options = { reference: `order-${orders}`, forgetReference: true };
		const { outputs } = await start({
			...{ items: [{ json: {} }, { json: {} }], processed, answers: [] },
			parameters: call('+14155550123', { waitForResult: true, options }),
			nodeParameters: { options },
		});
		const told = outputs[OUTPUTS.triggerWaiting.indexOf('notCalled')]!.map(callOf);
		expect(told).toMatchObject([{ forgotten: true }, { forgotten: false }]);
	});

	it('needs a reference to forget', async () => {
		await expect(
			start({ parameters: call('+14155550123', { options: { forgetReference: true } }) }),
		).rejects.toThrow('"Reference" is empty.');
	});
});

describe('a manual run', () => {
	it('calls the same reference with each click', async () => {
		const { run } = workflow();
		for (let click = 0; click < 3; click += 1)
			expect(await run({}, MANUAL)).toMatchObject({ exit: 'placed', sent: 1 });
	});

	it('calls it once in the same run', async () => {
		const { run } = workflow();
		await run({}, { ...MANUAL, executionId: '7' });
		expect(await run({}, { ...MANUAL, executionId: '7', runIndex: 1 })).toMatchObject(ALREADY);
	});

	it('does not call what was called in earnest', async () => {
		const { run } = workflow();
		await run();
		expect(await run({}, MANUAL)).toMatchObject({ ...ALREADY, replayed: true });
	});

	it('takes no reference from the calls that are made in earnest', async () => {
		const { run } = workflow();
		await run({}, MANUAL);
		expect(await run()).toMatchObject({ exit: 'placed', sent: 1 });
	});
});
