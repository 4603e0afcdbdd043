import { resumeExecution, type Answered } from '../../nodes/OutboundCallResult/resume-execution';
import { fakeClock } from '../support/fakes';

const RUNNING = { status: 409, message: 'The execution "42" is running already.' };
const FINISHED = { status: 409, message: 'The execution "42 has finished already.' };
const ELSEWHERE = { status: 410, message: '' };
const FAILED = { status: 409, message: 'The execution "42" has finished with error.' };
const TAKEN = { status: 200, message: 'Received.', ours: true };

/** Hands over to an execution whose wait has run out. */
const over = (...answers: Answered[]) => overBefore(0, ...answers);

/** Hands over to an execution that waits for so long from now. */
function overBefore(waitMs: number, ...answers: Answered[]) {
	const clock = fakeClock();
	let asked = 0;
	const send = async () => {
		asked += 1;
		return answers.length > 1 ? answers.shift()! : answers[0]!;
	};
	return {
		clock,
		done: clock.run(resumeExecution(send, clock, clock.now() + waitMs)),
		asked: () => asked,
	};
}

describe('resumeExecution', () => {
	it('is done when the execution takes the report', async () => {
		const { done, clock } = over(TAKEN);
		expect(await done).toBe('taken');
		expect(clock.slept).toEqual([]);
	});

	it('leaves an execution waiting that misses the signature of the provider', async () => {
		const { done, asked } = over({ status: 401, message: 'unsigned', unsigned: true }, TAKEN);
		expect(await done).toBe('unsigned');
		expect(asked()).toBe(1);
	});

	it.each([
		['is still being saved', RUNNING],
		['is not known yet', { status: 404, message: '' }],
		['is being resumed by another request', { status: 500, message: '' }],
		['cannot be reached', { status: 0, message: '' }],
	])('tries again while the execution %s', async (_says, answer) => {
		const { done, asked } = over(answer, answer, TAKEN);
		expect(await done).toBe('taken');
		expect(asked()).toBe(3);
	});

	it('gives up within twenty seconds, asking less and less often', async () => {
		const { done, clock } = over(RUNNING);
		expect(await done).toBe('gone');
		expect(clock.slept.slice(0, 5)).toEqual([200, 400, 800, 1_600, 2_000]);
		const waitedMs = clock.slept.reduce((sum, ms) => sum + ms, 0);
		expect(waitedMs).toBeGreaterThan(18_000);
		expect(waitedMs).toBeLessThanOrEqual(20_000);
	});

	it('waits a minute longer while the execution still runs, and its wait for the call is not over', async () => {
		const { done, clock } = overBefore(600_000, RUNNING);
		expect(await done).toBe('gone');
		const waitedMs = clock.slept.reduce((sum, ms) => sum + ms, 0);
		expect(waitedMs).toBeGreaterThan(78_000);
		expect(waitedMs).toBeLessThanOrEqual(82_000);
	});

	it('does not count the time that a busy n8n takes to answer', async () => {
		const clock = fakeClock();
		const answers = [RUNNING, RUNNING, TAKEN];
		const slow = async () => {
			await clock.sleep(30_000);
			return answers.shift()!;
		};
		expect(await clock.run(resumeExecution(slow, clock, Infinity))).toBe('taken');
	});

	it.each([
		['has ended', FINISHED],
		['waits for another call', ELSEWHERE],
		['does not know the key', { status: 401, message: 'Unauthorized' }],
		['finds the report unreadable', { status: 400, message: 'Unreadable.' }],
	])('gives up at once when the execution %s', async (_says, answer) => {
		const { done, asked } = over(answer);
		expect(await done).toBe('gone');
		expect(asked()).toBe(1);
	});

	it.each([
		['an answer that was lost', { status: 0, message: '' }, FINISHED],
		['two reports that met', { status: 500, message: '' }, FINISHED],
		['an answer that was lost, and with an error', { status: 0, message: '' }, FAILED],
		['an answer that was lost, and waits for another call', { status: 0, message: '' }, ELSEWHERE],
	])('is done when the execution has gone on after %s', async (_says, unclear, now) => {
		const { done, asked } = over(unclear, RUNNING, now);
		expect(await done).toBe('taken');
		expect(asked()).toBe(3);
	});

	it('is done when n8n, after an answer that was lost, knows the execution no more', async () => {
		const unknown = 'The execution "42" does not exist.';
		const { done } = over({ status: 0, message: '' }, { status: 404, message: unknown });
		expect(await done).toBe('taken');
	});

	it('gives up when n8n, after an answer that was lost, finds no node at the address', async () => {
		const noNode = 'The workflow for execution "42" does not contain a waiting webhook.';
		const { done } = over({ status: 0, message: '' }, { status: 404, message: noNode });
		expect(await done).toBe('gone');
	});

	it.each([
		['has ended', FINISHED],
		['waits for a later call', ELSEWHERE],
	])(
		'is done when the execution %s before this wait ran out: the call has had its exit',
		async (_says, answer) => {
			const { done, asked } = overBefore(60_000, answer);
			expect(await done).toBe('taken');
			expect(asked()).toBe(1);
		},
	);

	const LOST = { ...ELSEWHERE, lost: true };
	it('gives up when n8n says twice that it has lost the wait, whatever was tried before', async () => {
		const { done, asked } = overBefore(60_000, { status: 0, message: '' }, LOST, LOST);
		expect(await done).toBe('gone');
		expect(asked()).toBe(3);
	});

	it('is done when an execution that seemed lost turns out to run, and ends', async () => {
		const { done } = overBefore(60_000, LOST, RUNNING, FINISHED);
		expect(await done).toBe('taken');
	});

	it('counts the time of its own attempts to the wait', async () => {
		const { done } = overBefore(500, RUNNING, RUNNING, FINISHED);
		expect(await done).toBe('gone');
	});

	it('gives up when the execution failed, whenever: it is unknown whether it had the result', async () => {
		const { done } = overBefore(60_000, FAILED);
		expect(await done).toBe('gone');
	});

	it('gives up when the execution ended by itself before anything reached it', async () => {
		const { done } = over({ status: 0, message: '', unsent: true }, FINISHED);
		expect(await done).toBe('gone');
	});

	it.each([
		['a page of a router', { status: 200, message: '' }],
		['a page of something that is no n8n', { status: 404, message: '' }],
		['silence', { status: 0, message: '', unsent: true }],
	])('takes %s at its address for no answer, however often', async (_what, answer) => {
		const { done, asked } = over(answer);
		expect(await done).toBe('unreached');
		expect(asked()).toBeGreaterThan(5);
	});

	it('is done when the execution answers after a page of something else did', async () => {
		const { done, asked } = over({ status: 200, message: '' }, TAKEN);
		expect(await done).toBe('taken');
		expect(asked()).toBe(2);
	});
});
