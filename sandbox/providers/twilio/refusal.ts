import type { Reply } from '../../server/http';

/**
 * Codes of refusals (twilio.com/docs/api/errors). That of a second execution is not documented,
 * so it is the sandbox's own.
 */
const CODES: Readonly<Record<number, number>> = {
	400: 20001,
	401: 20003,
	403: 20403,
	404: 20404,
	405: 20004,
	409: 20409,
	413: 20413,
	429: 20429,
};

/** A refusal as Twilio's APIs word it (npm twilio 6.2.0, RestException). */
export const refusal = (status: number, message: string, code = CODES[status] ?? 20500): Reply => ({
	status,
	body: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status },
});
