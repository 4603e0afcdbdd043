import { fault, MESSAGES, lookUpResult, providers, type PlacedCall } from '../../../core';
import { createReportDesk } from '../../../core/lookup/batch';
import { fakeClock, scriptedTransport, type Answer } from '../../support/fakes';
import { ACCOUNTS, TO, rejectionOf } from '../samples';

const CALL: PlacedCall = {
	callId: 'call_1',
	placedAt: '2026-01-01T00:00:00.000Z',
	reference: 'order-1042',
	to: TO,
	context: { orderId: 1042 },
};
const ENDED = { call_id: 'call_1', disconnection_reason: 'dial_no_answer' };

function ask(...answers: Answer[]) {
	const clock = fakeClock();
	const transport = scriptedTransport(...answers);
	const asking = lookUpResult(providers.retell, ACCOUNTS.retell, CALL, {
		transport,
		plainTransport: scriptedTransport(),
		clock,
		desk: createReportDesk(clock),
	});
	return { clock, transport, result: clock.run(asking) };
}

describe('asking a provider about one call', () => {
	it('brings its result, by one GET', async () => {
		const { result, transport } = ask({ body: ENDED });
		expect(await result).toMatchObject({
			exit: 'noAnswer',
			provider: 'retell',
			callId: 'call_1',
			reference: 'order-1042',
			to: TO,
			confirmed: true,
			placedAt: CALL.placedAt,
			context: { orderId: 1042 },
		});
		expect(transport.asked).toMatchObject([
			{ method: 'GET', url: 'https://api.retellai.com/v2/get-call/call_1' },
		]);
	});

	it.each([
		['goes on', { body: { call_id: 'call_1', call_status: 'ongoing' } }],
		['is unknown there', { status: 404, body: { message: 'call not found' } }],
	])('says nothing of a call that %s', async (_what, answer) => {
		expect(await ask(answer).result).toBeNull();
	});

	it('asks again where the provider has no room or does not answer, and waits as long as it is told', async () => {
		const { result, clock, transport } = ask(
			{ status: 429, headers: { 'retry-after': '7' } },
			fault(MESSAGES.unreachable('api.retellai.com')),
			{ body: ENDED },
		);
		expect(await result).toMatchObject({ exit: 'noAnswer' });
		expect(clock.slept).toEqual(expect.arrayContaining([7_000, 2_000]));
		expect(transport.asked).toHaveLength(3);
	});

	it.each([
		[401, 'unauthorized'],
		[500, 'unavailable'],
	])('after %i it throws, and says that no phone rings', async (status, kind) => {
		const answers = Array.from({ length: 3 }, () => ({ status, body: {} }));
		const error = await rejectionOf(ask(...answers).result);
		expect(error).toMatchObject({ kind, dialled: 'no', provider: 'retell' });
	});
});
