import type { IncomingHttpHeaders, ServerResponse } from 'node:http';

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
	/** Takes the response over, to write to it as things happen. */
	readonly stream?: (response: ServerResponse) => void;
	/** The answer is held back until this settles. */
	readonly notBefore?: Promise<unknown>;
}

export interface Route {
	readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	/** Below the site's root; `{name}` stands for one segment. */
	readonly path: string;
	handle(received: Received): Reply | Promise<Reply>;
}

/** A group of routes under one root, which words its refusals in its own way. */
export interface Site {
	readonly root: string;
	/** Letter case of the path does not matter. */
	readonly ignoreCase?: boolean;
	/** Nor does a slash at its end. */
	readonly ignoreSlashAtEnd?: boolean;
	readonly routes: readonly Route[];
	refusal(status: number, message: string): Reply;
}

/** A refusal in plain JSON, for sites that have no words of their own. */
export const plainRefusal: Site['refusal'] = (status, message) => ({ status, body: { message } });

/** The value of a header that came once; undefined when absent or repeated. */
export function header({ headers }: Received, name: string): string | undefined {
	const value = headers[name];
	return typeof value === 'string' ? value : undefined;
}

export const isForm = (received: Received): boolean =>
	/^application\/x-www-form-urlencoded\b/i.test(header(received, 'content-type') ?? '');
