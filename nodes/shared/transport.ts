/** The n8n side of the seam: its own HTTP helper as a Transport. */
import type { IAllExecuteFunctions, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import {
	MESSAGES,
	fault,
	isVoiceError,
	type HttpRequest,
	type HttpResponse,
	type Provider,
	type Transport,
	type VoiceError,
} from '../../core';
import { credentialTypeOf } from './accounts';
import { n8nClock } from './clock';
import { answerOf, readFailure } from './failure';

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
	transportOver(provider, (options) =>
		// no token to renew by a 401
		context.helpers.httpRequest({ ...options, ignoreHttpStatusErrors: true }),
	);

const transportOver =
	(provider: Provider, send: Send): Transport =>
	async (request) => {
		const ended = new AbortController();
		const outcome = await Promise.race([
			answerTo(provider, request, send),
			deadline(request, ended.signal),
		]);
		ended.abort();
		if (isVoiceError(outcome)) throw outcome;
		return outcome;
	};

const answerTo = (
	{ displayName }: Provider,
	request: HttpRequest,
	send: Send,
): Promise<HttpResponse | VoiceError> =>
	send(optionsOf(request)).then(
		({ statusCode, headers, body }) => answerOf({ status: statusCode, headers, data: body }),
		(error: unknown) => readFailure(error, request, displayName),
	);

/** n8n's timeout counts silence on one request: a trickle, or a hanging token, would outlive it. */
const deadline = async (
	{ url, timeoutMs }: HttpRequest,
	ended: AbortSignal,
): Promise<VoiceError> => {
	await n8nClock.sleep(timeoutMs, ended);
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
		// n8n renews access tokens only when a 401 is thrown; every other status is ours to read
		ignoreHttpStatusErrors: { ignore: true, except: [401] },
		// a redirect would carry the credentials to somebody else
		disableFollowRedirect: true,
	};
}
