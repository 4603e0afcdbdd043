import { REFUSED } from '../messages/expected';
import { check } from '../messages/fields';
import { MESSAGES, fault } from '../messages';
import { advised } from '../messages/message';
import type { Transport } from '../http/transport';
import { addressOf, type ListEntry, type ListName, type Provider } from '../providers/contract';

const TIMEOUT_MS = 15_000;

/**
 * What an account has of one kind, such as the numbers it can call from; empty where the provider
 * documents no such list. Throws when the provider does not tell. Places no call.
 */
export async function listOf(
	provider: Provider,
	name: ListName,
	rawAccount: unknown,
	transport: Transport,
): Promise<readonly ListEntry[]> {
	const list = provider.lists?.[name];
	if (list === undefined) return [];
	const account = check<unknown>(provider.account, rawAccount, provider.id);
	const request = list.request(account);
	const answer = await transport({
		method: request.method,
		body: request.body,
		url: addressOf(provider, account, request),
		headers: {},
		timeoutMs: TIMEOUT_MS,
	});
	const { status } = answer;
	if (status === 401 || status === 403)
		throw fault(
			advised(
				MESSAGES.wrongCredentials(provider.displayName, REFUSED.credentials, status),
				provider.hints,
			),
			{ status },
		);
	const entries = status === 200 ? list.read(answer) : undefined;
	if (entries === undefined)
		throw fault(MESSAGES.refused(provider.displayName, status), { status });
	return entries;
}
