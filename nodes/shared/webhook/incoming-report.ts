import type { IWebhookFunctions } from 'n8n-workflow';
import { REPORT_LIMIT_BYTES, textOfBody, type IncomingReport } from '../../../core';
import { RESUME_KEY } from './resume-key';

/**
 * A report as it arrived, null when it is larger than any report. n8n keeps the bytes beside
 * what it parsed; only the bytes are read, because it parses some content types alone.
 */
export function incomingReport(context: IWebhookFunctions): IncomingReport | null {
	const { rawBody, headers } = context.getRequestObject() as {
		rawBody?: Buffer;
		headers?: Record<string, unknown>;
	};
	if ((rawBody?.length ?? 0) > REPORT_LIMIT_BYTES) return null;
	const query = Object.entries(context.getQueryData()).filter(
		(entry): entry is [string, string] => typeof entry[1] === 'string' && entry[0] !== RESUME_KEY,
	);
	return {
		query: Object.fromEntries(query),
		rawBody: rawBody ? textOfBody(rawBody, headers?.['content-type']) : '',
	};
}

/** True for a request that only looks whether there is something: it reports nothing. */
export const isOnlyLooking = (context: IWebhookFunctions): boolean =>
	(context.getRequestObject() as { method?: string }).method === 'HEAD';
