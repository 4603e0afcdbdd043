import { PROVIDER_IDS, REASONS, providers } from '../../core';
import { SAMPLES } from '../providers';
import { flowOf } from './support/flow';
import { settled, useNodeRed } from './support/host';
import { ENDINGS, openSandbox } from './support/sandbox';
import { holdTimeouts } from './support/timers';

const host = useNodeRed();

const ISO = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
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
	answeredBy: null,
	recordingUrl: null,
	transcript: null,
	summary: null,
	cost: null,
	notBefore: null,
	attempt: 1,
	attempts: null,
	optOut: null,
	evidence: null,
	first: null,
	replayed: false,
	simulated: false,
};

describe('trigger voice flow, waiting', () => {
	it('is tested with ten endings at every provider', () =>
		expect(ENDINGS).toHaveLength(10 * PROVIDER_IDS.length));

	it.each(ENDINGS)(
		'$ending at $provider leaves by $exit',
		async ({ ending, provider, exit: told }) => {
			// where a report never comes, a provider that can be asked about one call is asked
			const isLookedUp = told === 'noResult' && providers[provider].ask !== undefined;
			const exit = isLookedUp ? 'answered' : told;
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
			if (told === 'noResult') holdTimeouts();

			const to = `+141555501${ending}`;
			host.send(flow.triggerId, {
				payload: to,
				parts: { id: 'p', index: 0, count: 1 },
				keep: 'me',
			});
			if (told === 'noResult') {
				await host.statusOf(flow.triggerId, ({ text }) => /waiting/.test(text ?? ''));
				await sandbox.idle();
				jest.advanceTimersByTime(0.1 * 60_000);
			}
			const { at, msg } = await host.next();
			await sandbox.idle();
			await settled();

			const [call] = sandbox.calls();
			const refusedAtOnce = ending === SAMPLES[provider].refusedEnding;
			expect(at).toBe(`trigger.${exit}`);
			expect(msg.call).toEqual({
				...(exit === 'noResult'
					? { ...UNKNOWN, callId: SAMPLES[provider].namesNoCall ? null : call?.id, placedAt: ISO }
					: refusedAtOnce
						? {
								...UNKNOWN,
								reason: 'refusedByProvider',
								sentence: REASONS.refusedByProvider,
								placedAt: null,
							}
						: {
								...UNKNOWN,
								...SAMPLES[provider].reported(ending),
								...(isLookedUp && SAMPLES[provider].asked),
								callId: call?.id,
								receivedAt: ISO,
								raw: expect.any(Object),
								placedAt: ISO,
							}),
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
		},
	);
});
