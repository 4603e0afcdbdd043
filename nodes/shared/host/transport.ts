/** The n8n side of the seam: its own HTTP helper as a Transport. */
import type {
	IAllExecuteFunctions,
	ICredentialTestFunctions,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';
import {
	ANSWER_LIMIT_BYTES,
	MESSAGES,
	fault,
	isVoiceError,
	type HttpRequest,
	type HttpResponse,
	type Provider,
	type Transport,
	type VoiceError,
} from '../../../core';
import { credentialTypeOf } from './accounts';
import { n8nClock } from './clock';
import { readAnswer, readFailure } from './failure';

/** For n8n's timer to be the first of the two, in milliseconds. */
const GRACE_MS = 500;

type Send = (options: IHttpRequestOptions) => Promise<IN8nHttpFullResponse>;

/** Sends as the account chosen in the node: n8n signs the request and renews the token. */
export const n8nTransport = (context: IAllExecuteFunctions, provider: Provider): Transport =>
	transportOver(provider, (options) =>
		context.helpers.httpRequestWithAuthentication.call(
			context,
			credentialTypeOf(provider.id),
			options,
		),
	);

/** Sends without credentials. */
export const n8nPlainTransport = (context: IAllExecuteFunctions, provider: Provider): Transport =>
	transportOver(provider, (options) => context.helpers.httpRequest(options));

/** Sends without credentials from the test of one, which is lent n8n's older helper alone. */
export const n8nTestTransport = (
	{ helpers }: ICredentialTestFunctions,
	provider: Provider,
): Transport =>
	transportOver(provider, ({ disableFollowRedirect: _, returnFullResponse: __, ...options }) =>
		helpers.request({
			...options,
			followRedirect: false,
			resolveWithFullResponse: true,
			// any status is an answer, and read here
			simple: false,
			useStream: true,
		}),
	);

const transportOver =
	(provider: Provider, send: Send): Transport =>
	async (request) => {
		const ended = new AbortController();
		const outcome = await Promise.race([
			answerTo(provider, request, send, ended.signal),
			deadline(request, ended.signal),
		]);
		ended.abort();
		if (isVoiceError(outcome)) throw outcome;
		return outcome;
	};

const answerTo = (
	provider: Provider,
	request: HttpRequest,
	send: Send,
	ended: AbortSignal,
): Promise<HttpResponse | VoiceError> => {
	const { host } = new URL(request.url);
	const reading = { host, ended, limitBytes: request.answerLimitBytes ?? ANSWER_LIMIT_BYTES };
	return send(optionsOf(request)).then(
		({ statusCode, headers, body }) =>
			readAnswer({ status: statusCode, headers, data: body }, reading),
		(error: unknown) => readFailure(error, request, provider, reading),
	);
};

/** n8n's timeout counts silence on one request: a trickle, or a hanging token, would outlive it. */
const deadline = async (
	{ url, timeoutMs }: HttpRequest,
	ended: AbortSignal,
): Promise<VoiceError> => {
	// n8n's own timer comes first: its error tells a connection that was never made
	await n8nClock.sleep(timeoutMs + GRACE_MS, ended);
	return fault(MESSAGES.timedOut(new URL(url).host));
};

function optionsOf({
	method,
	url,
	headers,
	body,
	timeoutMs,
	signal,
}: HttpRequest): IHttpRequestOptions {
	const content = body && {
		body: 'form' in body ? new URLSearchParams(body.form).toString() : JSON.stringify(body.json),
	};
	const type = body && 'form' in body ? 'application/x-www-form-urlencoded' : 'application/json';
	return {
		method,
		url,
		headers: { ...headers, ...(content ? { 'Content-Type': type } : {}) },
		...content,
		timeout: timeoutMs,
		abortSignal: signal,
		returnFullResponse: true,
		// read here, with a limit
		encoding: 'stream',
		// a connection that is kept may have been forgotten on the way when it is used again
		agentOptions: { keepAlive: false },
		// a redirect would carry the credentials to another server
		disableFollowRedirect: true,
	};
}
