import type { z } from 'zod/v4';
import type { FailureKind } from '../base/errors';
import type { Told } from '../base/language';
import type { Hints } from '../messages/message';
import type { HttpBody, HttpRequest, HttpResponse } from '../http/transport';
import type { Rate } from '../rate-limit/limiter';
import type { Exit } from '../result/exits';
import type { ParsedReport } from '../result/report';
import type { FinalReport, ReportReading } from '../result/result';
import type { ExecutionReport } from './execution-report';
import type { Signature } from './signature';
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
	/** `second`: relative to the provider's second base address, for what another API of it does. */
	readonly at?: 'second';
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
export interface Callback<Account = never> {
	/**
	 * Where the result token comes back beside the query and the body field `token`: a sealed token
	 * proves itself wherever the provider echoes what the call was started with, in a field `token`.
	 */
	tokenIn?(fields: Readonly<Record<string, unknown>>): unknown;
	/** How the provider signs its reports; checked in addition to the token, never instead. */
	readonly signature?: Signature<Account>;
	read(report: ParsedReport, reference: string): ReportReading;
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
export type ListName = 'flows' | 'callers';

/** A flow of ours that the provider can make in an account, ready to be called with. */
export interface ReadyFlow<Account> {
	/** Makes something in a person's account: sent only after that person's yes, and once. */
	request(account: Account): ProviderRequest;
	/** The id of the new flow; undefined when the answer names none. */
	read(response: HttpResponse): string | undefined;
}

/** Asks the provider how one call went. Never polled while it goes on: asked when its report is overdue. */
export interface AskForCall<Account> {
	/** @param flowId the flow that was started; empty where nobody knows */
	request(account: Account, callId: string, flowId: string): ProviderRequest;
	/** Undefined while the call goes on, and for a call that the provider does not know. */
	read(response: HttpResponse): FinalReport | undefined;
}

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
	/** Of the requests that say `at: 'second'`. */
	secondBaseUrl?(account: Account): string;
	readonly start: {
		toHttp(call: CallInput, account: Account, result: ResultAddress | null): ProviderRequest;
		read(response: HttpResponse): Answer;
	};
	/** The provider's words for how a call ended. */
	readonly exits: Readonly<Record<string, Exit>>;
	readonly callback: Callback<Account>;
	/** How one call went, by the provider's id of it; absent where it cannot be asked. */
	readonly ask?: AskForCall<Account>;
	/** A report that has to be ordered, waited for and fetched; absent where none is documented. */
	readonly executionReport?: ExecutionReport;
	/** Absent where no flow can be made by one request. */
	readonly readyFlow?: ReadyFlow<Account>;
	readonly lists?: { readonly [Name in ListName]?: AccountList<Account> };
	/** A request that proves the credentials and never dials; absent where a token is proof enough. */
	readonly test?: {
		/** Null where this account has nothing to ask for. */
		request(account: Account): ProviderRequest | null;
		/** True when the answer proves the credentials. */
		passes(response: HttpResponse): boolean;
		/** What a 404 says beyond a wrong address. */
		readonly notFound?: Told;
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

/** The whole address of a request of the provider. */
export const addressOf = (
	{ baseUrl, secondBaseUrl }: Pick<Provider, 'baseUrl' | 'secondBaseUrl'>,
	account: unknown,
	{ at, path }: ProviderRequest,
): string =>
	new URL((at === 'second' && secondBaseUrl ? secondBaseUrl : baseUrl)(account) + path).href;

/** True where a result can be asked for after the call. */
export const canLookUp = ({ ask, executionReport }: Provider): boolean =>
	ask !== undefined || executionReport !== undefined;
