import { planOf, type Plan } from './plans';

/** The plan of a country as people write its code: `nl` and ` NL ` are NL. */
export const planOfCountry = (code: string): Plan | undefined =>
	planOf(code) ?? planOf(code.trim().toUpperCase());

/** Whether a code is one of ISO 3166-1 alpha-2 that has phone numbers. */
export const isCountry = (code: string): boolean => planOfCountry(code) !== undefined;
