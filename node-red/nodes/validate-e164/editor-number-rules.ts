/** Types and risks of numbers that "validate E.164" can be told about; a test compares them with the core's. */

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

export const RISKS = ['premium', 'sharedCost', 'satellite', 'personal', 'unknownType'] as const;
