/** The one sequence of a start: what comes before what, and how each end is told. */
import {
	VoiceError,
	providers,
	type CallResult,
	type Reservations,
	type SealedEvidence,
} from '../../../core';
import { fakeClock, reservationsThat, scriptedTransport } from '../../support/fakes';
import { ACCOUNTS, SETTINGS } from '../samples';
import { ACCEPTED } from './placing';
import { BACK, startSample } from './starting';

/** Writes down the order of what the host is asked for. */
function watchedHost() {
	const steps: string[] = [];
	const step = <T>(name: string, value: T): T => (steps.push(name), value);
	const { reserve } = reservationsThat({ commit: async () => step('commit', true) });
	const reservations: Reservations = {
		reserve: (reference) => step('reserve', reserve(reference)),
	};
	const transport = scriptedTransport(() => {
		steps.push('send');
		return Promise.resolve({ headers: {}, body: undefined, status: 200, ...ACCEPTED.talkdesk });
	});
	const host = {
		gates: [{ ask: () => step('gate', { go: true } as const) }],
		callback: () => step('callback', BACK),
		lend: () => step('lend', { transport, limiters: [], reservations }),
	};
	return { steps, host };
}

describe('startCall', () => {
	it('asks for one thing after the other, and sends last', async () => {
		const { steps, host } = watchedHost();
		expect(await startSample(host)).toMatchObject({ kind: 'sent', result: { exit: 'placed' } });
		expect(steps).toEqual(['callback', 'gate', 'lend', 'reserve', 'gate', 'commit', 'send']);
	});

	it.each([
		['a call that was placed', { go: true }, { exit: 'placed' }],
		[
			'a call that was not made',
			{ notCalled: 'doNotCall', sentence: 'No.' },
			{ exit: 'notCalled' },
		],
		['a call that is held', { holdUntil: '2026-06-10T12:00:00.000Z', reason: 'doNotCall' }, {}],
	])('hands out the evidence of its gates with %s', async (_what, verdict, known) => {
		const go = { ask: () => ({ go: true }) as const };
		const gate = {
			ask: () => verdict as never,
			evidenceOf: (_call: unknown, { exit }: CallResult) => ({ exit }) as SealedEvidence,
		};
		const { host } = watchedHost();
		const { result } = await startSample({ ...host, gates: [go, gate] });
		expect(result).toMatchObject({ ...known, evidence: { exit: result.exit } });
	});

	it('asks for nothing where the number is refused', async () => {
		const { steps, host } = watchedHost();
		const settings = { ...SETTINGS.talkdesk, to: 'nobody' };
		const started = await startSample(host, {}, { settings, waits: true });
		expect(started).toMatchObject({ kind: 'refused', result: { exit: 'invalidNumber' } });
		expect(steps).toEqual([]);
	});

	it('shows the request of a dry run with its callback address, and asks for no more', async () => {
		const { steps, host } = watchedHost();
		const started = await startSample(host, {}, { dryRun: true });
		expect(started).toMatchObject({
			kind: 'dryRun',
			request: { method: 'POST' },
			result: { exit: 'notCalled', reason: 'dryRun' },
		});
		expect(steps).toEqual(['callback']);
	});

	it.each(['callback', 'lend'] as const)('sends nothing when `%s` throws', async (name) => {
		const { steps, host } = watchedHost();
		const broken = () => {
			throw new VoiceError('notConfigured', 'A sentence.');
		};
		await expect(startSample({ ...host, [name]: broken })).rejects.toMatchObject({
			kind: 'notConfigured',
		});
		expect(steps).not.toContain('reserve');
	});

	it('says why nobody knows, when a call is unconfirmed', async () => {
		const started = await startSample({}, { transport: scriptedTransport({ status: 503 }) });
		expect(started).toMatchObject({
			kind: 'sent',
			result: { exit: 'placed', confirmed: false },
			notes: [expect.stringContaining('can have been started')],
		});
	});

	it('hands out an undocumented refusal as a failure of a call that may have been sent', async () => {
		const transport = scriptedTransport({ status: 200, body: { code: 'RBC9999' } });
		const draft = { provider: providers.kaleyra, account: ACCOUNTS.kaleyra, waits: true };
		const settings = SETTINGS.kaleyra;
		const host = { clock: fakeClock() };
		const started = await startSample(host, { transport }, { ...draft, settings });
		expect(started).toMatchObject({
			kind: 'sent',
			failure: { kind: 'refused', dialled: 'maybe' },
			result: { exit: 'noResult', confirmed: false, providerStatus: 'RBC9999' },
		});
	});

	it.each([
		['placed', ACCEPTED.talkdesk, 0],
		['refused', { status: 401 }, 1],
		['possibly placed', { status: 503 }, 0],
	])(
		'tells the gates of a call that was %s, if it was certainly not made',
		async (_how, answer, told) => {
			const giveBack = jest.fn(async () => {});
			const gates = [{ ask: () => ({ go: true }) as const, giveBack }];
			const transport = scriptedTransport(answer);
			await startSample({ gates }, { transport }).catch(() => undefined);
			expect(giveBack).toHaveBeenCalledTimes(told);
		},
	);

	it('lets what the host puts around the placing end it', async () => {
		const placed = {
			state: 'placed',
			callId: 'c-9',
			placedAt: '2026-01-01T00:00:00.000Z',
		} as const;
		const started = await startSample({}, { around: async () => placed });
		expect(started).toMatchObject({ kind: 'sent', result: { exit: 'placed', callId: 'c-9' } });
	});
});
