import { maskDeep, MASKED } from '../base/mask';
import { jsonOrUndefined } from '../base/parse';
import type { Received } from './http';

/** A request as it may be shown: secrets masked. */
export interface ShownRequest {
	readonly method: string;
	readonly url: string;
	readonly headers: Readonly<Record<string, string>>;
	/** JSON parsed, a form as its fields, anything else as text. */
	readonly body: unknown;
}

/** The request that started a call and what it was answered. */
export interface RecordedRequest {
	readonly request: ShownRequest;
	/** Null when a fault kept the answer back. */
	answer: { readonly status: number; readonly body: unknown } | null;
}

/** How much of a header is shown: of `authorization` its scheme, of any other secret nothing. */
function shownHeader(name: string, value: string): string {
	if (name === 'content-type') return value;
	return name === 'authorization' ? `${value.split(' ')[0]} ${MASKED}` : MASKED;
}

/** @param secretHeaders names in lower case, beside `authorization`; other headers are left out */
export function shownRequest(
	{ method, origin, target, headers, body }: Received,
	secretHeaders: readonly string[],
): ShownRequest {
	const shown = ['content-type', 'authorization', ...secretHeaders].flatMap((name) => {
		const value = headers[name];
		return typeof value === 'string' ? [[name, shownHeader(name, value)]] : [];
	});
	const isForm = /urlencoded/i.test(headers['content-type'] ?? '');
	const fields = isForm
		? Object.fromEntries(new URLSearchParams(body))
		: (jsonOrUndefined(body) ?? body);
	return {
		method,
		url: origin + target,
		headers: Object.fromEntries(shown),
		body: maskDeep(fields),
	};
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

const isFormOf = ({ headers }: ShownRequest): boolean =>
	/urlencoded/i.test(headers['content-type'] ?? '');

/** The request as a command for a POSIX shell; the secrets are left for the reader to fill in. */
export function asCurl(request: ShownRequest): string {
	const { method, url, headers, body } = request;
	const fields = typeof body === 'object' && body !== null ? Object.entries(body) : [];
	const data = isFormOf(request)
		? fields.map(([name, value]) => `--data-urlencode ${quoted(`${name}=${value}`)}`)
		: [`--data ${quoted(typeof body === 'string' ? body : JSON.stringify(body))}`];
	return [
		`curl -X ${method} ${quoted(url)}`,
		...Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
		...data,
	].join(' \\\n  ');
}
