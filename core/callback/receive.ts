import { isVoiceError } from '../base/errors';
import { bodyOf, type IncomingReport } from '../result/report';
import { providerOf } from '../providers';
import {
	WAYS,
	contradicts,
	openReportToken,
	type ResultToken,
	type TokenKeys,
	type Way,
} from '../result/token';
import { resultOfReport, type CallResult } from '../result/result';

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

/**
 * Reads a report: the token first, before anything in it is parsed or believed. Never throws.
 * @param ways which tokens are taken at the address that it came to; those of earlier versions do not say
 */
export function receiveReport(
	incoming: IncomingReport,
	keys: TokenKeys,
	nowMs: number,
	ways: readonly Way[] = WAYS,
): ReceivedReport {
	const token = tokenOf(incoming, keys, nowMs, ways);
	if (typeof token === 'string') return { verdict: 'refused', httpStatus: 401, why: token };
	const provider = providerOf(token.provider);
	const reading = provider?.callback.read(incoming, token.reference) ?? {
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
function tokenOf(
	{ query, rawBody }: IncomingReport,
	keys: TokenKeys,
	nowMs: number,
	ways: readonly Way[],
): ResultToken | string {
	try {
		const { token, claims } = openReportToken(query, rawBody, keys, nowMs);
		if (contradicts(token, query, bodyOf(rawBody)))
			return 'The result token is missing or was not made here.';
		return claims.way === undefined || ways.includes(claims.way)
			? claims
			: 'The result token is for another address.';
	} catch (error) {
		return isVoiceError(error) ? error.message : 'The result token cannot be read.';
	}
}
