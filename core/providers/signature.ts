/**
 * Providers' signatures on what they send. A second lock beside the result token, never instead
 * of it: the token says which call a report is of, the signature that the provider sent these
 * very bytes.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ParsedReport } from '../result/report';

/** A report with what signatures are made over. */
export type SignedReport = Pick<ParsedReport, 'url' | 'headers' | 'rawBody' | 'query'>;

/** `stale`: rightly signed, but too long ago, or at a time that has not come yet. */
export type SignatureVerdict = 'valid' | 'invalid' | 'missing' | 'stale';

export type VerifySignature = (
	report: SignedReport,
	key: string,
	nowMs: number,
) => SignatureVerdict;

export interface Signature<Account> {
	/** The header that it stands in, in lower case. */
	readonly header: string;
	/** What it is made with; undefined where the account names nothing: then it is not checked. */
	key(account: Account): string | undefined;
	readonly verify: VerifySignature;
}

/** Both ways: a time far ahead would never grow old. */
const WINDOW_MS = 5 * 60_000;

/** Compares in constant time. */
export function sameText(one: string, other: string): boolean {
	const [a, b] = [Buffer.from(one), Buffer.from(other)];
	return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * A header with a time and an HMAC-SHA256 in hexadecimal, such as `t=1700000000,v1=5f…`.
 * @param pattern finds the time and the digest, in this order
 */
export const timedSignature =
	(shape: {
		readonly header: string;
		readonly pattern: RegExp;
		/** Length of the time's unit, in milliseconds. */
		readonly unitMs: number;
		signed(time: string, rawBody: string): string;
	}): VerifySignature =>
	({ headers, rawBody }, key, nowMs) => {
		const given = headers[shape.header];
		if (given === undefined) return 'missing';
		const [, time, digest] = shape.pattern.exec(given) ?? [];
		if (time === undefined || digest === undefined) return 'invalid';
		const expected = createHmac('sha256', key).update(shape.signed(time, rawBody)).digest('hex');
		if (!sameText(digest.toLowerCase(), expected)) return 'invalid';
		return Math.abs(Number(time) * shape.unitMs - nowMs) <= WINDOW_MS ? 'valid' : 'stale';
	};
