import type { IExecuteFunctions } from 'n8n-workflow';
import { wakeUp } from '../../nodes/TriggerVoiceFlow/start-flow/batch/wake-up';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: () => Promise.resolve(),
}));

/** How often n8n is asked that answers so, one after the other, and the last of them for ever. */
async function asked(...statuses: readonly number[]): Promise<number> {
	const httpRequest = jest.fn((_options: object) => {
		const [statusCode] = statuses.slice(
			Math.min(httpRequest.mock.calls.length, statuses.length) - 1,
		);
		return Promise.resolve({ statusCode });
	});
	await wakeUp({ helpers: { httpRequest } } as unknown as IExecuteFunctions, 'http://n8n/wait', 0);
	return httpRequest.mock.calls.length;
}

describe('telling a list that it is time to look', () => {
	it('is once enough', async () => {
		expect(await asked(200)).toBe(1);
	});

	it('is repeated until the pause is saved', async () => {
		expect(await asked(409, 409, 200)).toBe(3);
	});

	it('is repeated while n8n does not reach its database', async () => {
		expect(await asked(503, 503, 200)).toBe(3);
	});

	it('ends where nothing waits any more', async () => {
		expect(await asked(410)).toBe(1);
	});

	it('ends some time or other', async () => {
		expect(await asked(409)).toBe(20);
	});
});
