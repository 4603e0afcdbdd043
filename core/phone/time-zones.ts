import { PREFIXES_BY_TIME_ZONES } from './time-zones.data';
import type { PhoneType } from './types';

/** Digits lead from branch to branch; `zones` holds for every number that goes no further. */
interface Branch {
	zones?: readonly string[];
	readonly next: Branch[];
}

let tree: Branch | undefined;

/** Mobile numbers of Mexico, Argentina, Brazil, Indonesia and China belong to a region. */
const REGIONAL_MOBILE: ReadonlySet<string> = new Set(['52', '54', '55', '62', '86']);
const REGIONAL: ReadonlySet<PhoneType | null> = new Set(['FIXED_LINE', 'FIXED_LINE_OR_MOBILE']);
const NONE: readonly string[] = [];

/**
 * All time zones a valid number's prefix may lie in; empty when unknown. As in Google's
 * libphonenumber, a number that can be anywhere in its country has all zones of its calling code.
 */
export function timeZonesOf(
	callingCode: string,
	nationalNumber: string,
	type: PhoneType | null,
): readonly string[] {
	const regional = REGIONAL.has(type) || (type === 'MOBILE' && REGIONAL_MOBILE.has(callingCode));
	return longestPrefix(regional ? callingCode + nationalNumber : callingCode);
}

function longestPrefix(digits: string): readonly string[] {
	let branch: Branch | undefined = (tree ??= plant());
	let zones = NONE;
	for (let index = 0; index < digits.length; index += 1) {
		branch = branch.next[digits.charCodeAt(index) - ZERO];
		if (!branch) break;
		zones = branch.zones ?? zones;
	}
	return zones;
}

function plant(): Branch {
	const root: Branch = { next: [] };
	for (const [names, prefixes] of Object.entries(PREFIXES_BY_TIME_ZONES)) {
		const zones = names.split(' ');
		for (const prefix of prefixes.split(' ')) {
			let branch = root;
			for (const digit of prefix) branch = branch.next[Number(digit)] ??= { next: [] };
			branch.zones = zones;
		}
	}
	return root;
}

const ZERO = 48;
