import type { IExecuteFunctions } from 'n8n-workflow';
import { wakeUp } from '../../nodes/TriggerVoiceFlow/start-flow/batch/wake-up';
import { resume } from '../../nodes/TriggerVoiceFlow/webhook';
import { RESUME_URL } from './support/contexts';
import { webhookContext } from './support/webhook-context';

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

describe('a list that pauses', () => {
	const PAUSE = 'the pause of the list';
	const told = async (name: string, pauses: number) => {
		const url = new URL(RESUME_URL);
		url.searchParams.set('ringbackWake', name);
		const { context, answered } = webhookContext({ url: url.href, inContext: PAUSE, pauses });
		return { isWoken: (await resume(context)).workflowData !== undefined, answered };
	};

	// n8n takes both, and two workers of its queue mode would run the list at once
	it('is woken once from each pause, however many tell it', async () => {
		expect(await told(PAUSE, 1)).toEqual({ isWoken: true, answered: {} });
		expect(await told(PAUSE, 1)).toMatchObject({ isWoken: false, answered: { status: 200 } });
		expect(await told(PAUSE, 2)).toMatchObject({ isWoken: true });
		expect(await told(PAUSE, 2)).toMatchObject({ isWoken: false });
	});

	it('is not woken by the name of another one', async () => {
		expect(await told('another', 3)).toMatchObject({ isWoken: false, answered: { status: 410 } });
		expect(await told(PAUSE, 3)).toMatchObject({ isWoken: true });
	});
});
