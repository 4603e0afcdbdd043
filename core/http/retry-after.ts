/**
 * The wait that a `Retry-After` header asks for, in milliseconds; undefined where there is none.
 * RFC 9110, 10.2.3: seconds, or a date in one of the three forms of 5.6.7. A date counts from the
 * answer's own `Date`, as two clocks need not agree, and from ours where it has none.
 */
export function retryAfterMs(
	headers: Readonly<Record<string, string>>,
	nowMs: number,
): number | undefined {
	const given = headers['retry-after']?.trim() ?? '';
	if (/^\d+(\.\d+)?$/.test(given))
		return Math.min(Math.ceil(Number(given) * 1_000), Number.MAX_SAFE_INTEGER);
	const untilMs = momentOf(given);
	if (untilMs === undefined) return undefined;
	return Math.max(0, untilMs - (momentOf(headers.date) ?? nowMs));
}

/** As `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT`: they begin with a day. */
const WITH_ZONE = /^[a-z]{3,9}, .*\bGMT$/i;
/** As `Sun Nov  6 08:49:37 1994`, which means GMT without saying so. */
const WITHOUT_ZONE = /^[a-z]{3} [a-z]{3} [\d ]\d \d\d:\d\d:\d\d \d{4}$/i;

function momentOf(given = ''): number | undefined {
	const text = given.trim();
	const date = WITHOUT_ZONE.test(text) ? `${text} GMT` : text;
	const ms = WITH_ZONE.test(date) || date !== text ? Date.parse(date) : Number.NaN;
	return Number.isNaN(ms) ? undefined : ms;
}
