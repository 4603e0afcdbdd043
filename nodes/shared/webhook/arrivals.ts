import type { IExecuteFunctions } from 'n8n-workflow';
import {
	askArrival,
	type HttpRequest,
	type Provider,
	type Transport,
	type WayBack,
} from '../../../core';
import { n8nClock } from '../host/clock';
import { n8nPlainTransport } from '../host/transport';
import { callbackKeys } from './callback-secret';
import { doReportsComeHere, reportWatch } from './report-watch';

/** Most providers have answered by then. */
const FIRST_MS = 2_000;
const EACH_MS = 2_000;

/**
 * The transport of a call whose report comes to "Outbound Call Result": while a provider does not
 * answer, that node is asked whether the report has come. In queue mode it came to another process,
 * which holds it until this execution waits. Where several take results, the one that has it is met sooner or later.
 */
export const askingMeanwhile =
	(
		context: IExecuteFunctions,
		provider: Provider,
		{ address, token }: WayBack,
		transport: Transport,
	): Transport =>
	async (request: HttpRequest) => {
		const answered = new AbortController();
		const ask = async (): Promise<void> => {
			await n8nClock.sleep(FIRST_MS, answered.signal);
			if (answered.signal.aborted) return;
			const keys = await callbackKeys(context);
			const asking = { url: address.url, keys, transport: n8nPlainTransport(context, provider) };
			// each question costs n8n the loading of a workflow
			while (!answered.signal.aborted && !doReportsComeHere()) {
				if (await askArrival(token, { ...asking, nowMs: n8nClock.now() }))
					return reportWatch.ended(token);
				await n8nClock.sleep(EACH_MS, answered.signal);
			}
		};
		// the answer decides where nobody can be asked
		void ask().catch(() => undefined);
		return transport(request).finally(() => answered.abort());
	};
