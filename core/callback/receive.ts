import { isVoiceError } from '../base/errors';
import {
	bodyOf,
	parseReport,
	withoutToken,
	type IncomingReport,
	type ParsedReport,
} from '../result/report';
import { providerOf } from '../providers';
import type { Provider } from '../providers/contract';
import { isSelfTest } from './self-test';
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
	| {
			readonly verdict: 'refused';
			readonly httpStatus: 401;
			readonly why: string;
			/** True where the token is good, and the provider's own signature is not. */
			readonly unsigned?: true;
	  }
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

/** An account that reports come to. */
export interface KnownAccount {
	readonly provider: string;
	readonly settings: Readonly<Record<string, unknown>>;
}

/** The report is not believed, and why. */
type Refused = Extract<ReceivedReport, { verdict: 'refused' }>;

/**
 * Reads a report: the token first, before anything in it is parsed or believed. Never throws.
 * @param ways which tokens are taken at the address that it came to; those of earlier versions do not say
 * @param account as typed, where the host knows it: the signatures of its reports are checked
 */
export function receiveReport(
	incoming: IncomingReport,
	keys: TokenKeys,
	nowMs: number,
	ways: readonly Way[] = WAYS,
	account?: KnownAccount,
): ReceivedReport {
	const opened = open(incoming, keys, nowMs, ways);
	if ('verdict' in opened) return opened;
	const { claims: token, text, report } = opened;
	const provider = providerOf(token.provider);
	// a self-test is sent from here, and no provider has signed it
	const fault = isSelfTest(token) ? null : signatureFault(provider, report, account, nowMs);
	if (fault !== null) return { ...refused(fault), unsigned: true };
	const reading = provider?.callback.read(report, token.reference) ?? {
		kind: 'unreadable' as const,
		why: 'The provider of this call is not known here.',
	};
	if (reading.kind === 'unreadable')
		return { verdict: 'unreadable', httpStatus: 400, why: reading.why, token };
	if (reading.kind === 'interim')
		return { verdict: 'interim', httpStatus: 200, providerStatus: reading.providerStatus, token };
	const receivedAt = new Date(nowMs).toISOString();
	const shown = { ...reading, raw: withoutToken(reading.raw, text) };
	return {
		verdict: 'final',
		httpStatus: 200,
		result: resultOfReport(token, shown, receivedAt),
		token,
	};
}

const refused = (why: string): Refused => ({ verdict: 'refused', httpStatus: 401, why });

/** The opened token with the report that brought it, parsed; or why it is refused. */
function open(
	incoming: IncomingReport,
	keys: TokenKeys,
	nowMs: number,
	ways: readonly Way[],
): { text: string; claims: ResultToken; report: ParsedReport } | Refused {
	try {
		const { query, rawBody } = incoming;
		const { token: text, claims } = openReportToken(query, rawBody, keys, nowMs);
		const report = parseReport(incoming);
		const body = bodyOf(report) ?? {};
		const echoed = providerOf(claims.provider)?.callback.tokenIn?.(body) ?? body.token;
		if (contradicts(text, query, echoed))
			return refused('The result token is missing or was not made here.');
		return claims.way === undefined || ways.includes(claims.way)
			? { text, claims, report }
			: refused('The result token is for another address.');
	} catch (error) {
		return refused(isVoiceError(error) ? error.message : 'The result token cannot be read.');
	}
}

/** What a signature is that does not count. */
const SIGNATURES = {
	missing: 'The report is not signed, though the account names a key for signatures.',
	invalid: 'The signature was made with another key, or over another report.',
	stale: 'The signature is too old, or the clock of this machine is wrong.',
} as const;

/** Why the provider did not send this report; null where it did, or where the account cannot tell. */
function signatureFault(
	provider: Provider | undefined,
	report: ParsedReport,
	account: KnownAccount | undefined,
	nowMs: number,
): string | null {
	const signature = provider?.callback.signature;
	if (signature === undefined || account?.provider !== provider?.id) return null;
	const key = signature.key(account?.settings);
	if (key === undefined || key === '') return null;
	const verdict = signature.verify(report, key, nowMs);
	return verdict === 'valid' ? null : SIGNATURES[verdict];
}
