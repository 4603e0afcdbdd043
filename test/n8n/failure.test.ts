import { NodeApiError, NodeOperationError, type INode, type JsonObject } from 'n8n-workflow';
import { isVoiceError, type HttpRequest } from '../../core';
import { readFailure } from '../../nodes/shared/failure';

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
const NO_TOKEN = { name: 'OperationalError', message: 'Failed to acquire OAuth2 access token' };

const read = (error: unknown) => readFailure(error, REQUEST, 'Talkdesk Studio');

describe('readFailure', () => {
	it('reads 401, which n8n throws, as the answer that it is', () => {
		const response = { status: 401, headers: { 'WWW-Authenticate': 'x' }, data: { code: 'no' } };
		expect(read(wrapped(axiosError(REQUEST.url, { response })))).toEqual({
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
	])('%s %j of our own request is %s', (code, more, kind, dialled) => {
		expect(read(wrapped(axiosError(REQUEST.url, { code, ...more })))).toMatchObject({
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
			'it answers 500',
			[axiosError(TOKEN_URL, { code: 'ERR_BAD_RESPONSE', response: { status: 500 } }), NO_TOKEN],
			'notConfigured',
		],
		['it is down', [axiosError(TOKEN_URL, { code: 'ECONNREFUSED' }), NO_TOKEN], 'unreachable'],
		['it breaks off', [axiosError(TOKEN_URL, { code: 'ECONNRESET' }), NO_TOKEN], 'unreachable'],
		['it is slow', [axiosError(TOKEN_URL, { code: 'ECONNABORTED' })], 'unreachable'],
		[
			'its answer holds no token',
			[{ message: 'Unable to sign without access token' }],
			'notConfigured',
		],
		['there is no address', [{ code: 'ERR_INVALID_URL' }, NO_TOKEN], 'notConfigured'],
	])('nobody was called when %s', (_says, links, kind) => {
		expect(read(wrapped(...links))).toMatchObject({ kind, dialled: 'no' });
	});

	it.each([REQUEST.url, TOKEN_URL])('says that the certificate of %s is not trusted', (url) => {
		const failure = read(wrapped(axiosError(url, { code: 'SELF_SIGNED_CERT_IN_CHAIN' })));
		expect((failure as Error).message).toBe(
			`The certificate of ${new URL(url).host} is not trusted, so nothing was sent to it.`,
		);
	});

	it('reads a revoked grant as wrong credentials', () => {
		const error = new NodeOperationError(node, 'The credential needs to be reconnected.', {
			failure: { cause: 'credential-invalid' },
		});
		expect(read(new NodeApiError(node, error as unknown as JsonObject))).toMatchObject({
			kind: 'unauthorized',
		});
	});

	it('quotes what n8n itself refused to send, without numbers', () => {
		const said = 'Domain not allowed: +14155550123 is restricted.';
		const failure = read(wrapped({ name: 'UserError', message: said }));
		expect(failure).toMatchObject({ kind: 'notConfigured', dialled: 'no' });
		expect((failure as Error).message).toBe(
			'n8n did not send the request: Domain not allowed: +14…23 is restricted.',
		);
	});

	it('knows that a request blocked as server-side forgery was not sent, even half connected', () => {
		const blocked = { name: 'SsrfBlockedIpError', message: 'The request was blocked' };
		const failure = read(wrapped(blocked, axiosError(REQUEST.url, { code: 'ERR_NETWORK' })));
		expect(failure).toMatchObject({ kind: 'notConfigured', dialled: 'no' });
	});

	it('reads anything at all without throwing', () => {
		for (const thrown of [undefined, null, 'text', 7, {}, new Error('plain')])
			expect(isVoiceError(read(thrown))).toBe(true);
	});
});
