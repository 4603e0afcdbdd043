import {
	NodeApiError,
	NodeOperationError,
	UserError,
	type INode,
	type JsonObject,
} from 'n8n-workflow';
import { MESSAGES, fault, isVoiceError, providers, type HttpRequest } from '../../core';
import { readFailure } from '../../nodes/shared/host/failure';

const node = { name: 'Node', type: 'test', typeVersion: 1 } as INode;
const REQUEST: HttpRequest = {
	method: 'POST',
	url: 'https://api.example.com/flows/1/interactions',
	headers: {},
	timeoutMs: 1_000,
};
const TOKEN_URL = 'https://id.example.com/oauth/token';

/** An error as it lies below, outermost last. */
const wrapped = (...links: Array<Record<string, unknown>>): unknown => {
	const chain = links.map(({ message, ...rest }) =>
		Object.assign(new Error(String(message ?? '')), rest),
	);
	for (const [index, link] of chain.entries()) if (index > 0) link.cause = chain[index - 1];
	return new NodeApiError(node, chain.at(-1) as unknown as JsonObject);
};

const axiosError = (url: string, more: object) => ({
	isAxiosError: true,
	config: { url },
	...more,
});
/** As n8n asks for an access token. */
const tokenError = (more: object) => {
	const { config, ...rest } = axiosError(TOKEN_URL, more);
	return { ...rest, config: { ...config, data: 'grant_type=client_credentials&scope=x' } };
};
const NO_TOKEN = { name: 'OperationalError', message: 'Failed to acquire OAuth2 access token' };

const reading = {
	host: new URL(REQUEST.url).host,
	limitBytes: 1_000,
	ended: new AbortController().signal,
};
const read = (error: unknown) => readFailure(error, REQUEST, providers.talkdesk, reading);

describe('readFailure', () => {
	it('reads 401, which n8n throws, as the answer that it is', async () => {
		const response = { status: 401, headers: { 'WWW-Authenticate': 'x' }, data: { code: 'no' } };
		expect(await read(wrapped(axiosError(REQUEST.url, { response })))).toEqual({
			status: 401,
			headers: { 'www-authenticate': 'x' },
			body: { code: 'no' },
		});
	});

	it.each([
		['ECONNREFUSED', {}, 'unreachable', 'no'],
		['ENOTFOUND', {}, 'unreachable', 'no'],
		['EAI_AGAIN', {}, 'unreachable', 'no'],
		['EHOSTUNREACH', {}, 'unreachable', 'no'],
		['ENETUNREACH', {}, 'unreachable', 'no'],
		['DEPTH_ZERO_SELF_SIGNED_CERT', {}, 'unreachable', 'no'],
		['ERR_TLS_CERT_ALTNAME_INVALID', {}, 'unreachable', 'no'],
		['UNABLE_TO_VERIFY_LEAF_SIGNATURE', {}, 'unreachable', 'no'],
		['CERT_HAS_EXPIRED', {}, 'unreachable', 'no'],
		['EPROTO', { message: 'ssl3_get_record:wrong version number' }, 'unreachable', 'no'],
		['EPROTO', { message: 'decryption failed or bad record mac' }, 'connectionLost', 'maybe'],
		['ETIMEDOUT', { cause: { syscall: 'connect' } }, 'unreachable', 'no'],
		['ECONNRESET', { cause: { syscall: 'connect' } }, 'unreachable', 'no'],
		['ETIMEDOUT', { cause: { syscall: 'read' } }, 'timedOut', 'maybe'],
		['ECONNABORTED', {}, 'timedOut', 'maybe'],
		['ECONNRESET', { cause: { syscall: 'read' } }, 'connectionLost', 'maybe'],
		['ERR_BAD_RESPONSE', { response: { status: 200 } }, 'connectionLost', 'maybe'],
		['HPE_INVALID_CONSTANT', {}, 'connectionLost', 'maybe'],
		['ERR_CANCELED', {}, 'connectionLost', 'maybe'],
		['ANYTHING_ELSE', {}, 'connectionLost', 'maybe'],
		['ECONNRESET', { request: { socket: { secureConnecting: true } } }, 'unreachable', 'no'],
		['ECONNABORTED', { request: { socket: { secureConnecting: true } } }, 'unreachable', 'no'],
		['ECONNRESET', { request: { socket: { secureConnecting: false } } }, 'connectionLost', 'maybe'],
		[
			'ETIMEDOUT',
			{ cause: { errors: [{ syscall: 'connect' }, { syscall: 'connect' }] } },
			'unreachable',
			'no',
		],
	])('%s %j of our own request is %s', async (code, more, kind, dialled) => {
		expect(await read(wrapped(axiosError(REQUEST.url, { code, ...more })))).toMatchObject({
			kind,
			dialled,
		});
	});

	it.each<[string, Array<Record<string, unknown>>, string]>([
		['the token endpoint refuses the client', [{ code: 'EAUTH' }, NO_TOKEN], 'unauthorized'],
		['it refuses it while renewing', [{ code: 'EAUTH' }], 'unauthorized'],
		['it answers 400', [{ code: 'ESTATUS', status: 400 }, NO_TOKEN], 'unauthorized'],
		['it answers 429', [{ code: 'ESTATUS', status: 429 }, NO_TOKEN], 'rateLimited'],
		['it answers with a page', [{ code: 'ESTATUS', status: 200 }, NO_TOKEN], 'notConfigured'],
		[
			'it answers 503',
			[tokenError({ code: 'ERR_BAD_RESPONSE', response: { status: 503 } }), NO_TOKEN],
			'unreachable',
		],
		['it is down', [tokenError({ code: 'ECONNREFUSED' }), NO_TOKEN], 'unreachable'],
		['it breaks off', [tokenError({ code: 'ECONNRESET' }), NO_TOKEN], 'unreachable'],
		['it is slow', [tokenError({ code: 'ECONNABORTED' })], 'unreachable'],
		[
			'its answer holds no token',
			[{ message: 'Unable to sign without access token' }],
			'notConfigured',
		],
		['there is no address', [{ code: 'ERR_INVALID_URL' }, NO_TOKEN], 'notConfigured'],
		['it answers 403', [{ code: 'ESTATUS', status: 403 }, NO_TOKEN], 'forbidden'],
	])('no call was placed when %s', async (_says, links, kind) => {
		expect(await read(wrapped(...links))).toMatchObject({ kind, dialled: 'no' });
	});

	it.each([
		[REQUEST.url, axiosError(REQUEST.url, { code: 'SELF_SIGNED_CERT_IN_CHAIN' })],
		[TOKEN_URL, tokenError({ code: 'SELF_SIGNED_CERT_IN_CHAIN' })],
	])('says that the certificate of %s is not trusted', async (url, error) => {
		const failure = await read(wrapped(error));
		expect((failure as Error).message).toBe(
			`The certificate of ${new URL(url).host} is not trusted, so nothing was sent to it.`,
		);
	});

	it('reads a revoked grant as wrong credentials', async () => {
		const error = new NodeOperationError(node, 'The credential needs to be reconnected.', {
			failure: { cause: 'credential-invalid' },
		});
		expect(await read(new NodeApiError(node, error as unknown as JsonObject))).toMatchObject({
			kind: 'unauthorized',
		});
	});

	it('quotes what n8n itself refused to send, without numbers', async () => {
		const said = 'Domain not allowed: +14155550123 is restricted.';
		const failure = await read(wrapped({ name: 'UserError', message: said }));
		expect(failure).toMatchObject({ kind: 'notConfigured', dialled: 'no' });
		expect((failure as Error).message).toBe(
			'n8n did not send the request: Domain not allowed: +14…23 is restricted.',
		);
	});

	it('knows that a request blocked as server-side forgery was not sent, even half connected', async () => {
		const blocked = { name: 'SsrfBlockedIpError', message: 'The request was blocked' };
		const failure = await read(wrapped(blocked, axiosError(REQUEST.url, { code: 'ERR_NETWORK' })));
		expect(failure).toMatchObject({ kind: 'notConfigured', dialled: 'no' });
	});

	it('reads anything at all without throwing', async () => {
		for (const thrown of [undefined, null, 'text', 7, {}, new Error('plain')])
			expect(isVoiceError(await read(thrown))).toBe(true);
	});

	it('says that n8n got no access token for the scope, with the status where there is one', async () => {
		const error = { code: 'EAUTH', body: { error: 'invalid_scope' } };
		expect(await read(wrapped(error, NO_TOKEN))).toMatchObject({
			kind: 'unauthorized',
			field: 'scope',
			providerCode: 'invalid_scope',
			message: expect.stringContaining('(400)'),
		});
	});

	it.each([
		['with a token in its query', `${REQUEST.url}?access_token=t`],
		['that is unknown', 'https://elsewhere.example.com/'],
	])('does not take a request to an address %s for one that was never sent', async (_what, url) => {
		expect(await read(wrapped(axiosError(url, { code: 'ECONNRESET' })))).toMatchObject({
			kind: 'connectionLost',
			dialled: 'maybe',
		});
	});

	it('does not take a call with the words of a token request for one', async () => {
		const { config, ...rest } = axiosError(REQUEST.url, { code: 'ECONNRESET' });
		const data = '{"note":"&grant_type=client_credentials"}';
		expect(await read(wrapped({ ...rest, config: { ...config, data } }))).toMatchObject({
			dialled: 'maybe',
		});
	});

	it.each([new Error('plain'), new TypeError('x is not a function'), 'text', undefined])(
		'is not sure that nothing was sent when n8n throws %s',
		async (thrown) => {
			expect(await read(thrown)).toMatchObject({ kind: 'connectionLost', dialled: 'maybe' });
		},
	);

	it('knows the errors that n8n throws before it sends, also by their class alone', async () => {
		const error = new UserError('OAuth credentials not connected');
		expect(error.name).toBe('Error');
		expect(await read(new NodeApiError(node, error as unknown as JsonObject))).toMatchObject({
			kind: 'notConfigured',
			dialled: 'no',
			message: 'n8n did not send the request: OAuth credentials not connected',
		});
	});

	it('hands on what our own credential refuses to sign', async () => {
		const own = fault(MESSAGES.addressNotOwn('https://a.example', 'https://b.example'));
		expect(await read(new NodeApiError(node, own as unknown as JsonObject))).toBe(own);
	});

	it.each([403, 404, 407, 502])('names the proxy whose answer %i is', async (status) => {
		const error = axiosError(REQUEST.url, {
			response: { status, data: 'denied' },
			request: { socket: {} },
		});
		const failure = await read(wrapped(error));
		expect(failure).toMatchObject({ kind: 'unreachable', dialled: 'no' });
		expect((failure as Error).message).toMatch(
			new RegExp(`^The proxy refused the way to api.example.com \\(${status}\\)`),
		);
	});

	it.each([
		['encrypted', { socket: { encrypted: true } }],
		['used before', { reusedSocket: true, socket: {} }],
		['not known', undefined],
	])('reads an answer on a socket that is %s as the provider’s', async (_what, sent) => {
		const response = { status: 403, headers: {}, data: '{"code":"no"}' };
		expect(await read(wrapped(axiosError(REQUEST.url, { response, request: sent })))).toEqual({
			status: 403,
			headers: {},
			body: { code: 'no' },
		});
	});
});
