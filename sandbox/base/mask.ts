/** Keeps secrets and full numbers out of timelines and logs. */

/** `+14155550103` → `+1…03`: the ending stays, it says what the phone does. */
export const maskNumber = (number: string): string =>
	number.length > 6 ? `${number.slice(0, 2)}…${number.slice(-2)}` : '…';

const SECRET_NAME = /token|secret|signature|password|api.?key|^(rb|sig|auth|key)$/i;
export const MASKED = '***';

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
	// placeholders of a template stay readable
	return parsed.href
		.replaceAll(encodeURIComponent(MASKED), MASKED)
		.replaceAll('%7B', '{')
		.replaceAll('%7D', '}');
}

/** Deepest nesting shown; real bodies have less, and a hostile one must not exhaust the stack. */
const MAX_DEPTH = 20;

/** The same value, secrets masked at any depth; addresses keep all but theirs. */
export function maskDeep(value: unknown, name = '', depth = 0): unknown {
	if (typeof value === 'string') {
		if (/^https?:/i.test(value) && URL.canParse(value)) return maskUrl(value);
		return isSecret(name, value) ? MASKED : value;
	}
	if (typeof value !== 'object' || value === null) return value;
	if (depth >= MAX_DEPTH) return '…';
	return Array.isArray(value)
		? value.map((item) => maskDeep(item, name, depth + 1))
		: maskFields(value as Record<string, unknown>, depth + 1);
}

export const maskFields = (
	fields: Readonly<Record<string, unknown>>,
	depth = 0,
): Record<string, unknown> =>
	Object.fromEntries(
		Object.entries(fields).map(([name, value]) => [name, maskDeep(value, name, depth)]),
	);
