/** Numbers for tests of rules that nobody chose, which go by the hour of the day. */
import { askRules, ruleSettings } from '../../core';

/** Answered at the sandbox; in Los Angeles, Berlin and Tokyo, so that it is always day somewhere. */
const NUMBERS = ['+14155550101', '+493012345601', '+81312345601'];
const HALF_AN_HOUR_MS = 30 * 60_000;

const isOpen = async (to: string, ms: number) =>
	'go' in (await askRules(ruleSettings({}), { to }, ms)).verdict;

/** A number that may be called for the next half an hour, or that may not. */
export async function numberThat(isCalled: boolean): Promise<string> {
	const now = Date.now();
	for (const to of NUMBERS) {
		const both = [await isOpen(to, now), await isOpen(to, now + HALF_AN_HOUR_MS)];
		if (both.every((open) => open === isCalled)) return to;
	}
	throw new Error('it is day, or night, everywhere');
}
