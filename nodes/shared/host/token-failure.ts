/** Why there was no access token: n8n asks for it before it sends, and again after a 401. */
import {
	MESSAGES,
	fault,
	tokenRefused,
	type Advisor,
	type HttpRequest,
	type VoiceError,
} from '../../../core';
import { neverSent, type Link } from './failure-chain';

/** What a request for an access token begins with; nothing of ours goes to its address. */
const ASKS_FOR_TOKEN = /(^|&)grant_type=/;

/** Undefined when it was about something else. */
export function aboutTheToken(
	chain: readonly Link[],
	axios: Link | undefined,
	request: HttpRequest,
	provider: Advisor,
): VoiceError | undefined {
	if (axios) return isTokenRequest(axios, request) ? ofRequest(axios, provider) : undefined;
	const refused = chain.find(({ code }) => code === 'EAUTH');
	// n8n keeps no status here; the code says enough
	if (refused) return tokenRefused(provider, { code: codeIn(refused.body) });
	const answered = chain.find(({ code }) => code === 'ESTATUS');
	if (answered) return tokenRefused(provider, { status: answered.status });
	if (chain.some(({ failure }) => failure?.cause === 'credential-invalid'))
		return tokenRefused(provider, { code: 'invalid_grant' });
	return chain.some(({ message }) => /without access token/.test(message ?? ''))
		? fault(MESSAGES.tokenUnreadable(provider.displayName))
		: undefined;
}

function isTokenRequest({ config }: Link, { url }: HttpRequest): boolean {
	const asksForToken = typeof config?.data === 'string' && ASKS_FOR_TOKEN.test(config.data);
	return asksForToken && placeOf(config.url) !== placeOf(url);
}

/** n8n may put something into the query. */
const placeOf = (url = ''): string =>
	URL.canParse(url) ? new URL(url).origin + new URL(url).pathname : url;

function ofRequest(axios: Link, provider: Advisor): VoiceError {
	const { response, config, code } = axios;
	const { url = '' } = config ?? {};
	if (!URL.canParse(url)) return fault(MESSAGES.addressNotSafe('accessTokenUrl'));
	if (response) return tokenRefused(provider, { status: response.status });
	const never = neverSent(axios);
	return never
		? fault(MESSAGES[never](new URL(url).host), { providerCode: code })
		: fault(MESSAGES.tokenUnanswered(provider.displayName), { providerCode: code });
}

const codeIn = (body: unknown): unknown => (body as { error?: unknown } | undefined)?.error;
