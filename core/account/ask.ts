/** What is asked of an account beside calls. */
import type { VoiceError } from '../base/errors';
import { MESSAGES, fault } from '../messages';
import { REFUSED } from '../messages/expected';
import { advised } from '../messages/message';
import type { HttpRequest } from '../http/transport';
import { addressOf, type Provider, type ProviderRequest } from '../providers/contract';

const TIMEOUT_MS = 15_000;

/** A request of the provider as it is sent, without credentials. */
export const questionTo = (
	provider: Provider,
	account: unknown,
	request: ProviderRequest,
): HttpRequest => ({
	method: request.method,
	body: request.body,
	url: addressOf(provider, account, request),
	headers: {},
	timeoutMs: TIMEOUT_MS,
});

/** What to throw where the provider did not do as it was asked. */
export const refusedWith = (
	{ displayName, hints = {} }: Pick<Provider, 'displayName' | 'hints'>,
	status: number,
): VoiceError => {
	const { unauthorized, forbidden = unauthorized } = hints;
	const advice = status === 403 ? forbidden : unauthorized;
	return fault(
		status === 401 || status === 403
			? advised(MESSAGES.wrongCredentials(displayName, REFUSED.credentials, status), {
					...(advice && { unauthorized: advice }),
				})
			: MESSAGES.refused(displayName, status),
		{ status },
	);
};
