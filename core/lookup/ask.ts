/** Asks a provider how one call went, where it tells that of a single call. Calls nobody. */
import { REFUSED } from '../messages/expected';
import type { Clock } from '../base/clock';
import { asVoiceError, isVoiceError, kindOfStatus, type VoiceError } from '../base/errors';
import { retryAfterMs } from '../http/retry-after';
import type { HttpRequest, HttpResponse, Transport } from '../http/transport';
import { MESSAGES, fault } from '../messages';
import { advised } from '../messages/message';
import { addressOf, type AskForCall, type Provider } from '../providers/contract';
import type { Limiter } from '../rate-limit/limiter';
import { withPermits } from '../rate-limit/permits';
import type { FinalReport } from '../result/result';
import { ANSWERED, PASSING, notFetched, reportFault } from './fetch-report';

const TIMEOUT_MS = 15_000;
/** First pause between tries, unless the provider asks for a longer one. */
const PAUSE_MS = 2_000;
const TRIES = 3;

export interface AskHost {
	/** Signs in as the account. */
	readonly transport: Transport;
	readonly clock: Clock;
	readonly limiters: readonly Limiter[];
	readonly signal?: AbortSignal;
}

/**
 * How the call ended; null while it goes on, and where the provider does not know it. Throws,
 * always with `dialled: 'no'`, when the provider does not tell.
 * @param account checked
 */
export async function askForCall(
	ask: AskForCall<unknown>,
	{ provider, account }: { readonly provider: Provider; readonly account: unknown },
	{ callId, flowId }: { readonly callId: string; readonly flowId: string },
	host: AskHost,
): Promise<FinalReport | null> {
	const asked = ask.request(account, callId, flowId);
	const request: HttpRequest = {
		method: asked.method,
		body: asked.body,
		url: addressOf(provider, account, asked),
		headers: { accept: 'application/json' },
		timeoutMs: TIMEOUT_MS,
		signal: host.signal,
	};
	let signedInAgain = false;
	for (let tries = 1; ;) {
		const response = await send(request, host);
		if (!isVoiceError(response) && response.tokenDropped && !signedInAgain) {
			signedInAgain = true;
			continue;
		}
		if (!isVoiceError(response) && response.status === 200) return ask.read(response) ?? null;
		if (!isVoiceError(response) && response.status === 404) return null;
		const failure = isVoiceError(response)
			? reportFault(provider, response)
			: refusalOf(provider, response, host.clock.now());
		if (!PASSING.has(failure.kind) || host.signal?.aborted || ++tries > TRIES) throw failure;
		await host.clock.sleep(Math.max(failure.retryAfterMs ?? 0, PAUSE_MS), host.signal);
	}
}

const send = (
	request: HttpRequest,
	{ transport, limiters, signal }: AskHost,
): Promise<HttpResponse | VoiceError> =>
	withPermits(limiters, signal, () => transport(request)).catch(asVoiceError);

function refusalOf(
	provider: Provider,
	{ status, headers }: HttpResponse,
	nowMs: number,
): VoiceError {
	const kind = kindOfStatus(status);
	const details = { provider: provider.id, status, dialled: 'no' } as const;
	if (kind === 'unauthorized' || kind === 'forbidden')
		return fault(
			advised(
				MESSAGES.wrongCredentials(provider.displayName, REFUSED.credentials, status),
				provider.hints,
			),
			details,
		);
	return notFetched(provider, kind, ANSWERED(status), {
		...details,
		retryAfterMs: retryAfterMs(headers, nowMs),
	});
}
