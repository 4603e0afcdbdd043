import { retryAfterMs } from '../../../core/http/retry-after';

const NOW = Date.UTC(2026, 0, 1);
const ask = (value: string | undefined, date?: string) =>
	retryAfterMs(
		{ ...(value === undefined ? {} : { 'retry-after': value }), ...(date ? { date } : {}) },
		NOW,
	);

describe('retryAfterMs', () => {
	it.each([
		['0', 0],
		['7', 7_000],
		[' 7 ', 7_000],
		['0.5', 500],
		['999999', 999_999_000],
		['1000000', 1_000_000_000],
		['99999999999999999999', Number.MAX_SAFE_INTEGER],
		['9'.repeat(400), Number.MAX_SAFE_INTEGER],
	])('reads %s seconds', (value, ms) => expect(ask(value)).toBe(ms));

	it.each([
		['as it is written today', 'Thu, 01 Jan 2026 00:01:30 GMT'],
		['of RFC 850', 'Thursday, 01-Jan-26 00:01:30 GMT'],
		['of C', 'Thu Jan  1 00:01:30 2026'],
	])('reads a date %s', (_what, value) => expect(ask(value)).toBe(90_000));

	it('counts a date from the date of the answer: two clocks need not agree', () => {
		expect(ask('Wed, 21 Oct 2026 07:28:30 GMT', 'Wed, 21 Oct 2026 07:28:00 GMT')).toBe(30_000);
	});

	it('reads a date that is over as no pause', () => {
		expect(ask('Wed, 31 Dec 2025 23:59:59 GMT')).toBe(0);
	});

	it.each([undefined, '', 'soon', '-1', '1e9', '0x10', '7, 7', 'in 2026', '2026-01-01T00:01:30Z'])(
		'finds nothing in %j',
		(value) => expect(ask(value)).toBeUndefined(),
	);
});
