/** What became of a case, without what differs from run to run: times, ids, tokens and addresses. */
import type { CallResult } from '../../../core';
import type { Recorded } from '../n8n/support/recording-proxy';

export interface ParityOutcome {
	/** Requests that started a call, as they reached the provider. */
	readonly requests: readonly unknown[];
	readonly result: unknown;
	/** Null where the node had nothing to complain about. */
	readonly failure: { readonly message: string; readonly hint: string } | null;
}

/** Fields that hold nothing but the callback; in others it is a part. */
const WAYS_BACK = ['result_url', 'result_token', 'callback-url', 'token'];
const CALLBACK = /^.*[?&]rb=[\w•-]+/;
/** Each host has a sandbox of its own. */
const SANDBOX = /127\.0\.0\.1:\d+/g;

type Fields = Readonly<Record<string, unknown>>;

/** At any depth, also in JSON that a form carries as text. */
function comparable(value: unknown, name = ''): unknown {
	if (WAYS_BACK.includes(name)) return 'CALLBACK';
	if (typeof value === 'string')
		return value.startsWith('{')
			? comparable(JSON.parse(value))
			: value.replace(CALLBACK, 'CALLBACK');
	if (Array.isArray(value)) return value.map((entry) => comparable(entry));
	return typeof value === 'object' && value !== null ? withoutCallback(value as Fields) : value;
}

const withoutCallback = (fields: Fields): Fields =>
	Object.fromEntries(
		Object.entries(fields).map(([name, value]) => [name, comparable(value, name)]),
	);

/** A request in which the callback is a word. */
export function comparableRequest({ method, path, body }: Recorded): unknown {
	const json = body.startsWith('{') ? (JSON.parse(body) as Fields) : undefined;
	const fields = json ?? Object.fromEntries(new URLSearchParams(body));
	return { method, path, kind: json ? 'json' : 'form', fields: withoutCallback(fields) };
}

const CHANGING = ['callId', 'placedAt', 'receivedAt'] as const;

/** A result in which ids and times are only there or not there. */
export function comparableResult(result: CallResult | undefined): unknown {
	if (result === undefined) return null;
	// Node-RED tells it beside the last result of a list, n8n with each item
	const {
		raw,
		request,
		forecast: _none,
		...known
	} = result as CallResult & {
		request?: { readonly url: string; readonly body: Fields };
		forecast?: unknown;
	};
	return {
		...known,
		...Object.fromEntries(CHANGING.map((name) => [name, result[name] !== null])),
		raw: raw === null ? null : Object.keys(raw as object).sort(),
		request: request && {
			...request,
			url: new URL(request.url).pathname,
			body: withoutCallback(request.body),
		},
	};
}

/** Words about a failure, with the same name for both sandboxes. */
export const comparableFailure = (
	failure: { readonly message: string; readonly hint: string } | undefined,
): ParityOutcome['failure'] =>
	failure === undefined
		? null
		: { message: failure.message.replace(SANDBOX, 'SANDBOX'), hint: failure.hint };
