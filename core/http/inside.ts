/** Addresses that lead to this machine or into its own network, however they are spelt. */

const FIRST_BYTES = /^(\d+)\.(\d+)\.\d+\.\d+$/;
/** ::ffff:a.b.c.d, as URL writes it: two groups of hexadecimal digits (RFC 4291, 2.5.5.2). */
const MAPPED = /^::ffff:([\da-f]{1,4}):([\da-f]{1,4})$/;
/** Unique local (RFC 4193) and link-local (RFC 4291, 2.5.6). */
const LOCAL_6 = /^(f[cd]|fe[89ab])/;

/** Lower case, without the brackets of IPv6 and the dot that may end a name; mapped IPv4 as IPv4. Empty for no address. */
export function hostOf(value: string): string {
	if (!URL.canParse(value)) return '';
	const host = new URL(value).hostname.replace(/^\[|\]$|\.$/g, '');
	const [, high, low] = MAPPED.exec(host) ?? [];
	if (high === undefined || low === undefined) return host;
	const bytes = [high, low].flatMap((group) => {
		const number = Number.parseInt(group, 16);
		return [number >> 8, number & 255];
	});
	return bytes.join('.');
}

/** True for loopback and for the address of no host, at which systems answer themselves. */
export function isThisMachine(value: string): boolean {
	const host = hostOf(value);
	return (
		/^(localhost|.+\.localhost)$/.test(host) ||
		/^(127|0)\.[\d.]+$/.test(host) ||
		/^::1?$/.test(host)
	);
}

/** True for this machine, and for addresses of private use (RFC 1918, 6598, 3927, 4193). */
export function isInside(value: string): boolean {
	const host = hostOf(value);
	const [, first, second] = (FIRST_BYTES.exec(host) ?? []).map(Number);
	return (
		isThisMachine(value) ||
		first === 10 ||
		(first === 172 && second! >= 16 && second! < 32) ||
		(first === 192 && second === 168) ||
		(first === 100 && second! >= 64 && second! < 128) ||
		(first === 169 && second === 254) ||
		(host.includes(':') && LOCAL_6.test(host))
	);
}
