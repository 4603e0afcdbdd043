/** Where the result of a call is sent. */
import type { IExecuteFunctions } from 'n8n-workflow';
import {
	MESSAGES,
	fault,
	isLoopback,
	isSafeAddress,
	wayBack,
	type PreparedCall,
	type Provider,
	type WayBack,
} from '../../core';
import { callbackKeys } from '../shared/callback-secret';
import { canWait } from '../shared/can-wait';
import { DELIVER } from '../shared/deliver';
import { N8N_WORDS, n8nFault } from '../shared/words';

/**
 * The result address of a call. A wait without a result URL is woken at the execution's own
 * address; with one, that address rides in the token, for "Outbound Call Result" to pass the
 * report on. Null when nobody wants the result.
 */
export async function wayBackOf(
	context: IExecuteFunctions,
	call: PreparedCall,
	{ resultUrl, waitLimitMs }: { resultUrl: string; waitLimitMs: number | null },
): Promise<WayBack | null> {
	const waits = waitLimitMs !== null;
	if (waits && !canWait()) throw n8nFault(N8N_WORDS.tooOldToWait());
	if (!waits && resultUrl === '') return null;
	if (resultUrl !== '') requireAddress(resultUrl);
	const resumeUrl = waits
		? String(context.evaluateExpression('{{ $execution.resumeUrl }}', 0))
		: '';
	return wayBack(call, {
		url: resultUrl || resumeUrl,
		keys: await callbackKeys(context),
		deliver: waits && resultUrl !== '' ? { [DELIVER.resumeUrl]: resumeUrl } : {},
		way: resultUrl === '' ? 'direct' : 'relay',
		nowMs: Date.now(),
		waitLimitMs,
	});
}

/** Throws when a result could not travel safely to this address. */
export function requireAddress(resultUrl: string): void {
	if (!URL.canParse(resultUrl)) throw n8nFault(N8N_WORDS.resultUrlNotAnAddress());
	if (!isSafeAddress(resultUrl)) throw fault(MESSAGES.addressNotSafe('resultUrl'));
}

/** Throws when a provider out there would have to reach an address of this machine. */
export function requireReachable(
	provider: Provider,
	call: PreparedCall,
	back: WayBack | null,
): void {
	if (back === null || isLoopback(provider.baseUrl(call.account))) return;
	const { url } = back.address;
	if (isLoopback(url)) throw n8nFault(N8N_WORDS.unreachableFromOutside(new URL(url).host));
}
