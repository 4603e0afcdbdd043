import type { Reply } from '../../server/http';

/** Shape documented; the real codes are not, so these say where they come from. */
const CODES: Readonly<Record<number, string>> = {
	400: 'sandbox_bad_request',
	401: 'sandbox_unauthorized',
	403: 'sandbox_forbidden',
	404: 'sandbox_not_found',
	405: 'sandbox_method_not_allowed',
	413: 'sandbox_too_large',
	429: 'sandbox_too_many_requests',
	500: 'sandbox_server_error',
};

/** A refusal as every Talkdesk API words it. */
export function refusal(
	status: number,
	message: string,
	fields: readonly { name: string; description: string }[] = [],
): Reply {
	const code = CODES[status] ?? 'sandbox_error';
	return { status, body: { code, message, description: message, fields } };
}
