/**
 * Reads what n8n's HTTP helper throws. It wraps axios errors in a NodeApiError, and failures of
 * the access token in one or two errors more; what happened on the wire is at the bottom of
 * the chain of causes. A fresh error comes out: theirs hold the request with its headers.
 */
import {
	MESSAGES,
	fault,
	maskNumbersIn,
	whyNeverSent,
	type HttpRequest,
	type HttpResponse,
	type VoiceError,
} from '../../core';
import { N8N_WORDS, n8nFault } from './words';

interface Link {
	readonly name?: string;
	readonly message?: string;
	readonly code?: string;
	readonly status?: number;
	readonly syscall?: string;
	readonly isAxiosError?: boolean;
	readonly config?: { readonly url?: string };
	readonly response?: {
		readonly status: number;
		readonly headers?: Readonly<Record<string, unknown>>;
		readonly data?: unknown;
	};
	/** n8n's own reason, where it states one. */
	readonly failure?: { readonly cause?: string };
	readonly cause?: unknown;
}

const DEEPEST = 8;
const LONGEST_QUOTE = 200;

/**
 * The answer, when the failure was one (401 comes as an error); else why there is none.
 * @param provider its name, for the words
 */
export function readFailure(
	error: unknown,
	request: HttpRequest,
	provider: string,
): HttpResponse | VoiceError {
	const chain = chainOf(error);
	// n8n's protection against requests to inner addresses, which ends even a connection half made
	if (chain.some(({ name }) => name?.startsWith('Ssrf')))
		return n8nFault(N8N_WORDS.notSent(quote(chain)));
	// stopped by hand, and nobody knows how far it had come
	if (chain.some(({ code }) => code === 'ERR_CANCELED'))
		return fault(MESSAGES.connectionLost(new URL(request.url).host));
	const axios = chain.find(({ isAxiosError }) => isAxiosError);
	if (axios?.config?.url === request.url)
		// an answer that broke off has a status too, but is none
		return axios.response?.status === 401 ? answerOf(axios.response) : onTheWay(axios, request);
	// from here on the request itself was never sent, or was refused with 401 before
	return aboutTheToken(chain, axios, provider) ?? n8nFault(N8N_WORDS.notSent(quote(chain)));
}

function chainOf(error: unknown): Link[] {
	const chain: Link[] = [];
	for (let link = error as Link | undefined; link && chain.length < DEEPEST;)
		link = chain[chain.push(link) - 1]!.cause as Link | undefined;
	return chain;
}

/** An answer as the transport's contract wants it. */
export const answerOf = ({
	status,
	headers = {},
	data,
}: NonNullable<Link['response']>): HttpResponse => ({
	status,
	headers: Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
	),
	body: data,
});

function onTheWay(axios: Link, { url }: HttpRequest): VoiceError {
	const { host } = new URL(url);
	return (
		neverSent(axios, url) ??
		(axios.code === 'ECONNABORTED' || axios.code === 'ETIMEDOUT'
			? fault(MESSAGES.timedOut(host))
			: fault(MESSAGES.connectionLost(host), { providerCode: axios.code }))
	);
}

/** Why the request certainly never left; undefined when it may have been sent. */
function neverSent({ code, message, cause }: Link, url: string): VoiceError | undefined {
	const { syscall } = (cause ?? {}) as Link;
	const why = whyNeverSent({ code, message, syscall });
	return why && fault(MESSAGES[why](new URL(url).host), { providerCode: code });
}

/** Why there was no access token; undefined when it was about something else. */
function aboutTheToken(
	chain: readonly Link[],
	axios: Link | undefined,
	provider: string,
): VoiceError | undefined {
	const which = 'client id, secret or scope';
	const refused = chain.some(
		({ code, failure }) => code === 'EAUTH' || failure?.cause === 'credential-invalid',
	);
	if (refused) return fault(MESSAGES.wrongCredentials(provider, which), { status: 401 });
	const status = axios?.response?.status ?? chain.find(({ code }) => code === 'ESTATUS')?.status;
	if (status === 429) return fault(MESSAGES.rateLimited(provider), { status });
	if (status === 400 || status === 401)
		return fault(MESSAGES.wrongCredentials(provider, which), { status });
	if (
		status !== undefined ||
		chain.some(({ message }) => /without access token/.test(message ?? ''))
	)
		return fault(MESSAGES.tokenUnreadable(provider), { status });
	if (axios === undefined) return undefined;
	const silent = fault(MESSAGES.tokenUnanswered(provider), { providerCode: axios.code });
	const { url } = axios.config ?? {};
	return (url && URL.canParse(url) && neverSent(axios, url)) || silent;
}

/** What n8n says, short and without numbers. */
const quote = (chain: readonly Link[]): string =>
	maskNumbersIn(chain.at(-1)?.message ?? 'no reason was given').slice(0, LONGEST_QUOTE);
