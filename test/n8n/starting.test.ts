/** n8n has just been started, and goes through the executions that it left unfinished. */
import type { ResultToken } from '../../core';
import type { untilReady } from '../../nodes/shared/webhook/starting';

const BORN_MS = Date.UTC(2026, 0, 1);
const DAY_MS = 24 * 60 * 60_000;
const BEFORE = new Date(BORN_MS - 1_000).toISOString();
const OWN = 'https://n8n.example.com/webhook-waiting/7?signature=secret';

interface Answer {
	readonly statusCode: number;
	readonly body: unknown;
}
const READY: Answer = { statusCode: 200, body: { status: 'ok' } };
const BUSY: Answer = { statusCode: 503, body: { status: 'error' } };

describe('a report that comes while n8n starts', () => {
	let asked: string[];
	let hold: typeof untilReady;

	/** The module of a process that was started eight seconds ago. */
	beforeEach(async () => {
		asked = [];
		jest.useFakeTimers({ now: BORN_MS + 8_000, doNotFake: ['performance'] });
		jest.spyOn(performance, 'now').mockImplementation(() => Date.now() - BORN_MS);
		await jest.isolateModulesAsync(async () => {
			({ untilReady: hold } = await import('../../nodes/shared/webhook/starting'));
		});
	});
	afterEach(() => {
		jest.restoreAllMocks();
		jest.useRealTimers();
	});

	/** How long it is held, in milliseconds. @param answer what n8n says of itself */
	async function held(answer: () => Answer | Error, placedAt = BEFORE, waitMs = 60_000) {
		const httpRequest = async ({ url }: { url: string }) => {
			asked.push(url);
			const said = answer();
			if (said instanceof Error) throw said;
			return said;
		};
		const fromMs = Date.now();
		const token = { placedAt, expiresAt: fromMs + waitMs + DAY_MS } as ResultToken;
		let untilMs: number | undefined;
		void hold({ helpers: { httpRequest } } as never, OWN, token).then(() => (untilMs = Date.now()));
		for (let step = 0; untilMs === undefined && step < 200; step++)
			await jest.advanceTimersByTimeAsync(250);
		return (untilMs ?? Infinity) - fromMs;
	}

	it('is held until n8n calls itself ready, and the next ones are not', async () => {
		const said = [BUSY, BUSY, BUSY, READY];
		expect(await held(() => said.shift()!)).toBe(1_500);
		expect(asked).toEqual(Array(4).fill('https://n8n.example.com/healthz/readiness'));
		expect(await held(() => BUSY)).toBe(0);
	});

	it.each<[string, () => Answer | Error]>([
		['cannot be asked', () => new Error('refused')],
		['is hidden behind something that answers everything', () => ({ statusCode: 200, body: '' })],
		['never becomes ready', () => BUSY],
	])('is held for twenty seconds where n8n %s', async (_says, answer) => {
		expect(await held(answer)).toBe(20_000);
	});

	it('is not held beyond the wait of its call', async () => {
		expect(await held(() => BUSY, BEFORE, 7_000)).toBe(5_000);
		expect(await held(() => BUSY, BEFORE, -1_000)).toBe(0);
	});

	it('is not held where this process may have placed the call', async () => {
		expect(await held(() => BUSY, new Date(BORN_MS + 1_000).toISOString())).toBe(0);
		expect(asked).toEqual([]);
	});
});
