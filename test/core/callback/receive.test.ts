import {
	PROVIDER_IDS,
	REPORT_LIMIT_BYTES,
	receiveReport,
	sealToken,
	type ResultToken,
} from '../../../core';
import { SAMPLES } from '../../providers';
import { NOW_MS, TO, claimsOf, keysOf } from '../samples';

const seal = (provider: string, change: Partial<ResultToken> = {}, keys = keysOf()) =>
	sealToken(claimsOf(provider, change), keys);
const receive = (query: Record<string, string>, rawBody = '', nowMs = NOW_MS) =>
	receiveReport({ query, rawBody }, keysOf(), nowMs);

describe.each(PROVIDER_IDS)('receiveReport for %s', (provider) => {
	const body = JSON.stringify(SAMPLES[provider].busy);

	it('makes the result of the call that the token names', () => {
		expect(receive({ rb: seal(provider) }, body)).toMatchObject({
			verdict: 'final',
			httpStatus: 200,
			result: {
				exit: 'busy',
				reference: 'order-1042',
				provider,
				to: TO,
				confirmed: true,
				placedAt: '2025-12-31T23:59:00.000Z',
				receivedAt: '2026-01-01T00:00:00.000Z',
				context: { orderId: 1042 },
			},
			token: claimsOf(provider),
		});
	});

	it('takes the token from the body of flows that post to a fixed address', () => {
		const withToken = JSON.stringify({ ...JSON.parse(body), token: seal(provider) });
		expect(receive({}, withToken)).toMatchObject({ verdict: 'final', result: { exit: 'busy' } });
	});

	it('never hands the token on', () => {
		const token = seal(provider);
		const withToken = JSON.stringify({ ...JSON.parse(body), token });
		expect(JSON.stringify(receive({ rb: token }, withToken))).not.toContain(token);
	});

	it.each([
		['no token', {}],
		['an empty token', { rb: '' }],
		['an invented token', { rb: 'AAAA' }],
		['the token of another account', { rb: seal(provider, {}, keysOf(undefined, 'account-2')) }],
		['a token of another secret', { rb: seal(provider, {}, keysOf('a secret of another person')) }],
		['an expired token', { rb: seal(provider, { expiresAt: NOW_MS }) }],
	])('refuses a report with %s, whatever it says', (_what, query: Record<string, string>) => {
		const received = receive(query, body);
		expect(received).toEqual({ verdict: 'refused', httpStatus: 401, why: expect.any(String) });
		expect(JSON.stringify(received)).not.toContain('order-1042');
	});

	it.each([
		['nothing', ''],
		['broken JSON', body.slice(0, -1)],
		['XML', '<exit>Busy</exit>'],
		['a nesting bomb', '['.repeat(50_000)],
		['a nesting bomb of objects', '{"a":'.repeat(20_000)],
	])('answers 400 to a genuine report with %s in it, and keeps the token', (_what, rawBody) => {
		expect(receive({ rb: seal(provider) }, rawBody)).toEqual({
			verdict: 'unreadable',
			httpStatus: 400,
			why: expect.any(String),
			token: claimsOf(provider),
		});
	});

	it('checks the token before it reads anything else', () => {
		expect(receive({ rb: 'AAAA' }, '{"broken":').httpStatus).toBe(401);
		expect(receive({}, '['.repeat(50_000)).httpStatus).toBe(401);
	});

	it('reads the same report again the same way: telling duplicates apart is its reader’s work', () => {
		const token = seal(provider);
		const [first, second] = [receive({ rb: token }, body), receive({ rb: token }, body)];
		expect(second).toEqual(first);
		expect(first.verdict === 'final' && first.token.id).toBe('call-id-1');
	});
});

describe('receiveReport', () => {
	it('counts no bracket inside of a text as depth, whatever is escaped there', () => {
		const transcript = `a \\ b " ${'[{'.repeat(100)}`;
		const body = JSON.stringify({ transcript, exit: 'Busy' });
		expect(receive({ rb: seal('talkdesk') }, body)).toMatchObject({ result: { exit: 'busy' } });
	});

	it.each([
		[32, 'final'],
		[33, 'unreadable'],
	])('reads %i brackets deep: %s', (depth, verdict) => {
		const inner = depth - 1;
		const body = `{"exit":"Busy","deep":${'['.repeat(inner)}${']'.repeat(inner)}}`;
		expect(receive({ rb: seal('talkdesk') }, body).verdict).toBe(verdict);
	});

	it('counts depth, not brackets: a long list of short ones is read', () => {
		const body = JSON.stringify({ exit: 'Busy', lists: Array(100).fill([{}]) });
		expect(receive({ rb: seal('talkdesk') }, body)).toMatchObject({ result: { exit: 'busy' } });
	});

	it('says of a report in between that nothing is decided', () => {
		expect(receive({ rb: seal('talkdesk') }, '{"exit":"ringing"}')).toEqual({
			verdict: 'interim',
			httpStatus: 200,
			providerStatus: 'ringing',
			token: claimsOf('talkdesk'),
		});
	});

	it('makes a result of a word that is not documented', () => {
		expect(receive({ rb: seal('kaleyra'), status: 'LEVITATED' })).toMatchObject({
			verdict: 'final',
			httpStatus: 200,
			result: { exit: 'noResult', providerStatus: 'LEVITATED', confirmed: true },
		});
	});

	it('believes the token about the provider, not the shape of the report', () => {
		expect(receive({ rb: seal('cmCom') }, JSON.stringify(SAMPLES.talkdesk.busy)).verdict).toBe(
			'unreadable',
		);
	});

	it.each(['elsewhere', '__proto__', 'constructor', 'toString'])(
		'cannot read a report of a provider called %s',
		(provider) => {
			expect(receive({ rb: seal(provider), status: 'BUSY' }, '')).toMatchObject({
				verdict: 'unreadable',
				httpStatus: 400,
			});
		},
	);

	it('refuses two tokens that contradict each other', () => {
		const body = JSON.stringify({ exit: 'Busy', token: seal('kaleyra') });
		expect(receive({ rb: seal('talkdesk') }, body)).toMatchObject({ httpStatus: 401 });
	});

	it('believes no context, number or reference in a report, only those in the token', () => {
		const body = JSON.stringify({
			exit: 'Answered',
			to: '+442079460199',
			reference: 'order-9',
			context: { admin: true },
			confirmed: false,
			placedAt: '1999-01-01T00:00:00.000Z',
		});
		expect(receive({ rb: seal('talkdesk') }, body)).toMatchObject({
			result: {
				to: TO,
				reference: 'order-1042',
				context: { orderId: 1042 },
				confirmed: true,
				placedAt: '2025-12-31T23:59:00.000Z',
			},
		});
	});

	it('names a limit for bodies that a long report does not reach', () => {
		expect(REPORT_LIMIT_BYTES).toBe(256 * 1024);
		const body = JSON.stringify({ exit: 'Busy', transcript: 'x'.repeat(200_000) });
		expect(receive({ rb: seal('talkdesk') }, body)).toMatchObject({ result: { exit: 'busy' } });
	});
});
