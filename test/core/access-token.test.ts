import { VoiceError, placeCall, providers } from '../../core';
import type { Answer } from '../support/fakes';
import { ACCOUNTS, SECRET_MARKER, readyCall, rejectionOf } from './samples';
import { ACCEPTED, FLOW, setUp, token } from './signing-in';

const REFUSED_TOKENS: ReadonlyArray<readonly [string, Answer, object]> = [
	[
		'status 400',
		{ status: 400, body: { error: 'invalid_scope' } },
		{ kind: 'unauthorized', field: 'account', providerCode: 'invalid_scope' },
	],
	[
		'status 401',
		{ status: 401, body: { error: 'invalid_client' } },
		{ kind: 'unauthorized', field: 'account', providerCode: 'invalid_client' },
	],
	[
		'status 500',
		{ status: 500, body: '<html>' },
		{ kind: 'notConfigured', providerCode: undefined },
	],
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
	['a life of no length', token('t', 0), { kind: 'notConfigured' }],
];

describe('a request for an access token', () => {
	it.each(REFUSED_TOKENS)(
		'that is answered with %s called nobody, and says why',
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
		'that gets no answer (%s) called nobody',
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

	it('that finds nobody at the address says so in the words of the transport', async () => {
		const nobody = new VoiceError('unreachable', 'Nobody answers at acme.talkdeskid.com.');
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
	])('that meets %s is no unconfirmed call: the claim is taken back', async (_what, answer) => {
		const released: string[] = [];
		const { transport, clock } = setUp(Array.from({ length: 4 }, () => answer));
		const ledger = {
			claim: async () => true,
			release: async (reference: string) => void released.push(reference),
		};
		const host = { transport, clock, limiters: [], ledger };
		const placed = placeCall(providers.talkdesk, readyCall('talkdesk'), null, host);
		expect(await rejectionOf(clock.run(placed))).toBeInstanceOf(VoiceError);
		expect(released).toEqual(['order-1042']);
	});

	it('waits as long as the token endpoint asks for', async () => {
		const { transport, clock } = setUp([
			{ status: 429, headers: { 'retry-after': '7' } },
			token('t-1', 600),
			ACCEPTED,
		]);
		const host = { transport, clock, limiters: [] };
		const placed = placeCall(providers.talkdesk, readyCall('talkdesk'), null, host);
		expect(await clock.run(placed)).toMatchObject({ state: 'placed' });
		expect(clock.slept).toEqual([7_000]);
	});
});
