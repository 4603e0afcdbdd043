import { VoiceError, providers } from '../../../core';
import { placeCall } from '../../../core/call/place';
import { readTokenAnswer } from '../../../core/account/access-token';
import { reservationsThat, type Answer } from '../../support/fakes';
import { ACCOUNTS, SECRET_MARKER, readyCall, rejectionOf } from '../samples';
import { ACCEPTED, FLOW, setUp, token } from './signing-in';

const REFUSED_TOKENS: ReadonlyArray<readonly [string, Answer, object]> = [
	[
		'status 400 and invalid_scope',
		{ status: 400, body: { error: 'invalid_scope' } },
		{
			kind: 'unauthorized',
			field: 'scope',
			status: 400,
			providerCode: 'invalid_scope',
			message: expect.stringMatching(/scope.*\(400\)/),
		},
	],
	[
		'status 400',
		{ status: 400, body: { error: 'invalid_grant' } },
		{
			kind: 'unauthorized',
			field: 'account',
			providerCode: 'invalid_grant',
			message: expect.stringContaining('(400)'),
		},
	],
	[
		'status 403',
		{ status: 403, body: '<html>' },
		{ kind: 'forbidden', field: 'account', message: expect.stringContaining('(403)') },
	],
	[
		'a token that is not of the type bearer',
		{ status: 200, body: { access_token: 't', token_type: 'mac', expires_in: 600 } },
		{ kind: 'notConfigured', field: 'accessTokenUrl' },
	],
	[
		'status 401',
		{ status: 401, body: { error: 'invalid_client' } },
		{ kind: 'unauthorized', field: 'account', providerCode: 'invalid_client' },
	],
	...[500, 502, 503].map(
		(status) =>
			[
				`status ${status}`,
				{ status, body: '<html>', headers: { 'retry-after': '7' } },
				{
					kind: 'unreachable',
					providerCode: undefined,
					retryAfterMs: 7_000,
					hint: 'Try again later. Nothing has to be changed.',
				},
			] as const,
	),
	[
		'status 404',
		{ status: 404, body: '<html>' },
		{ kind: 'notConfigured', field: 'accessTokenUrl' },
	],
	[
		'status 429',
		{ status: 429, headers: { 'retry-after': '7' } },
		{ kind: 'rateLimited', retryAfterMs: 7_000 },
	],
	['a page', { status: 200, body: '<html>' }, { kind: 'notConfigured', field: 'accessTokenUrl' }],
	['nothing', { status: 204 }, { kind: 'notConfigured', field: 'accessTokenUrl' }],
	['no token', { status: 200, body: { expires_in: 600 } }, { kind: 'notConfigured' }],
	['an empty token', { status: 200, body: { access_token: '' } }, { kind: 'notConfigured' }],
];

describe('the life of an access token', () => {
	it.each<[unknown, number]>([
		[600, 600],
		['600', 600],
		[' 600.5 ', 600.5],
		[0, 300],
		['0', 300],
		[-1, 300],
		[null, 300],
		[undefined, 300],
		['soon', 300],
		[{}, 300],
	])('that is given as %j is taken for %i seconds, and the token is used', (life, seconds) => {
		const body = { access_token: 't', token_type: 'Bearer', expires_in: life };
		const answer = { status: 200, headers: {}, body };
		expect(readTokenAnswer(answer, providers.talkdesk, 0)).toMatchObject({
			value: 't',
			lifeSeconds: seconds,
		});
	});
});

describe('a request for an access token', () => {
	it.each(REFUSED_TOKENS)(
		'that is answered with %s placed no call, and says why',
		async (_what, answer, error) => {
			const { transport, inner } = setUp([answer]);
			expect(await rejectionOf(transport(FLOW))).toMatchObject({ dialled: 'no', ...error });
			expect(inner.asked).toHaveLength(1);
		},
	);

	it.each(REFUSED_TOKENS)('that is answered with %s tells no secret', async (_what, answer) => {
		const { transport } = setUp([answer]);
		const error = await rejectionOf(transport(FLOW));
		const basic = Buffer.from(String(ACCOUNTS.talkdesk.clientSecret)).toString('base64');
		expect(JSON.stringify(error)).not.toContain(SECRET_MARKER);
		expect(JSON.stringify(error)).not.toContain(basic.slice(0, 12));
	});

	// the flow was not even asked for: certain, whatever became of the token
	it.each(['timedOut', 'connectionLost'] as const)(
		'that gets no answer (%s) placed no call',
		async (kind) => {
			const silence = new VoiceError(kind, 'acme.talkdeskid.com gave no answer in time.');
			const { transport } = setUp([silence]);
			expect(await rejectionOf(transport(FLOW))).toMatchObject({
				kind: 'unreachable',
				dialled: 'no',
				message: expect.not.stringContaining('can have been started'),
			});
		},
	);

	it('that finds no server at the address says so in the words of the transport', async () => {
		const nobody = new VoiceError('unreachable', 'No response from acme.talkdeskid.com.');
		expect(await rejectionOf(setUp([nobody]).transport(FLOW))).toBe(nobody);
	});

	it('that breaks in another way is not dressed up', async () => {
		const bug = new TypeError('x is not a function');
		expect(await rejectionOf(setUp([bug]).transport(FLOW))).toBe(bug);
	});

	it.each<[string, Answer]>([
		['silence', new VoiceError('timedOut', 'x')],
		['a broken connection', new VoiceError('connectionLost', 'x')],
		['a server that breaks', { status: 503, body: 'x' }],
	])('that meets %s is no unconfirmed call: its reference is free again', async (_what, answer) => {
		let released = 0;
		const { transport, clock } = setUp(Array.from({ length: 4 }, () => answer));
		const reservations = reservationsThat({ release: async () => void (released += 1) });
		const host = { transport, clock, limiters: [], gates: [], reservations };
		const placed = placeCall(providers.talkdesk, readyCall('talkdesk'), null, host);
		expect(await rejectionOf(clock.run(placed))).toBeInstanceOf(VoiceError);
		expect(released).toBe(1);
	});

	it('waits as long as the token endpoint asks for', async () => {
		const { transport, clock } = setUp([
			{ status: 429, headers: { 'retry-after': '7' } },
			token('t-1', 600),
			ACCEPTED,
		]);
		const host = { transport, clock, limiters: [], gates: [] };
		const placed = placeCall(providers.talkdesk, readyCall('talkdesk'), null, host);
		expect(await clock.run(placed)).toMatchObject({ state: 'placed' });
		expect(clock.slept).toEqual([7_000]);
	});
});
