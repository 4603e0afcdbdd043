import { SHORT_NUMBERS } from './short-numbers.data';

/** Emergency numbers that a phone knows by itself: 112 and 911 always, the others without a SIM (3GPP TS 22.101, 10.1.1). */
const EMERGENCY_ANYWHERE: ReadonlySet<string> = new Set([
	'112',
	'911',
	'000',
	'08',
	'110',
	'999',
	'118',
	'119',
]);

const patterns = new Map<string, RegExp>();

/** Emergency, directory and service numbers: they work inside one country only. */
export function isShortNumber(digits: string, country: string | null): boolean {
	if (EMERGENCY_ANYWHERE.has(digits)) return true;
	if (country === null || !Object.hasOwn(SHORT_NUMBERS, country)) return false;
	const pattern = patterns.get(country) ?? new RegExp(`^(?:${SHORT_NUMBERS[country]})$`);
	patterns.set(country, pattern);
	return pattern.test(digits);
}
