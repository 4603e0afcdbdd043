import { check } from '../messages/fields';
import { MESSAGES, fault } from '../messages';
import type { CallerNumber, Provider } from '../providers/contract';
import { advised } from '../messages/message';
import type { Transport } from '../http/transport';

const TIMEOUT_MS = 15_000;

/** The numbers that an account can call from. Throws when the provider does not tell them. */
export async function listCallers(
	provider: Provider,
	raw: unknown,
	transport: Transport,
): Promise<readonly CallerNumber[]> {
	const { callers, displayName } = provider;
	if (callers === undefined) return [];
	const account = check(provider.account, raw, provider.id);
	const { path, ...request } = callers.request(account);
	const url = new URL(provider.baseUrl(account) + path).href;
	const answer = await transport({ ...request, url, headers: {}, timeoutMs: TIMEOUT_MS });
	const { status } = answer;
	if (status === 401 || status === 403)
		throw fault(
			advised(MESSAGES.wrongCredentials(displayName, 'credentials', status), provider.hints),
			{ status },
		);
	const numbers = status === 200 ? callers.read(answer) : undefined;
	if (numbers === undefined) throw fault(MESSAGES.refused(displayName, status), { status });
	return numbers;
}
