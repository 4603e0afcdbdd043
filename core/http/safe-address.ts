/** Where credentials and results may be sent, as far as the address tells. */

/**
 * Hosts that only this machine, its containers and its own network answer to, as a URL spells
 * them: loopback, private addresses (RFC 1918, 6598, 4193), names without a dot (a service of a
 * compose file), and `internal`, which cannot be registered (ICANN 2024).
 */
export const OWN_HOST = new RegExp(
	[
		'localhost',
		String.raw`[a-z\d_-]*[a-z_][a-z\d_-]*`,
		String.raw`([a-z\d_-]+\.)+(internal|localhost)`,
		String.raw`(127|10)(\.\d+){3}`,
		String.raw`192\.168(\.\d+){2}`,
		String.raw`172\.(1[6-9]|2\d|3[01])(\.\d+){2}`,
		String.raw`100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])(\.\d+){2}`,
		String.raw`\[::1\]`,
		String.raw`\[f[cd][\da-f:]*\]`,
	].join('|'),
	'i',
);

const WHOLE = new RegExp(`^(${OWN_HOST.source})$`, 'i');

/** True for a host of one's own, where plain http is nobody else's to read. */
export const isOwnNetwork = (value: string): boolean =>
	URL.canParse(value) && WHOLE.test(new URL(value).hostname.replace(/\.$/, ''));

/** https, or http within one's own network. */
export function isSafeAddress(value: string): boolean {
	if (!URL.canParse(value)) return false;
	const { protocol } = new URL(value);
	return protocol === 'https:' || (protocol === 'http:' && isOwnNetwork(value));
}
