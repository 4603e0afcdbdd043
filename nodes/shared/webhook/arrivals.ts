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

/** Most providers have answered before the first question. */
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
			for (;;) {
				await n8nClock.sleep(EACH_MS, answered.signal);
				// each question costs n8n the loading of a workflow
				if (answered.signal.aborted || doReportsComeHere()) return;
				const asking = {
					url: address.url,
					keys: await callbackKeys(context),
					transport: n8nPlainTransport(context, provider),
					nowMs: n8nClock.now(),
				};
				if (await askArrival(token, asking)) return reportWatch.ended(token);
			}
		};
		// the answer decides where nobody can be asked
		void ask().catch(() => undefined);
		return transport(request).finally(() => answered.abort());
	};
