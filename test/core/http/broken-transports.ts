/** Transports with one fault each: the contract has to find it. */
import { Agent, request } from 'node:http';
import { VoiceError, type HttpRequest, type Transport } from '../../../core';
import { httpTransport } from '../../support/http-transport';
import type { TransportPromise } from '../../support/transport-promises';

/** The good transport with its answers changed. */
const answering =
	(change: (answer: Awaited<ReturnType<Transport>>, request: HttpRequest) => unknown): Transport =>
	async (request) =>
		(await change(await httpTransport(request), request)) as Awaited<ReturnType<Transport>>;

/** The good transport with its requests changed. */
const sending =
	(change: (request: HttpRequest) => Partial<HttpRequest>): Transport =>
	(request) =>
		httpTransport({ ...request, ...change(request) });

/** The good transport with its failures changed. */
const failing =
	(change: (error: VoiceError, request: HttpRequest) => unknown): Transport =>
	(request) =>
		httpTransport(request).catch(async (error: VoiceError) => {
			throw await change(error, request);
		});

const follow: Transport = async (request) => {
	const answer = await httpTransport(request);
	const { location } = answer.headers;
	return location === undefined
		? answer
		: httpTransport({ ...request, url: new URL(location, request.url).href });
};

/** A transport that has a connection for the next request, for as long as it takes. */
const keeping = (): Transport => {
	const agent = new Agent({ keepAlive: true });
	return ({ url, method }) =>
		new Promise((resolve, reject) => {
			const asked = request(url, { method, agent }, (answer) => {
				answer.resume().on('end', () => resolve({ status: 200, headers: {}, body: {} }));
			});
			asked.on('error', reject).end('{}');
		});
};

const again: Transport = (request) =>
	httpTransport(request).catch((error: VoiceError) => {
		if (error.kind !== 'connectionLost') throw error;
		return httpTransport(request);
	});

const formOf = ({ body }: HttpRequest, change: (value: string) => string) =>
	body && 'form' in body
		? {
				body: {
					form: Object.fromEntries(
						Object.entries(body.form).map(([name, value]) => [name, change(value)]),
					),
				},
			}
		: {};

/** Transports with one fault each, and the promise that it breaks. */
export const BROKEN: ReadonlyArray<readonly [string, TransportPromise, Transport]> = [
	[
		'throws on statuses above 399',
		'any status resolves, 429 and 500 included',
		answering((answer) => {
			if (answer.status >= 400) throw new VoiceError('refused', 'x');
			return answer;
		}),
	],
	[
		'keeps header names as they came',
		'header names of an answer are in lower case, values are text',
		answering((answer) => ({
			...answer,
			headers: Object.fromEntries(
				Object.entries(answer.headers).map(([name, value]) => [name.toUpperCase(), value]),
			),
		})),
	],
	[
		'hands on lists of header values',
		'header names of an answer are in lower case, values are text',
		answering((answer) => ({
			...answer,
			headers: { ...answer.headers, 'set-cookie': ['a=1', 'b=2'] },
		})),
	],
	[
		'parses nothing',
		'an answer of JSON is parsed',
		answering((answer) => ({ ...answer, body: JSON.stringify(answer.body) })),
	],
	[
		'counts no further than JavaScript',
		'a number beyond what JavaScript counts to is kept as it was sent',
		answering((answer) => ({
			...answer,
			body: { id: Number((answer.body as { id: string }).id) },
		})),
	],
	[
		'reads an answer to its end',
		'an answer beyond the limit is given up: the server may have acted on the request',
		sending(() => ({ answerLimitBytes: Infinity })),
	],
	[
		'is not sure whether a connection was ready',
		'a connection that ends before it is encrypted rejects as unreachable',
		failing(({ message }) => new VoiceError('connectionLost', message)),
	],
	[
		'keeps its connections',
		'a connection that is not used is closed before a network can forget it',
		keeping(),
	],
	[
		'closes whatever is silent',
		'a slow answer is not cut by what closes unused connections',
		sending(() => ({ timeoutMs: 500 })),
	],
	[
		'wraps text',
		'an answer that is no JSON is kept as text',
		answering((answer) => ({ ...answer, body: { text: answer.body } })),
	],
	[
		'drops what it cannot parse',
		'an answer that only says it is JSON is kept as text',
		answering((answer) => ({
			...answer,
			body: typeof answer.body === 'string' ? undefined : answer.body,
		})),
	],
	[
		'throws on an answer of nothing',
		'an answer of nothing resolves',
		answering((answer) => {
			if (answer.body === '') throw new VoiceError('unreadableAnswer', 'x');
			return answer;
		}),
	],
	[
		'writes JSON twice',
		'a body of JSON arrives as it was given',
		sending(({ body }) =>
			body && 'json' in body ? { body: { json: JSON.stringify(body.json) } } : {},
		),
	],
	[
		'lets a plus sign mean a blank',
		'a form arrives as it was given, with its plus signs escaped',
		sending((request) => formOf(request, (value) => value.replaceAll('+', ' '))),
	],
	[
		'encodes a form twice',
		'a form arrives as it was given, with its plus signs escaped',
		sending((request) => formOf(request, encodeURIComponent)),
	],
	[
		'turns a GET into a POST',
		'method, path and query arrive as they were given',
		sending(() => ({ method: 'POST' })),
	],
	[
		'drops the query',
		'method, path and query arrive as they were given',
		sending(({ url }) => ({ url: url.split('?')[0]! })),
	],
	['drops headers', 'the headers that were given are sent', sending(() => ({ headers: {} }))],
	[
		'follows redirects',
		'redirects are not followed: they would carry the credentials away',
		follow,
	],
	[
		'takes a refused connection for silence',
		'a closed port rejects as unreachable: certainly no call was placed',
		failing(({ message }) => new VoiceError('timedOut', message)),
	],
	[
		'rejects with the error of its library',
		'an address that speaks no TLS rejects',
		failing(({ message }) => new Error(message)),
	],
	[
		'waits as long as it takes',
		'a server that does not answer rejects as timedOut',
		sending(() => ({ timeoutMs: 60_000 })),
	],
	[
		'waits for the end of an answer as long as it takes',
		'an answer that does not end in time rejects as timedOut',
		sending(() => ({ timeoutMs: 60_000 })),
	],
	[
		'takes a broken connection for one that never was',
		'a connection that breaks after the request was read rejects as connectionLost',
		failing(({ message }) => new VoiceError('unreachable', message)),
	],
	[
		'sends again after a broken connection',
		'a request is sent once, whatever becomes of it',
		again,
	],
	[
		'does not listen to the signal',
		'a signal gives up a request under way, which the server may have acted on',
		sending(() => ({ signal: undefined })),
	],
	[
		'is sure that a request it gave up placed no call',
		'a signal gives up a request under way, which the server may have acted on',
		failing(({ message }) => new VoiceError('cancelled', message)),
	],
	[
		'looks at the signal only later',
		'a signal that was there before lets nothing be sent',
		sending(() => ({ signal: undefined })),
	],
	[
		'hangs the request on its errors',
		'errors name the host, and neither header nor body',
		failing((error, request) => Object.assign(error, { request })),
	],
	[
		'has the request deep in the cause of its errors',
		'errors name the host, and neither header nor body',
		failing((error, { headers }) =>
			Object.assign(error, {
				cause: Object.assign(new Error('x'), { config: { request: { headers } } }),
			}),
		),
	],
	[
		'hides the body where JSON does not look',
		'errors name the host, and neither header nor body',
		failing((error, { body }) =>
			Object.defineProperty(error, 'sent', { value: body, enumerable: false }),
		),
	],
	[
		'does not say who did not answer',
		'errors name the host, and neither header nor body',
		failing(({ kind }) => new VoiceError(kind, 'No answer.')),
	],
];
