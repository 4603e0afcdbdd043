import { MESSAGES, check, fault, type Provider } from '../../../core';
import { accountsAs } from '../../state/accounts';

/** The addresses that an account's secrets are sent to. */
function destinationsOf(provider: Provider, settings: unknown): string[] {
	const account = check<unknown>(provider.account, settings, provider.id);
	const { auth } = provider;
	const token = auth.kind === 'oauth2-client-credentials' ? [auth.tokenUrl(account)] : [];
	return [provider.baseUrl(account), ...token];
}

function deployedDestinations(id: string): string[] {
	return accountsAs(id).flatMap(({ provider, account }) => {
		try {
			return provider ? destinationsOf(provider, account) : [];
		} catch {
			// an account that is not complete sends nothing
			return [];
		}
	});
}

/**
 * Throws unless the settings of the open form send stored secrets to where the deployed account
 * sends them: else whoever may type an address could have them sent there.
 * @param stored names of the credentials that were not typed into the form
 */
export function keepStoredSecrets(
	id: string,
	provider: Provider,
	settings: Readonly<Record<string, unknown>>,
	stored: readonly string[],
): void {
	const sent = check<object>(provider.account, settings, provider.id);
	if (!stored.some((name) => Object.hasOwn(sent, name))) return;
	const known = deployedDestinations(id);
	if (destinationsOf(provider, settings).some((address) => !known.includes(address)))
		throw fault(MESSAGES.storedSecretElsewhere());
}
