import { MASKED_SECRET } from '../base/mask';
import { httpRequest } from './place';
import type { PreparedCall } from './prepare';
import type { Provider, ResultAddress } from '../providers/contract';

/** A request as shown to the builder: exact, with every secret masked. */
export interface ShownRequest {
	readonly method: string;
	readonly url: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: unknown;
}

/** What would be sent, for a dry run. Nothing is dialled and no access token is asked for. */
export function showRequest(
	provider: Provider,
	call: PreparedCall,
	result: ResultAddress | null,
): ShownRequest {
	const { method, url, body } = httpRequest(provider, call, result);
	const json = body !== undefined && 'json' in body;
	return {
		method,
		url,
		headers: {
			...authHeaders(provider, call.account),
			'Content-Type': json ? 'application/json' : 'application/x-www-form-urlencoded',
		},
		body: masked(body && ('json' in body ? body.json : body.form), result),
	};
}

function authHeaders({ auth }: Provider, account: unknown): Record<string, string> {
	if (auth.kind !== 'headers') return { Authorization: `Bearer ${MASKED_SECRET}` };
	return Object.fromEntries(
		Object.keys(auth.headers(account)).map((name) => [name, MASKED_SECRET]),
	);
}

/** The token is a key: whoever has it can report an exit. */
const masked = (body: unknown, result: ResultAddress | null): unknown =>
	result === null ? body : JSON.parse(JSON.stringify(body).replaceAll(result.token, MASKED_SECRET));
