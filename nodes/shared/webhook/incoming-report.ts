import type { IWebhookFunctions } from 'n8n-workflow';
import { REPORT_LIMIT_BYTES, calledAddress, textOfBody, type IncomingReport } from '../../../core';
import { RESUME_KEY } from './resume-key';

/**
 * Where a report was sent to that another node has handed on. Nothing but the provider's own
 * signature is checked against it, which nobody can make for another address.
 */
export const CALLED_ADDRESS = 'ringback-called-address';

/**
 * A report as it arrived, null when it is larger than any report. n8n keeps the bytes beside
 * what it parsed; only the bytes are read, because it parses some content types alone.
 */
export function incomingReport(
	context: IWebhookFunctions,
	ownAddress: string,
): IncomingReport | null {
	const { rawBody, headers, originalUrl } = context.getRequestObject() as {
		rawBody?: Buffer;
		headers?: Record<string, string>;
		originalUrl?: string;
	};
	if ((rawBody?.length ?? 0) > REPORT_LIMIT_BYTES) return null;
	const query = Object.entries(context.getQueryData()).filter(
		(entry): entry is [string, string] => typeof entry[1] === 'string' && entry[0] !== RESUME_KEY,
	);
	return {
		query: Object.fromEntries(query),
		rawBody: rawBody ? textOfBody(rawBody, headers?.['content-type']) : '',
		headers,
		url: headers?.[CALLED_ADDRESS] ?? calledAddress(ownAddress, originalUrl ?? ''),
	};
}

/** True for a request that only looks whether there is something: it reports nothing. */
export const isOnlyLooking = (context: IWebhookFunctions): boolean =>
	(context.getRequestObject() as { method?: string }).method === 'HEAD';
