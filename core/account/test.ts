import { questionTo, refusedWith } from './ask';
import { accessTokens, authenticated } from './authenticate';
import type { Clock } from '../base/clock';
import { told } from '../base/language';
import { check } from '../messages/fields';
import { MESSAGES, fault } from '../messages';
import type { Provider } from '../providers/contract';
import type { Transport } from '../http/transport';

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
	if (request === null) return answers(provider, account, transport);
	const signed = authenticated(provider, account, transport, clock);
	const response = await signed(questionTo(provider, account, request));
	if (provider.test?.passes(response))
		return {
			ok: true,
			message: told({
				en: `${displayName} accepted the credentials.`,
				de: `${displayName} hat die Zugangsdaten angenommen.`,
				fr: `${displayName} a accepté les identifiants.`,
			}),
		};
	throw response.status === 404 ? nothingThere(provider) : refusedWith(provider, response.status);
}

/** Where only a call would prove the credentials, that the provider answers is all that can be told: nothing secret is sent. */
async function answers(
	provider: Provider,
	account: unknown,
	transport: Transport,
): Promise<AccountTest> {
	const { status } = await transport(questionTo(provider, account, { method: 'GET', path: '' }));
	if (status >= 500) throw refusedWith(provider, status);
	const [, message, hint] = MESSAGES.notTestable(provider.displayName);
	return { ok: true, message: `${message} ${hint}` };
}

const nothingThere = ({ displayName, test }: Provider) => {
	const [kind, message, hint] = MESSAGES.nothingThere(displayName);
	const advice = test?.notFound && told(test.notFound);
	return fault([kind, message, [hint, advice].filter(Boolean).join(' ')], { status: 404 });
};
