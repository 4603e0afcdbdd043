/**
 * The one door through which requests leave. n8n opens it with its own HTTP helper, Node-RED
 * with axios, tests with a list of canned answers.
 *
 * Contract, checked by test/support/transport-contract.ts for every implementation:
 *  - any HTTP status resolves, 500 included; reading statuses is the core's work
 *  - no answer rejects with a VoiceError: `unreachable` (certainly never sent), `timedOut` or
 *    `connectionLost` (a phone may ring); it names the address, never a secret
 *  - `unreachable` covers whatever ends before a connection is ready for a request: not made in
 *    time, closed before it is encrypted, refused by a proxy
 *  - an answer beyond the limit rejects as `unreadableAnswer`, and no more of it is read
 *  - redirects are not followed
 */

/** Larger answers than this are not a provider's, unless the request says so, in bytes. */
export const ANSWER_LIMIT_BYTES = 1024 * 1024;

export type HttpBody =
	{ readonly json: unknown } | { readonly form: Readonly<Record<string, string>> };

export interface HttpRequest {
	readonly method: 'GET' | 'POST' | 'PUT';
	readonly url: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body?: HttpBody;
	/** Budget for the whole exchange, in milliseconds. */
	readonly timeoutMs: number;
	/** Largest answer to take, in bytes; absent: ANSWER_LIMIT_BYTES. */
	readonly answerLimitBytes?: number;
	/** Gives up early; the request may have been sent. */
	readonly signal?: AbortSignal;
}

export interface HttpResponse {
	readonly status: number;
	/** Header names in lower case. */
	readonly headers: Readonly<Record<string, string>>;
	/** JSON as core/base/json.ts parses it, or the raw text when the answer is not JSON. */
	readonly body: unknown;
	/**
	 * True when the access token was refused and dropped: the request placed no call, and sent
	 * again it carries a fresh one.
	 */
	readonly tokenDropped?: boolean;
}

export type Transport = (request: HttpRequest) => Promise<HttpResponse>;
