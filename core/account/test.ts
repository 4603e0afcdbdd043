import { REFUSED } from '../messages/expected';
import { accessTokens, authenticated } from './authenticate';
import type { Clock } from '../base/clock';
import { told } from '../base/language';
import { check } from '../messages/fields';
import { MESSAGES, fault } from '../messages';
import { addressOf, type Provider } from '../providers/contract';
import { advised } from '../messages/message';
import type { HttpRequest, Transport } from '../http/transport';

const TIMEOUT_MS = 15_000;

export interface AccountTest {
	readonly ok: boolean;
	readonly message: string;
}

/**
 * Proves an account's credentials without dialling: with OAuth by asking for a token, else by
 * a harmless request where the provider has one. Throws when they are refused.
 */
export async function testAccount(
	provider: Provider,
	raw: unknown,
	transport: Transport,
	clock: Clock,
): Promise<AccountTest> {
	const account = check(provider.account, raw, provider.id);
	const { auth, displayName } = provider;
	if (auth.kind === 'oauth2-client-credentials') {
		await accessTokens(auth, account, provider, transport, clock).current();
		return {
			ok: true,
			message: told({
				en: `${displayName} gave an access token.`,
				de: `${displayName} hat ein Zugriffstoken ausgestellt.`,
				fr: `${displayName} a délivré un jeton d’accès.`,
			}),
		};
	}
	const request = provider.test?.request(account) ?? null;
	if (request === null) {
		const [, message, hint] = MESSAGES.notTestable(displayName);
		return { ok: true, message: `${message} ${hint}` };
	}
	const http: HttpRequest = {
		method: request.method,
		body: request.body,
		url: addressOf(provider, account, request),
		headers: {},
		timeoutMs: TIMEOUT_MS,
	};
	const response = await authenticated(provider, account, transport, clock)(http);
	if (provider.test?.passes(response))
		return {
			ok: true,
			message: told({
				en: `${displayName} accepted the credentials.`,
				de: `${displayName} hat die Zugangsdaten angenommen.`,
				fr: `${displayName} a accepté les identifiants.`,
			}),
		};
	const { status } = response;
	const words =
		status === 401 || status === 403
			? advised(MESSAGES.wrongCredentials(displayName, REFUSED.credentials, status), provider.hints)
			: MESSAGES.refused(displayName, status);
	throw fault(words, { status });
}
