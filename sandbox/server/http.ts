import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { CallRecord } from '../calls/call';
import type { ProviderId } from '../providers';

/** A request as a route sees it. */
export interface Received {
	/** Values of the `{names}` in the route's path. */
	readonly params: Readonly<Record<string, string>>;
	readonly query: URLSearchParams;
	readonly headers: IncomingHttpHeaders;
	readonly method: string;
	/** Path and query as they came. */
	readonly target: string;
	readonly body: string;
	/** Monotonic milliseconds at which the whole request had arrived. */
	readonly arrivedMs: number;
	/** Scheme, host and port the client used, e.g. `http://127.0.0.1:4010`. */
	readonly origin: string;
}

export interface Reply {
	readonly status: number;
	readonly headers?: Readonly<Record<string, string>>;
	/** Text as it is, anything else as JSON. */
	readonly body?: unknown;
	/** The start of a call was accepted: only then do the after-accept faults apply. */
	readonly accepted?: boolean;
	/** The calls this request has started. */
	readonly records?: readonly CallRecord[];
	/** Takes the response over, to write to it as things happen. */
	readonly stream?: (response: ServerResponse) => void;
	/** The answer is held back until this settles. */
	readonly notBefore?: Promise<unknown>;
}

export interface Route {
	readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	/** Below the site's root; `{name}` stands for one segment. */
	readonly path: string;
	/** This is the request that dials, the one faults are for. */
	readonly startsCalls?: boolean;
	handle(received: Received): Reply | Promise<Reply>;
}

/** A group of routes under one root, which words its refusals in its own way. */
export interface Site {
	readonly root: string;
	readonly provider?: ProviderId;
	/** Letter case of the path does not matter. */
	readonly ignoreCase?: boolean;
	readonly routes: readonly Route[];
	refusal(status: number, message: string): Reply;
}

/** The value of a header that came once; undefined when absent or repeated. */
export function header({ headers }: Received, name: string): string | undefined {
	const value = headers[name];
	return typeof value === 'string' ? value : undefined;
}

export const isForm = (received: Received): boolean =>
	/^application\/x-www-form-urlencoded\b/i.test(header(received, 'content-type') ?? '');
