/** What may be said of secrets and phone numbers in logs, errors and status texts. */

/** `+390236001122` → `+39…22`. */
export const maskNumber = (number: string): string =>
	number.length > 6 ? `${number.slice(0, 3)}…${number.slice(-2)}` : '…';

/** Every phone-number-like run of digits in a text, masked: for words of others in our messages. */
export const maskNumbersIn = (text: string): string =>
	text.replace(/\+?\d[\d\s().-]{5,}\d/g, (found) => maskNumber(found.replace(/[\s().-]/g, '')));

/** A secret as shown in a dry run: its presence, never a part of it. */
export const MASKED_SECRET = '••••••••';
