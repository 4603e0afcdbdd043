import { authenticated } from './authenticate';
import type { Clock } from '../base/clock';
import { MESSAGES, fault } from '../messages';
import { check } from '../messages/fields';
import { advised } from '../messages/message';
import type { Transport } from '../http/transport';
import { addressOf, type Provider } from '../providers/contract';

const TIMEOUT_MS = 15_000;

/**
 * Makes our ready flow in an account and gives its id. It calls nobody, but it stays in the
 * account: ask the person first. Sent once; throws when the provider does not say that it is there.
 */
export async function makeReadyFlow(
	provider: Provider,
	raw: unknown,
	transport: Transport,
	clock: Clock,
): Promise<string> {
	const account = check<unknown>(provider.account, raw, provider.id);
	const { displayName, hints, readyFlow } = provider;
	if (!readyFlow) throw fault(MESSAGES.noReadyFlow(displayName));
	const request = readyFlow.request(account);
	const answer = await authenticated(
		provider,
		account,
		transport,
		clock,
	)({
		method: request.method,
		body: request.body,
		url: addressOf(provider, account, request),
		headers: {},
		timeoutMs: TIMEOUT_MS,
	});
	const { status } = answer;
	if (status === 401 || status === 403)
		throw fault(advised(MESSAGES.wrongCredentials(displayName, 'credentials', status), hints), {
			status,
		});
	if (status < 200 || status >= 300) throw fault(MESSAGES.refused(displayName, status), { status });
	const id = readyFlow.read(answer);
	if (id === undefined) throw fault(MESSAGES.unreadableAnswer(displayName, status), { status });
	return id;
}
