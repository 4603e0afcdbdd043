import { PROVIDER_IDS, type ProviderId } from '../../core/tables';
import { SAMPLES } from '.';

/**
 * Does at a sandbox what builders do once at providers that report to one address for all calls.
 * @param resultsOf where the results of calls at a provider are taken
 */
export async function setUpReports(
	sandboxUrl: string,
	resultsOf: (provider: ProviderId) => string,
): Promise<void> {
	for (const id of PROVIDER_IDS) await SAMPLES[id].setUp?.(sandboxUrl, resultsOf(id));
}
