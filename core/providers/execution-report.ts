/**
 * The contract of a report of what flows did, which has to be ordered, waited for and fetched:
 * the second way to learn how a call ended where no single call can be asked for.
 */
import type { FailureKind } from '../base/errors';
import type { HttpRequest, HttpResponse } from '../http/transport';
import type { Exit } from '../result/exits';

export interface ExecutionReport {
	/** What the account's token needs beside the scope that starts flows, by the method that needs it. */
	readonly scopes: { readonly POST: string; readonly GET: string };
	/** From included, to excluded, in milliseconds since the Unix epoch. */
	order(base: string, span: ReportSpan, timeoutMs: number): ReportRequest;
	/** Asks how far a job is. */
	status(base: string, jobId: string, timeoutMs: number): ReportRequest;
	/** Follows an address that an answer named. */
	file(base: string, url: string, timeoutMs: number): ReportRequest;
	read(base: string, response: HttpResponse): ReportAnswer;
	/** Undefined while the rows do not say how the call ended. */
	exitOf(rows: readonly ReportRow[], callId: string): ReportedExit | undefined;
}

/** In milliseconds since the Unix epoch. */
export interface ReportSpan {
	readonly fromMs: number;
	readonly toMs: number;
}

/** A request of the report, and whether the account's token belongs on it. */
export interface ReportRequest {
	readonly request: HttpRequest;
	/** False for the signed storage address: the token is nobody else's business. */
	readonly withToken: boolean;
}

/** What an answer of the report API says. */
export type ReportAnswer =
	/** The job is at work; ask again. */
	| { readonly kind: 'waiting'; readonly jobId: string; readonly status: string }
	/** The report, or the next step to it, is at this address. */
	| { readonly kind: 'elsewhere'; readonly url: string }
	| { readonly kind: 'rows'; readonly rows: readonly ReportRow[] }
	/** There will be no report. */
	| { readonly kind: 'over'; readonly status: string }
	| {
			readonly kind: 'refused';
			readonly failure: FailureKind;
			readonly status: number;
			/** The provider's own code. */
			readonly providerCode?: string;
	  };

/** One executed step; nearly every field may be missing. */
export interface ReportRow {
	readonly interactionId: string | null;
	readonly component: string | null;
	readonly step: string | null;
	/** The exit as the report spells it. */
	readonly exit: string | null;
	readonly order: number;
	/** The whole flow has ended. */
	readonly finished: boolean;
	/** The number that was called. */
	readonly to: string | null;
	/** The row as it came. */
	readonly raw: unknown;
}

export interface ReportedExit {
	/** `noResult` where the report's word is none that anybody documented. */
	readonly exit: Exit;
	/** The report's own word, verbatim. */
	readonly providerStatus: string;
	/** The flow has ended: nothing will be added. */
	readonly finished: boolean;
}
