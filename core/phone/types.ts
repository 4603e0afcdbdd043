import type { PhoneReason } from './reasons';

/** What kind of line a number belongs to, in the words of Google's libphonenumber. */
export const PHONE_TYPES = [
	'FIXED_LINE',
	'MOBILE',
	'FIXED_LINE_OR_MOBILE',
	'TOLL_FREE',
	'PREMIUM_RATE',
	'SHARED_COST',
	'VOIP',
	'PERSONAL_NUMBER',
	'PAGER',
	'UAN',
	'VOICEMAIL',
] as const;
export type PhoneType = (typeof PHONE_TYPES)[number];

/** What a call to the number may cost or do that an ordinary call does not. */
export const PHONE_RISKS = [
	'none',
	'premium',
	'sharedCost',
	'satellite',
	'personal',
	'unknownType',
	'emergencyOrShort',
] as const;
export type PhoneRisk = (typeof PHONE_RISKS)[number];

/** What was changed to read the number, in the order in which it was done. */
export type PhoneRepair =
	| 'unicodeDigits'
	| 'fullWidthPlus'
	| 'invisibleCharacters'
	| 'telLink'
	| 'annotation'
	| 'decimalZeros'
	| 'separators'
	| 'internationalPrefix'
	| 'missingPlus'
	| 'trunkZero'
	| 'trunkPrefix';

export interface PhoneOptions {
	/** ISO 3166-1 alpha-2, for numbers without an international prefix. Empty: none. */
	readonly defaultCountry?: string;
}

/** Everything known about a phone number; what is unknown is null. */
export interface PhoneNumber {
	/** May be dialled as far as numbering plans tell; only the network knows who answers. */
	readonly valid: boolean;
	/** `+14155550123`; null unless valid. */
	readonly e164: string | null;
	readonly national: string | null;
	readonly international: string | null;
	/** ISO 3166-1 alpha-2; null for numbers that belong to no country. */
	readonly country: string | null;
	/** Without plus, such as `44`. */
	readonly callingCode: string | null;
	readonly type: PhoneType | null;
	/** The length fits the numbering plan. */
	readonly possible: boolean;
	/** Why the number is not valid; null when it is. */
	readonly reason: PhoneReason | null;
	readonly repaired: readonly PhoneRepair[];
	/** IANA names of all zones the number's prefix may lie in. */
	readonly timeZones: readonly string[];
	readonly risk: PhoneRisk | null;
	readonly extension: string | null;
}
