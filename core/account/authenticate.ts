import { readTokenAnswer, tokenRequest, type AccessToken, type Advisor } from './access-token';
import type { Clock } from '../base/clock';
import { isVoiceError } from '../base/errors';
import { MESSAGES, fault } from '../messages';
import type { Auth, Provider } from '../providers/contract';
import type { Transport } from '../http/transport';

/** Tokens are renewed this long before they expire, in milliseconds. */
const RENEW_EARLY_MS = 60_000;
const TOKEN_TIMEOUT_MS = 15_000;

/** A transport that signs in. */
export type SignedTransport = Transport & {
	/** What the account's token allows; undefined where the provider does not say. */
	grantedScopes(): Promise<readonly string[] | undefined>;
};

/**
 * A transport that proves the account's identity, for hosts that do not do it themselves. An
 * access token that is answered with 401 is dropped, and the answer says so: whether to send
 * again is for the caller, which holds the permits.
 */
export function authenticated<Account>(
	provider: Provider<Account>,
	account: Account,
	transport: Transport,
	clock: Clock,
): SignedTransport {
	const { auth } = provider;
	if (auth.kind === 'headers') {
		const signed: Transport = (request) =>
			transport({ ...request, headers: { ...request.headers, ...auth.headers(account) } });
		return Object.assign(signed, { grantedScopes: async () => undefined });
	}

	const tokens = accessTokens(auth, account, provider, transport, clock);
	const signed: Transport = async (request) => {
		const { value } = await tokens.current();
		const headers = { ...request.headers, authorization: `Bearer ${value}` };
		const answer = await transport({ ...request, headers });
		if (answer.status !== 401) return answer;
		tokens.drop(value);
		return { ...answer, tokenDropped: true };
	};
	return Object.assign(signed, { grantedScopes: async () => (await tokens.current()).scopes });
}

/** The access token of one account: kept until shortly before it expires, asked for once however many calls wait. */
export function accessTokens<Account>(
	auth: Extract<Auth<Account>, { kind: 'oauth2-client-credentials' }>,
	account: Account,
	provider: Advisor,
	transport: Transport,
	clock: Clock,
) {
	let cached: { token: AccessToken; until: number } | undefined;
	let asking: Promise<AccessToken> | undefined;
	const question = {
		tokenUrl: auth.tokenUrl(account),
		scope: auth.scope(account),
		client: auth.client(account),
	};

	async function ask(): Promise<AccessToken> {
		const askedAt = clock.now();
		const answer = await transport(tokenRequest(question, askedAt, TOKEN_TIMEOUT_MS)).catch(
			(error: unknown): never => {
				throw notDialled(error, provider.displayName);
			},
		);
		const token = readTokenAnswer(answer, provider, clock.now());
		// a token that lives for less than the margin is used for half its life
		const lifeMs = token.lifeSeconds * 1_000;
		cached = { token, until: askedAt + Math.max(lifeMs - RENEW_EARLY_MS, lifeMs / 2) };
		return token;
	}

	return {
		async current(): Promise<AccessToken> {
			if (cached && clock.now() < cached.until) return cached.token;
			asking ??= ask().finally(() => {
				asking = undefined;
			});
			return asking;
		},
		/** Forgets a token that was refused; a newer one is kept. */
		drop(value: string): void {
			if (cached?.token.value === value) cached = undefined;
		},
	};
}

/** The flow was not asked for yet: whatever became of the request for a token, no phone rings. */
function notDialled(error: unknown, providerName: string): unknown {
	return isVoiceError(error) && error.dialled === 'maybe'
		? fault(MESSAGES.tokenUnanswered(providerName))
		: error;
}
