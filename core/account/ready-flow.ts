import { questionTo, refusedWith } from './ask';
import { authenticated } from './authenticate';
import type { Clock } from '../base/clock';
import { MESSAGES, fault } from '../messages';
import { check } from '../messages/fields';
import type { Transport } from '../http/transport';
import type { Provider } from '../providers/contract';

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
	const { displayName, readyFlow } = provider;
	if (!readyFlow) throw fault(MESSAGES.noReadyFlow(displayName));
	const signed = authenticated(provider, account, transport, clock);
	const answer = await signed(questionTo(provider, account, readyFlow.request(account)));
	const { status } = answer;
	if (status < 200 || status >= 300) throw refusedWith(provider, status);
	const id = readyFlow.read(answer);
	if (id === undefined) throw fault(MESSAGES.unreadableAnswer(displayName, status), { status });
	return id;
}
