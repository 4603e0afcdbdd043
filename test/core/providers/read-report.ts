import { parseReport, providers, type Provider, type ProviderId } from '../../../core';

type ReportReading = ReturnType<Provider['callback']['read']>;

export const REFERENCE = 'order-1042';

/** What a provider reads in a report with this body. */
export const readBody = (
	id: ProviderId,
	body: unknown,
	query: Record<string, string> = {},
): ReportReading =>
	providers[id].callback.read(
		parseReport({ query, rawBody: typeof body === 'string' ? body : JSON.stringify(body) }),
		REFERENCE,
	);

/** What a provider reads in a report that is all in its address. */
export const readQuery = (id: ProviderId, query: Record<string, string>): ReportReading =>
	providers[id].callback.read(parseReport({ query, rawBody: '' }), REFERENCE);

/** A report of CM.com. */
export const cmReport = (code: unknown, sip?: unknown, description = 'words') => ({
	'instruction-id': REFERENCE,
	result: { code, description, ...(sip === undefined ? {} : { 'sip-disconnect-code': sip }) },
});
