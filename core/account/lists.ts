import { questionTo, refusedWith } from './ask';
import { check } from '../messages/fields';
import type { Transport } from '../http/transport';
import type { ListEntry, ListName, Provider } from '../providers/contract';

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
	const answer = await transport(questionTo(provider, account, list.request(account)));
	const entries = answer.status === 200 ? list.read(answer) : undefined;
	if (entries === undefined) throw refusedWith(provider, answer.status);
	return entries;
}
