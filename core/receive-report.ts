import { isVoiceError } from './errors';
import { fieldsOf, type IncomingReport } from './report';
import { providerOf } from './providers';
import { openToken, tokenIn, type ResultToken, type TokenKeys } from './result-token';
import { resultOfReport, type CallResult } from './result';

/** What became of a report, and the HTTP status to answer it with. */
export type ReceivedReport =
	| { readonly verdict: 'refused'; readonly httpStatus: 401; readonly why: string }
	| {
			readonly verdict: 'unreadable';
			readonly httpStatus: 400;
			readonly why: string;
			readonly token: ResultToken;
	  }
	| {
			readonly verdict: 'interim';
			readonly httpStatus: 200;
			readonly providerStatus: string;
			readonly token: ResultToken;
	  }
	| {
			readonly verdict: 'final';
			readonly httpStatus: 200;
			readonly result: CallResult;
			readonly token: ResultToken;
	  };

/** Reads a report: the token first, before anything in it is believed. Never throws. */
export function receiveReport(
	incoming: IncomingReport,
	keys: TokenKeys,
	nowMs: number,
): ReceivedReport {
	const token = tokenOf(incoming, keys, nowMs);
	if (typeof token === 'string') return { verdict: 'refused', httpStatus: 401, why: token };
	const provider = providerOf(token.provider);
	const reading = provider?.readReport(incoming, token.reference) ?? {
		kind: 'unreadable' as const,
		why: 'The provider of this call is not known here.',
	};
	if (reading.kind === 'unreadable')
		return { verdict: 'unreadable', httpStatus: 400, why: reading.why, token };
	if (reading.kind === 'interim')
		return { verdict: 'interim', httpStatus: 200, providerStatus: reading.providerStatus, token };
	const receivedAt = new Date(nowMs).toISOString();
	return {
		verdict: 'final',
		httpStatus: 200,
		result: resultOfReport(token, reading, receivedAt),
		token,
	};
}

/** The opened token, or why there is none. */
function tokenOf(incoming: IncomingReport, keys: TokenKeys, nowMs: number): ResultToken | string {
	try {
		return openToken(tokenIn(incoming.query, fieldsOf(incoming)), keys, nowMs);
	} catch (error) {
		return isVoiceError(error) ? error.message : 'The result token cannot be read.';
	}
}
