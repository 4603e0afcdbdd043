/** Keeps secrets and full numbers out of timelines and logs. */

/** `+14155550103` → `+1…03`: the ending stays, it says what the phone does. */
export const maskNumber = (number: string): string =>
	number.length > 6 ? `${number.slice(0, 2)}…${number.slice(-2)}` : '…';

const SECRET_NAME = /token|secret|signature|password|api.?key|^(rb|sig|auth|key)$/i;
const MASKED = '***';

/** A long unbroken value is taken for a secret whatever its name. */
const isSecret = (name: string, value: string): boolean =>
	SECRET_NAME.test(name) || (value.length > 40 && !/\s/.test(value));

/** The address with every secret of its query masked, and without user and password. */
export function maskUrl(url: string): string {
	if (!URL.canParse(url)) return '(not an address)';
	const parsed = new URL(url);
	parsed.username = parsed.password = '';
	for (const [name, value] of [...parsed.searchParams])
		if (isSecret(name, value)) parsed.searchParams.set(name, MASKED);
	return parsed.href.replaceAll(encodeURIComponent(MASKED), MASKED);
}

/** The same fields, secrets masked; addresses keep all but theirs. */
export const maskFields = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
	Object.fromEntries(
		Object.entries(fields).map(([name, value]) => {
			if (typeof value !== 'string') return [name, value];
			if (URL.canParse(value) && /^https?:/i.test(value)) return [name, maskUrl(value)];
			return [name, isSecret(name, value) ? MASKED : value];
		}),
	);
