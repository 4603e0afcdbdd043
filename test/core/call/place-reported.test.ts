/** A report proves that its call was placed, whatever the provider answers to the request. */
import { createReportWatch, providers } from '../../../core';
import { placeCall } from '../../../core/call/place';
import { fakeClock, reservationsThat, scriptedTransport, type Answer } from '../../support/fakes';
import { ACCEPTED } from './placing';
import { RESULT, readyCall } from '../samples';

const TOO_MANY: Answer = { status: 429 };

/** Places a call whose report comes when the request of that number, from 1, has been answered. */
function placeWithReport(answers: Answer[], reportAfter: number) {
	const clock = fakeClock();
	const watch = createReportWatch();
	const token = { id: 'call-1' };
	const transport = scriptedTransport(...answers);
	const asked: string[] = [];
	const write = (what: string) => async () => void asked.push(what);
	const host = {
		transport: async (request: Parameters<typeof transport>[0]) => {
			const answer = await transport(request);
			if (transport.asked.length === reportAfter) watch.arrived(token);
			return answer;
		},
		clock,
		limiters: [],
		gates: [],
		reservations: reservationsThat({
			commit: async () => (asked.push('commit'), true),
			rollback: write('rollback'),
			release: write('release'),
		}),
		reported: watch.watch(token),
	};
	const placed = placeCall(providers.talkdesk, readyCall('talkdesk'), RESULT, host);
	return { clock, watch, token, transport, asked, ended: placed.catch((error) => error), placed };
}

/** Places a call whose provider answers after that. */
function placeSlowly(before: (of: Slow) => Promise<unknown>) {
	const of: Slow = { clock: fakeClock(), watch: createReportWatch(), token: { id: 'slow' } };
	const transport = scriptedTransport(ACCEPTED.talkdesk);
	const placed = placeCall(providers.talkdesk, readyCall('talkdesk'), RESULT, {
		transport: async (request) => {
			await before(of);
			return transport(request);
		},
		clock: of.clock,
		limiters: [],
		gates: [],
		reported: of.watch.watch(of.token),
		ended: of.watch.watchEnd(of.token),
	});
	return { ...of, placed };
}

interface Slow {
	readonly clock: ReturnType<typeof fakeClock>;
	readonly watch: ReturnType<typeof createReportWatch>;
	readonly token: { readonly id: string };
}

describe('a report that arrives while its call is placed', () => {
	it('ends the repeats after 429, and keeps the reference', async () => {
		const { clock, transport, asked, placed } = placeWithReport([TOO_MANY, TOO_MANY], 1);
		expect(await clock.run(placed)).toMatchObject({ state: 'placed', callId: null });
		expect(transport.asked).toHaveLength(1);
		expect(asked).not.toContain('release');
		expect(asked.at(-1)).toBe('commit');
	});

	it('wakes a call that pauses for its next try: nothing more is sent, the reference is written down again', async () => {
		const { clock, watch, token, transport, asked, placed } = placeWithReport([TOO_MANY], 0);
		await clock.settle();
		expect(asked.at(-1)).toBe('rollback');
		watch.arrived(token);
		expect(await placed).toMatchObject({ state: 'placed' });
		expect(transport.asked).toHaveLength(1);
		expect(asked.at(-1)).toBe('commit');
	});

	it('counts more than a refusal', async () => {
		const { clock, asked, placed } = placeWithReport([{ status: 400 }], 1);
		expect(await clock.run(placed)).toMatchObject({ state: 'placed' });
		expect(asked).not.toContain('release');
	});

	it('leaves the id of an accepted call as it is', async () => {
		const { clock, placed } = placeWithReport([ACCEPTED.talkdesk], 1);
		expect(await clock.run(placed)).toMatchObject({ state: 'placed', callId: 'c-1' });
	});

	it('is enough where the provider does not answer until its report has been taken', async () => {
		const { clock, watch, token, placed } = placeSlowly(() => new Promise(() => undefined));
		await clock.advance(10_000);
		watch.ended(token);
		const atMs = clock.now();
		expect(await clock.run(placed)).toMatchObject({ state: 'placed', callId: null });
		expect(clock.now() - atMs).toBe(8_000);
	});

	it.each([
		['still hears an answer that comes soon after it', 'ended', 1_500],
		[
			'is not enough while the call goes on: the answer, late as it is, tells its id',
			'arrived',
			10_000,
		],
	] as const)('%s', async (_says, happens, answerAfterMs) => {
		const { clock, placed } = placeSlowly(async ({ clock, watch, token }) => {
			watch[happens](token);
			await clock.sleep(answerAfterMs);
		});
		expect(await clock.run(placed)).toMatchObject({ state: 'placed', callId: 'c-1' });
	});

	it('writes the reference down again when it comes after all tries were refused', async () => {
		const { clock, watch, token, asked, ended } = placeWithReport(Array(7).fill(TOO_MANY), 0);
		await clock.run(ended);
		expect(asked.at(-1)).toBe('release');
		watch.arrived(token);
		await clock.settle();
		expect(asked.at(-1)).toBe('commit');
	});
});
