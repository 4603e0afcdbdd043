/** Whether a report has come, asked of the address that takes it. */
import { PROVIDER_IDS, tokenKeys, type HttpRequest, type HttpResponse } from '../../../core';
import { arrivalAnswer, askArrival, askedIn } from '../../../core/callback/arrival';
import { receiveReport } from '../../../core/callback/receive';

const KEYS = tokenKeys('a secret of thirty-two characters', undefined, 'one');
const OTHER = tokenKeys('another secret, as long as it is', undefined, 'one');
const NOW_MS = Date.UTC(2026, 0, 1);
const URL_OF_CALL = 'https://results.example.com/webhook/results?rb=token-of-the-call&more=yes';

/** The address, in a process that has had the reports of these calls. */
const addressWith =
	(...arrived: string[]) =>
	async ({ url, body }: HttpRequest): Promise<HttpResponse> => {
		const query = Object.fromEntries(new URL(url).searchParams);
		const rawBody = JSON.stringify(body && 'json' in body ? body.json : '');
		const received = receiveReport({ query, rawBody }, KEYS, NOW_MS, ['relay']);
		if (received.verdict === 'refused') return { status: 401, headers: {}, body: {} };
		const asked = askedIn(received.token);
		const answer = arrivalAnswer(received.token, asked !== undefined && arrived.includes(asked.id));
		return { status: 200, headers: {}, body: answer };
	};

const ask = (transport: (request: HttpRequest) => Promise<HttpResponse>, provider = 'cmCom') =>
	askArrival(
		{ id: 'call-1', provider },
		{ url: URL_OF_CALL, keys: KEYS, transport, nowMs: NOW_MS },
	);

describe('asking whether a report has come', () => {
	it.each(PROVIDER_IDS)('is answered for a call of %s', async (provider) => {
		expect(await ask(addressWith('call-1'), provider)).toBe(true);
		expect(await ask(addressWith('call-2'), provider)).toBe(false);
	});

	it('does not send the token of the call, which would be taken for its report', async () => {
		const urls: string[] = [];
		await ask(async (request) => (urls.push(request.url), addressWith()(request)));
		expect(urls).toHaveLength(1);
		expect(urls[0]).not.toContain('token-of-the-call');
		expect(new URL(urls[0]!).searchParams.get('more')).toBe('yes');
	});

	it.each<[string, unknown]>([
		['a page that answers everything', '<html>'],
		['the answer to another question', { ok: true, asked: 'another', arrived: true }],
		['an answer without a word', {}],
	])('is not misled by %s', async (_says, body) => {
		expect(await ask(async () => ({ status: 200, headers: {}, body }))).toBe(false);
	});

	it('knows nothing where nobody answers', async () => {
		expect(await ask(() => Promise.reject(new Error('unreachable')))).toBe(false);
	});

	it('is believed of whoever has the secret alone', async () => {
		const asked = await askArrival(
			{ id: 'call-1', provider: 'cmCom' },
			{ url: URL_OF_CALL, keys: OTHER, transport: addressWith('call-1'), nowMs: NOW_MS },
		);
		expect(asked).toBe(false);
	});
});
