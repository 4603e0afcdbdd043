/**
 * Reads what n8n's HTTP helper throws: every status that is no success, and what went wrong. It
 * wraps axios errors in a NodeApiError, and failures of the access token in one or two errors
 * more; what happened on the wire is at the bottom of the chain of causes. A fresh error comes
 * out: theirs hold the request with its headers.
 *
 * Whatever is not known to have ended before the request was sent may have been sent.
 */
import {
	MESSAGES,
	fault,
	isVoiceError,
	maskNumbersIn,
	type Advisor,
	type HttpRequest,
	type HttpResponse,
	type VoiceError,
} from '../../../core';
import { chainOf, nameOf, neverSent, type Link } from './failure-chain';
import { readBody, type BodyReading } from './read-body';
import { aboutTheToken } from './token-failure';
import { N8N_WORDS, n8nFault } from './words';

const LONGEST_QUOTE = 200;
/** What n8n throws before it sends: a setting, a credential or an expression that does not do. */
const BEFORE_SENDING =
	/^(UserError|OperationalError|UnexpectedError|NodeOperationError|ExpressionError|Credential\w*Error)$/;

/**
 * The answer, when the failure was one; else why there is none.
 * @param provider whose access token it can be about
 */
export async function readFailure(
	error: unknown,
	request: HttpRequest,
	provider: Advisor,
	reading: BodyReading,
): Promise<HttpResponse | VoiceError> {
	const chain = chainOf(error);
	// of our own: a credential that does not sign for this address
	const own = chain.find(isVoiceError);
	if (own) return own;
	// n8n's protection against requests to inner addresses, which ends even a connection half made
	if (chain.some((link) => nameOf(link).startsWith('Ssrf')))
		return n8nFault(N8N_WORDS.notSent(quote(chain)));
	// stopped by hand, and how far it had come is unknown
	if (chain.some(({ code }) => code === 'ERR_CANCELED'))
		return fault(MESSAGES.connectionLost(reading.host));
	const axios = chain.find(({ isAxiosError }) => isAxiosError);
	const token = aboutTheToken(chain, axios, request, provider);
	if (token) return token;
	if (axios?.response && hasAnswered(axios.response))
		return ofProxy(axios, request) ?? readAnswer(axios.response, reading);
	if (axios) return onTheWay(axios, reading.host);
	return chain.some((link) => BEFORE_SENDING.test(nameOf(link)))
		? n8nFault(N8N_WORDS.notSent(quote(chain)))
		: fault(MESSAGES.connectionLost(reading.host));
}

/** An answer that broke off has a status too, but is none. */
const hasAnswered = ({ status }: { readonly status: number }): boolean =>
	status < 200 || status >= 300;

/** An answer as the transport's contract wants it. */
export async function readAnswer(
	{ status, headers = {}, data }: NonNullable<Link['response']>,
	reading: BodyReading,
): Promise<HttpResponse | VoiceError> {
	const body = await readBody(data, reading);
	if (isVoiceError(body)) return body;
	return {
		status,
		headers: Object.fromEntries(
			Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
		),
		body,
	};
}

/** The usual tunnel hands a proxy's refusal on as if it came from behind it, without encryption. */
function ofProxy({ request, response }: Link, { url }: HttpRequest): VoiceError | undefined {
	const { protocol, host } = new URL(url);
	const isInClear = request?.socket && request.socket.encrypted !== true && !request.reusedSocket;
	return protocol === 'https:' && isInClear && response
		? fault(MESSAGES.proxyRefused(host, response.status))
		: undefined;
}

function onTheWay(axios: Link, host: string): VoiceError {
	const { code } = axios;
	const never = neverSent(axios);
	if (never) return fault(MESSAGES[never](host), { providerCode: code });
	return code === 'ECONNABORTED' || code === 'ETIMEDOUT'
		? fault(MESSAGES.timedOut(host))
		: fault(MESSAGES.connectionLost(host), { providerCode: code });
}

/** What n8n says, short and without numbers. */
const quote = (chain: readonly Link[]): string =>
	maskNumbersIn(chain.at(-1)?.message ?? 'no reason was given').slice(0, LONGEST_QUOTE);
