import { REASONS, type ProviderId } from '../../core';
import { flowOf } from './support/flow';
import { settled, useNodeRed } from './support/host';
import { ENDINGS, openSandbox } from './support/sandbox';
import { holdTimeouts } from './support/timers';

const host = useNodeRed();

const ISO = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const ANSWERED = { status: 'ANSWER', exit: 'Answered', code: '10 Finished successfully' };

/** What a provider says of a phone, verbatim. CM.com refuses a wrong number before it has a code for it. */
const WORDS: Record<string, { status: string; exit: string; code: string; sip?: string }> = {
	'01': { ...ANSWERED, sip: 'BYE' },
	'02': { ...ANSWERED, sip: 'BYE' },
	'03': { status: 'BUSY', exit: 'Busy', code: '12 Call rejected', sip: '486' },
	'04': { status: 'NOANSWER', exit: 'No Answer', code: '9 Cancelled' },
	'05': { status: 'NOROUTE', exit: 'Invalid number', code: '' },
	'06': { status: 'FAILED', exit: 'failed', code: '11 Failed', sip: '503' },
	'07': { status: 'REJECTED', exit: 'Busy', code: '12 Call rejected', sip: '603' },
	'09': { ...ANSWERED, sip: 'BYE' },
	'10': { ...ANSWERED, sip: 'BYE' },
};

const UNKNOWN = {
	reason: null,
	sentence: null,
	callId: null,
	providerStatus: null,
	sipCode: null,
	ringSeconds: null,
	talkSeconds: null,
	answers: {},
	receivedAt: null,
	raw: null,
};

function reported(provider: ProviderId, ending: string, callId: string | undefined) {
	const words = WORDS[ending]!;
	const known = { ...UNKNOWN, callId, receivedAt: ISO, raw: expect.any(Object) };
	switch (provider) {
		case 'talkdesk':
			return { ...known, providerStatus: words.exit };
		case 'cmCom':
			return { ...known, providerStatus: words.code, sipCode: words.sip ?? null };
		case 'kaleyra':
			return {
				...known,
				providerStatus: words.status,
				ringSeconds: expect.any(Number),
				talkSeconds: expect.any(Number),
			};
	}
}

describe('trigger voice flow, waiting', () => {
	it('is tested with ten endings at three providers', () => expect(ENDINGS).toHaveLength(30));

	it.each(ENDINGS)('$ending at $provider leaves by $exit', async ({ ending, provider, exit }) => {
		const sandbox = await openSandbox();
		const flow = flowOf({
			provider,
			sandboxUrl: sandbox.url,
			publicUrl: host.url,
			trigger: {
				context: '{"orderId": 1042}',
				reference: 'order-1042',
				// the shortest wait there is, for the report that never comes
				waitLimitMinutes: '0.1',
			},
		});
		await host.start(flow);
		if (exit === 'noResult') holdTimeouts();

		const to = `+141555501${ending}`;
		host.send(flow.triggerId, { payload: to, parts: { id: 'p', index: 0, count: 1 }, keep: 'me' });
		if (exit === 'noResult') {
			await host.statusOf(flow.triggerId, ({ text }) => /waiting/.test(text ?? ''));
			await sandbox.idle();
			jest.advanceTimersByTime(0.1 * 60_000);
		}
		const { at, msg } = await host.next();
		await sandbox.idle();
		await settled();

		const [call] = sandbox.calls();
		const refusedAtOnce = provider === 'cmCom' && ending === '05';
		expect(at).toBe(`trigger.${exit}`);
		expect(msg.call).toEqual({
			...(exit === 'noResult'
				? { ...UNKNOWN, callId: provider === 'kaleyra' ? null : call?.id, placedAt: ISO }
				: refusedAtOnce
					? {
							...UNKNOWN,
							reason: 'refusedByProvider',
							sentence: REASONS.refusedByProvider,
							placedAt: null,
						}
					: { ...reported(provider, ending, call?.id), placedAt: ISO }),
			exit,
			reference: 'order-1042',
			provider,
			to,
			confirmed: true,
			context: { orderId: 1042 },
		});
		expect(msg).toMatchObject({
			payload: msg.call,
			topic: exit,
			keep: 'me',
			parts: { id: 'p', index: 0, count: 1 },
		});
		expect(host.arrivals).toHaveLength(1);
		expect(sandbox.calls()).toHaveLength(refusedAtOnce ? 0 : 1);
	});
});
