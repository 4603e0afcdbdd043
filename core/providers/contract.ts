import type { z } from 'zod/v4';
import type { FailureKind } from '../base/errors';
import type { Hints } from '../messages/message';
import type { HttpBody, HttpRequest, HttpResponse } from '../http/transport';
import type { Rate } from '../rate-limit/limiter';
import type { Exit } from '../result/exits';
import type { IncomingReport } from '../result/report';
import type { ReportReading } from '../result/result';
import type { ExecutionReport } from './execution-report';
import type { OptionalField, ProviderTable } from './table';

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

/** How the report of a call comes home. */
export interface Callback {
	read(report: IncomingReport, reference: string): ReportReading;
	/** How a report of this exit reads; null for one that no report of the provider says. */
	example(exit: Exit): ExampleReport | null;
}

/** What an account has of one kind, for a drop-down. */
export interface AccountList<Account> {
	request(account: Account): ProviderRequest;
	/** Undefined when the answer is not such a list. */
	read(response: HttpResponse): readonly ListEntry[] | undefined;
}

export interface ListEntry {
	/** What goes into the field: an id, or a number in E.164. */
	readonly value: string;
	/** What people see. */
	readonly label: string;
}

/** The lists that drop-downs are made of, by what they hold. */
export type ListName = 'callers';

/** A published limit, and where it was published. */
type Published<Limit> = Limit & { readonly source: string };

/**
 * What a provider does, as data and pure functions: no I/O, no clock, no host. What people see of
 * it stands in its table.
 */
export interface ProviderBehaviour<Account> {
	/** Which documentation this was written from, and when it was read. */
	readonly source: string;
	readonly account: z.ZodType<Account>;
	/** Its own limits on a call. */
	readonly request: z.ZodType<CallInput>;
	readonly auth: Auth<Account>;
	readonly limits?: {
		/** Starts per account. */
		readonly starts?: Published<Rate>;
	};
	baseUrl(account: Account): string;
	readonly start: {
		toHttp(call: CallInput, account: Account, result: ResultAddress | null): ProviderRequest;
		read(response: HttpResponse): Answer;
	};
	/** The provider's words for how a call ended. */
	readonly exits: Readonly<Record<string, Exit>>;
	readonly callback: Callback;
	/** A report that has to be ordered, waited for and fetched; absent where none is documented. */
	readonly executionReport?: ExecutionReport;
	readonly lists?: { readonly [Name in ListName]?: AccountList<Account> };
	/** A request that proves the credentials and never dials; absent where a token is proof enough. */
	readonly test?: {
		request(account: Account): ProviderRequest | null;
		/** True when the answer proves the credentials. */
		passes(response: HttpResponse): boolean;
	};
	readonly hints?: Hints;
}

/** All we know about one provider. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the list holds providers of different accounts
export interface Provider<Account = any> extends ProviderBehaviour<Account> {
	readonly id: string;
	readonly displayName: string;
	readonly table: ProviderTable;
	/** What it takes beyond flow, number and reference; the rest is hidden, and refused when it arrives. */
	readonly takes: readonly OptionalField[];
}

/** A provider from its table and what it does. */
export const defineProvider = <Account>(
	table: ProviderTable,
	behaviour: ProviderBehaviour<Account>,
): Provider<Account> => ({
	id: table.id,
	displayName: table.displayName,
	table,
	takes: table.call.map(({ name }) => name),
	...behaviour,
});
