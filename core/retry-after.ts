/**
 * The wait of a `Retry-After` header in seconds form (RFC 9110, 10.2.3), in milliseconds.
 * The date form needs a clock that agrees with the server's; it counts as absent.
 */
export function retryAfterMs(header: string | undefined): number | undefined {
	return header !== undefined && /^\d{1,6}(\.\d+)?$/.test(header.trim())
		? Math.ceil(Number(header) * 1_000)
		: undefined;
}
