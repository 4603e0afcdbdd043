import {
	EXITS,
	PROVIDER_IDS,
	fault,
	MESSAGES,
	isSelfTest,
	openToken,
	providers,
	receiveReport,
	selfTestAnswer,
	testCallback,
	tokenKeys,
	type HttpRequest,
	type ProviderId,
	type ResultToken,
	type Transport,
} from '../../../core';
import { SAMPLES } from '../../providers';

const NOW_MS = Date.UTC(2026, 10, 21);
const KEYS = tokenKeys('a-secret-that-is-long-enough', undefined, 'account-1');
const URL_ = 'https://flows.example.com/ringback/account-1';

/** What a request brings to the address, read as the hosts read it. */
const received = ({ url, body }: HttpRequest, keys = KEYS) =>
	receiveReport(
		{
			query: Object.fromEntries(new URL(url).searchParams),
			rawBody: body && 'json' in body ? JSON.stringify(body.json) : '',
		},
		keys,
		NOW_MS,
	);

/** The address, answering as a host does. */
const address =
	(instance: string | null = null, keys = KEYS): Transport =>
	async (request) => {
		const report = received(request, keys);
		const body =
			report.verdict === 'final' ? selfTestAnswer(report.token, report.result, instance) : {};
		return { status: report.httpStatus, headers: {}, body };
	};

const test = (id: ProviderId, transport: Transport, instance: string | null = null) =>
	testCallback(providers[id], {
		url: URL_,
		way: 'relay',
		keys: KEYS,
		transport,
		nowMs: NOW_MS,
		instance,
	});

describe.each(PROVIDER_IDS)('the callback of %s', (id) => {
	it('is whole when a report of every exit that it can say arrives', async () => {
		expect(await test(id, address())).toEqual(
			EXITS.map((exit) => ({
				exit,
				state: SAMPLES[id].notSaid.includes(exit) ? 'notSaid' : 'reached',
				why: null,
			})),
		);
	});

	it('is tested with tokens that are marked, name no person and live for a minute', async () => {
		const tokens: ResultToken[] = [];
		await test(id, async (request) => {
			const report = received(request);
			if (report.verdict === 'final') tokens.push(report.token);
			return address()(request);
		});
		expect(tokens.every(isSelfTest)).toBe(true);
		expect(new Set(tokens.map(({ to }) => to))).toEqual(new Set(['']));
		expect(new Set(tokens.map(({ id: own }) => own)).size).toBe(tokens.length);
		expect(new Set(tokens.map(({ expiresAt }) => expiresAt - NOW_MS))).toEqual(new Set([60_000]));
	});
});

describe('testCallback', () => {
	it.each([
		['talkdesk', 'body, for a fixed address', null],
		['kaleyra', 'query of the address', 'rb'],
	] as const)('sends the token of %s in the %s, as its reports do', async (id, _where, name) => {
		await test(id, async (request) => {
			const { searchParams } = new URL(request.url);
			const json = request.body && 'json' in request.body ? request.body.json : {};
			const token = name === null ? (json as { token: string }).token : searchParams.get(name);
			expect(isSelfTest(openToken(token, KEYS, NOW_MS))).toBe(true);
			expect(searchParams.has('rb')).toBe(name !== null);
			return address()(request);
		});
	});

	it.each<[string, Transport, RegExp]>([
		[
			'the secret there is another one',
			address(null, tokenKeys('another-secret-of-length', undefined, 'account-1')),
			/answered 401.*callback secret/,
		],
		[
			'a login stands in front of it',
			async () => ({ status: 401, headers: { 'www-authenticate': 'Basic realm="x"' }, body: '' }),
			/answered 401: a login .*user:password@host/,
		],
		['nothing is there', async () => ({ status: 404, headers: {}, body: {} }), /nothing at this/],
		['it leads on', async () => ({ status: 302, headers: {}, body: '' }), /leads on/],
		['a login is asked for', async () => ({ status: 403, headers: {}, body: '' }), /login/],
		[
			'something else answers',
			async () => ({ status: 200, headers: {}, body: {} }),
			/else answers/,
		],
		['a copy of this installation answers', address('a copy'), /Another installation/],
		[
			'no server answers',
			() => Promise.reject(fault(MESSAGES.unreachable('flows.example.com'))),
			/No response/,
		],
		['there is no answer', () => Promise.reject(fault(MESSAGES.timedOut('x'))), /in time/],
		['it breaks off', () => Promise.reject(fault(MESSAGES.connectionLost('x'))), /broke off/],
		['the request cannot be made', () => Promise.reject(new Error('bug')), /could not be sent/],
	])('says why when %s', async (_what, transport, why) => {
		const tests = (await test('kaleyra', transport, null)).filter(({ state }) => state === 'lost');
		expect(tests).toHaveLength(5);
		for (const one of tests) expect(one.why).toMatch(why);
		// nothing is said about calls: there was none
		expect(JSON.stringify(tests)).not.toMatch(/\bcall (was|can)/);
	});

	it('says so when a report arrives as something else', async () => {
		const busy = address();
		const tests = await test('kaleyra', (request) =>
			busy({ ...request, url: request.url.replace('status=ANSWER', 'status=BUSY') }));
		expect(tests.find(({ exit }) => exit === 'answered')).toMatchObject({
			state: 'lost',
			why: expect.stringContaining('arrived as "busy"'),
		});
		expect(tests.find(({ exit }) => exit === 'busy')).toMatchObject({ state: 'reached' });
	});
});
