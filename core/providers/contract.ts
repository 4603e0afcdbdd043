import type { z } from 'zod/v4';
import type { FailureKind } from '../base/errors';
import type { ReportedExit } from './talkdesk/studio-exit';
import type { ReportAnswer, ReportRequest, ReportRow } from './talkdesk/studio-report';
import type { Exit } from '../result/exits';
import type { Rate } from '../rate-limit/limiter';
import type { IncomingReport } from '../result/report';
import type { ReportReading } from '../result/result';
import type { Hints } from '../messages/message';
import type { HttpBody, HttpRequest, HttpResponse } from '../http/transport';

/** How an account proves who it is: declared by the provider, carried out by core/account/authenticate.ts or by n8n. */
export type Auth<Account> =
	| { readonly kind: 'headers'; headers(account: Account): Record<string, string> }
	| {
			readonly kind: 'oauth2-client-credentials';
			tokenUrl(account: Account): string;
			scope(account: Account): string;
			client(account: Account): ClientAuthentication;
	  };

/** RFC 6749 client credentials: a secret by HTTP Basic, or a signed assertion (RFC 7523). */
export type ClientAuthentication =
	| { readonly kind: 'basic'; readonly clientId: string; readonly clientSecret: string }
	| {
			readonly kind: 'private-key-jwt';
			readonly clientId: string;
			readonly keyId: string;
			readonly privateKey: string;
	  };

/** What every provider is asked: start this flow for this number with these values. */
export interface CallInput {
	readonly flowId: string;
	/** E.164. */
	readonly to: string;
	readonly from?: string;
	readonly numberArgument?: string;
	readonly variables: Readonly<Record<string, unknown>>;
	/** Our name for the call. */
	readonly reference: string;
	readonly ringSeconds?: number;
	readonly voicemail?: string;
	readonly anonymous?: boolean;
}

/** Where the provider or its flow sends the report; the token stands in the query already. */
export interface ResultAddress {
	readonly url: string;
	readonly token: string;
}

/** A request as a provider writes it: relative to its base address, without credentials. */
export interface ProviderRequest {
	readonly method: HttpRequest['method'];
	readonly path: string;
	readonly body?: HttpBody;
}

export type Answer =
	| { readonly accepted: true; readonly callId: string | null }
	| {
			readonly accepted: false;
			readonly kind: FailureKind;
			/** The provider's own code, verbatim. */
			readonly providerCode?: string;
			/** Its own words, verbatim: they are cleaned before they are shown. */
			readonly reason?: string;
			/** It names a call and refuses it in one. */
			readonly contradicts?: true;
			/** Where a refusal's meaning is not documented, nobody can say that no phone rang. */
			readonly dialled?: 'no' | 'maybe';
	  };

/** A refusal that names a call all the same: one of the two is wrong, so a phone may ring. */
export const CONTRADICTION: Extract<Answer, { accepted: false }> = {
	accepted: false,
	kind: 'unreadableAnswer',
	contradicts: true,
};

/** A report as the provider sends it: fields in the query of a GET, or as the JSON of a POST. */
export type ExampleReport = {
	/** Where the result token travels. */
	readonly token: 'query' | 'body';
} & (
	| { readonly method: 'GET'; readonly fields: Readonly<Record<string, string>> }
	| { readonly method: 'POST'; readonly fields: Readonly<Record<string, unknown>> }
);

/** The settings of "Trigger Voice Flow" that only some providers take. */
export const OPTIONAL_FIELDS = [
	'from',
	'numberArgument',
	'variables',
	'ringSeconds',
	'voicemail',
	'anonymous',
] as const;
export type OptionalField = (typeof OPTIONAL_FIELDS)[number];

/** The argument that receives the number to call where nobody names another. */
export const NUMBER_ARGUMENT = 'customer_number';

/**
 * All we know about one provider, as data and pure functions: no I/O, no clock, no host.
 * Adding a provider is writing one of these and listing it in providers/index.ts.
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the list holds providers of different accounts
export interface Provider<Account = any> {
	readonly id: string;
	readonly displayName: string;
	/** Which documentation this was written from, and when it was read. */
	readonly source: string;
	readonly account: z.ZodType<Account>;
	/** What it takes beyond flow, number and reference; the rest is hidden, and refused when it arrives. */
	readonly takes: readonly OptionalField[];
	/** `text`: numbers and yes/no values are turned into text, with a note; objects are refused. */
	readonly variableValues?: 'text' | 'json';
	/** Its own limits on a call. */
	readonly request: z.ZodType<CallInput>;
	readonly auth: Auth<Account>;
	/** Published limit per account; absent when none is published. */
	readonly limit?: Rate & { readonly source: string };
	/** The company's own advice for what went wrong, as a sentence behind ours. */
	readonly hints?: Hints;
	/** The provider's words for how a call ended. */
	readonly exits: Readonly<Record<string, Exit>>;
	baseUrl(account: Account): string;
	toHttp(request: CallInput, account: Account, result: ResultAddress | null): ProviderRequest;
	readAnswer(response: HttpResponse): Answer;
	readReport(report: IncomingReport, reference: string): ReportReading;
	/** How a report of this exit reads; null for one that no report of the provider says. */
	exampleReport(exit: Exit): ExampleReport | null;
	/** The second way to learn how a call ended; absent where no report of calls is documented. */
	readonly executionReport?: ExecutionReport;
	/** A request that proves the credentials and never dials; absent where a token is proof enough. */
	readonly test?: {
		request(account: Account): ProviderRequest | null;
		/** True when the answer proves the credentials. */
		passes(response: HttpResponse): boolean;
	};
	/** The account's own numbers; absent where no list of them is documented. */
	readonly callers?: {
		request(account: Account): ProviderRequest;
		/** Undefined when the answer is not such a list. */
		read(response: HttpResponse): readonly CallerNumber[] | undefined;
	};
}

/** A report of what flows did, which has to be ordered, waited for and fetched. */
export interface ExecutionReport {
	/** What the account's token needs beside the scope that starts flows. */
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

export interface ReportSpan {
	readonly fromMs: number;
	readonly toMs: number;
}

/** A number of the account, to call from. */
export interface CallerNumber {
	/** E.164. */
	readonly number: string;
	/** ISO 3166-1 alpha-2, where the provider says it. */
	readonly country: string | null;
}

export const defineProvider = <Account>(provider: Provider<Account>): Provider<Account> => provider;
