import type { IExecuteFunctions } from 'n8n-workflow';
import { testCallback, type Provider, type CallbackTest } from '../../../core';
import { callbackKeys } from '../../shared/webhook/callback-secret';
import { n8nClock } from '../../shared/host/clock';
import { n8nPlainTransport } from '../../shared/host/transport';
import { N8N_WORDS, n8nFault } from '../../shared/host/words';
import { requireAddress } from './callback';

/**
 * Which exits would reach the "Outbound Call Result" node behind the result URL; nobody is
 * called, and its workflow does not start. An execution that waits has an address only while it
 * waits: that one cannot be tested.
 */
export async function testResultUrl(
	context: IExecuteFunctions,
	provider: Provider,
	resultUrl: string,
): Promise<CallbackTest[]> {
	if (resultUrl === '') throw n8nFault(N8N_WORDS.nothingToTest());
	requireAddress(resultUrl);
	return testCallback(provider, {
		url: resultUrl,
		way: 'relay',
		keys: await callbackKeys(context),
		transport: n8nPlainTransport(context, provider),
		nowMs: n8nClock.now(),
		instance: null,
	});
}
