import { inspect } from 'node:util';
import {
	MESSAGES,
	VoiceError,
	fault,
	providers,
	type ProviderId,
	type Reservations,
} from '../../../core';
import { placeCall } from '../../../core/call/place';
import { fakeClock, reservationsThat, scriptedTransport, type Answer } from '../../support/fakes';
import { ACCEPTED, place, watchedReservations } from './placing';
import { RESULT, SECRET_MARKER, TO, readyCall } from '../samples';

describe.each(['talkdesk', 'cmCom', 'kaleyra'] as const)('placeCall at %s', (id) => {
	it('places a call with one request', async () => {
		const { ended, transport, asked } = place([ACCEPTED[id]], id);
		expect(await ended).toEqual({
			state: 'placed',
			callId: 'c-1',
			placedAt: '2026-01-01T00:00:00.000Z',
		});
		expect(transport.asked).toHaveLength(1);
		expect(asked).toEqual(['reserve order-1042']);
	});

	it('sends the request that the provider declares, to its address, within the time given', async () => {
		const { ended, transport } = place([ACCEPTED[id]], id);
		await ended;
		const call = readyCall(id);
		const { path, ...declared } = providers[id].start.toHttp(call.input, call.account, RESULT);
		expect(transport.asked[0]).toMatchObject({
			...declared,
			url: providers[id].baseUrl(call.account) + path,
			timeoutMs: 30_000,
		});
	});

	it('leaves credentials to the transport', async () => {
		const { ended, transport } = place([ACCEPTED[id]], id);
		await ended;
		expect(JSON.stringify(transport.asked)).not.toContain(SECRET_MARKER);
	});
});

describe('placeCall', () => {
	it('keeps why nobody knows, when a call is unconfirmed', async () => {
		const { ended } = place([{ status: 503 }]);
		expect(await ended).toMatchObject({
			state: 'unconfirmed',
			placedAt: '2026-01-01T00:00:00.000Z',
			why: expect.objectContaining({ kind: 'unavailable', status: 503, dialled: 'maybe' }),
		});
	});

	it('makes a number that the provider refused an outcome, with nobody called', async () => {
		const body = { messages: [{ messageDetails: 'The callee is not valid', errorCode: 'E1' }] };
		const { ended, asked } = place([{ status: 400, body }], 'cmCom');
		expect(await ended).toEqual({
			state: 'notCalled',
			reason: 'refusedByProvider',
			providerStatus: 'E1',
		});
		expect(asked).toEqual(['reserve order-1042', 'release order-1042']);
	});

	it('calls nobody whose reference was called already, and asks the provider nothing', async () => {
		const { reservations, asked } = watchedReservations(false);
		const { ended, transport } = place([], 'talkdesk', { reservations });
		expect(await ended).toMatchObject({
			state: 'notCalled',
			reason: 'alreadyCalled',
			providerStatus: null,
		});
		expect(transport.asked).toHaveLength(0);
		expect(asked).toEqual(['reserve order-1042']);
	});

	it('writes the reference down before anything is sent', async () => {
		const order: string[] = [];
		const reservations = reservationsThat({ commit: async () => (order.push('written'), true) });
		const accept: Answer = async () => {
			order.push('sent');
			return { status: 202, headers: {}, body: { interaction_id: 'c-1' } };
		};
		await place([accept], 'talkdesk', { reservations }).ended;
		expect(order).toEqual(['written', 'sent']);
	});

	const broken = () => Promise.reject(new Error('the disk is full'));
	it.each<[string, Reservations]>([
		['looked for', { reserve: broken }],
		['written down', reservationsThat({ commit: broken })],
	])('sends nothing when the reference cannot be %s', async (_what, reservations) => {
		const { ended, transport } = place([], 'talkdesk', { reservations });
		expect(await ended).toEqual(new Error('the disk is full'));
		expect(transport.asked).toHaveLength(0);
	});

	it('reserves nothing for a request that cannot even be written', async () => {
		const { reservations, asked } = watchedReservations();
		const transport = scriptedTransport();
		const clock = fakeClock();
		const call = readyCall('talkdesk', { variables: { order: { id: 1 } } });
		const host = { transport, clock, limiters: [], gates: [], reservations };
		await expect(placeCall(providers.talkdesk, call, RESULT, host)).rejects.toMatchObject({
			field: 'variables',
		});
		expect(asked).toEqual([]);
		expect(transport.asked).toHaveLength(0);
	});

	/** Asks for every step, in order; the last one ends as `confirm` does. */
	const stepsOf = (steps: string[], confirm = async () => undefined): Reservations =>
		reservationsThat({
			commit: async () => (steps.push('commit'), true),
			rollback: async () => void steps.push('rollback'),
			confirm: async () => (steps.push('confirm'), confirm()),
			release: async () => void steps.push('release'),
		});
	const AGAIN = ['rollback', 'commit'];
	const undocumented: Answer = { status: 200, body: { code: 'RBC9999' } };

	it.each<[string, ProviderId, Answer[], string[]]>([
		['placed', 'talkdesk', [ACCEPTED.talkdesk], ['confirm']],
		['placed after a 429', 'talkdesk', [{ status: 429 }, ACCEPTED.talkdesk], [...AGAIN, 'confirm']],
		['unconfirmed', 'talkdesk', [{ status: 503 }], ['confirm']],
		['refused with a code that is not documented', 'kaleyra', [undocumented], ['confirm']],
		['refused', 'talkdesk', [{ status: 400 }], ['release']],
		[
			'never sent',
			'talkdesk',
			Array(4).fill(new VoiceError('unreachable', 'x')),
			[...AGAIN, ...AGAIN, ...AGAIN, 'release'],
		],
	])('ends what is written of a call that is %s at %s', async (_what, id, answers, last) => {
		const steps: string[] = [];
		await place(answers, id, { reservations: stepsOf(steps) }).ended;
		expect(steps).toEqual(['commit', ...last]);
	});

	it.each<[string, Answer]>([
		['placed', ACCEPTED.talkdesk],
		['unconfirmed', { status: 503 }],
	])(
		'tells of a call that is %s also when it cannot be written once more',
		async (state, answer) => {
			const steps: string[] = [];
			const broken = () => Promise.reject(new Error('the database is locked'));
			const { ended } = place([answer], 'talkdesk', { reservations: stepsOf(steps, broken) });
			expect(await ended).toMatchObject({ state });
			expect(steps).toEqual(['commit', 'confirm']);
		},
	);

	it('tells the error of an undocumented refusal, not that of the second record', async () => {
		const broken = () => Promise.reject(new Error('the database is locked'));
		const { ended } = place([undocumented], 'kaleyra', { reservations: stepsOf([], broken) });
		expect(await ended).toMatchObject({ kind: 'refused', dialled: 'maybe' });
	});

	it('calls as often as it is asked where no references are reserved', async () => {
		for (let i = 0; i < 2; i++)
			expect(
				await place([ACCEPTED.talkdesk], 'talkdesk', { reservations: undefined }).ended,
			).toMatchObject({
				state: 'placed',
			});
	});

	// transports promise a VoiceError; whatever breaks that promise is no placed call
	it.each([
		['a text', () => Promise.reject('socket hang up')],
		['nothing', () => Promise.reject(undefined)],
		['an object that is no Error', () => Promise.reject({ code: 'ECONNRESET' })],
		['another error', () => Promise.reject(new TypeError('x is not a function'))],
	])(
		'never takes a transport that broke with %s for a placed call',
		async (_what, answer: Answer) => {
			const { transport, asked, placed } = place([answer]);
			const [end] = await Promise.allSettled([placed]);
			expect(end.status).toBe('rejected');
			expect(transport.asked).toHaveLength(1);
			expect(asked).toEqual(['reserve order-1042']);
		},
	);
});

const WORDS_OF_OTHERS = {
	code: 'E1',
	errorCode: 'E1',
	error: `callee ${TO} unknown`,
	message: `callee ${TO} unknown`,
	success: false,
};

describe('what placeCall says about a call that was not made', () => {
	const NOT_MADE = /; the call was not made\.$/;
	const PERHAPS = /; the call can have been started\.$/;
	const inEveryTry = (answer: Answer) => Array.from({ length: 7 }, () => answer);

	it.each<[string, Answer, RegExp]>([
		['nobody answers', fault(MESSAGES.unreachable('x')), NOT_MADE],
		['the certificate is not trusted', fault(MESSAGES.certificateNotTrusted('x')), NOT_MADE],
		['there is no access token', fault(MESSAGES.tokenUnanswered('x')), NOT_MADE],
		['too much is asked', { status: 429 }, NOT_MADE],
		['no answer comes in time', fault(MESSAGES.timedOut('x')), PERHAPS],
		['the connection breaks off', fault(MESSAGES.connectionLost('x')), PERHAPS],
		['the provider is unwell', { status: 503 }, PERHAPS],
		['the answer is unreadable', { status: 202, body: 'hello' }, PERHAPS],
	])('ends, when %s, in what became of it', async (_what, answer, means) => {
		const end = await place(inEveryTry(answer)).ended;
		const why = 'state' in end && end.state === 'unconfirmed' ? end.why : (end as VoiceError);
		expect(why.message).toMatch(means);
		expect(why.hint?.startsWith('It is not sent again on its own')).toBe(means === PERHAPS);
		expect(why.hint).toMatch(/\.$/);
	});

	it('leaves a refusal as it is: that goes without saying', async () => {
		const refused = fault(MESSAGES.flowNotFound('Talkdesk Studio'));
		expect(await place([{ status: 404 }]).ended).toMatchObject({ message: refused.message });
	});

	it.each([400, 401, 403, 404, 413, 429, 500, 302])(
		'on status %i holds neither the number nor anything secret',
		async (status) => {
			for (const id of ['talkdesk', 'cmCom', 'kaleyra'] as const) {
				const answers = Array.from({ length: 4 }, () => ({ status, body: WORDS_OF_OTHERS }));
				const end = await place(answers, id).ended;
				const said = inspect(end, { depth: 9, showHidden: true });
				expect(said).not.toContain(TO.slice(1));
				expect(said).not.toContain(SECRET_MARKER);
				expect(said).not.toContain(RESULT.token);
			}
		},
	);

	it('names the provider, its status and its code', async () => {
		const { ended } = place([{ status: 404, body: { code: 'code-of-the-provider' } }]);
		expect(await ended).toMatchObject({
			kind: 'flowNotFound',
			provider: 'talkdesk',
			status: 404,
			providerCode: 'code-of-the-provider',
			field: 'flowId',
			hint: expect.any(String),
		});
	});
});
