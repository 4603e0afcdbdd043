/** Whether an address can be reached from the internet, as far as its name tells. */
import { hostOf } from './inside';

/** Names that no public name server answers for (RFC 6761, 6762, 8375; ICANN 2024 for `internal`). */
const INSIDE_NAMES = /(^|\.)(localhost|local|internal|home\.arpa|localdomain|lan)$/;

const IPV4 = /^\d+(\.\d+){3}$/;

/** IPv4 that is not routed: this machine, private and shared networks, link-local (RFC 6890), multicast and above. */
const INSIDE_IPV4 =
	/^(0|10|127|169\.254|192\.168|192\.0\.0|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])|198\.1[89]|22[4-9]|2[34]\d|25[0-5])\./;

/** IPv6 that is not routed: unspecified, loopback, unique local, link-local, multicast. */
const INSIDE_IPV6 = /^(::1?$|f[cd]|fe[89ab]|ff)/;

/**
 * False for an address that cannot be reached from outside this machine or its network: 0.0.0.0,
 * private and link-local networks, names without a dot. True says no more than that its name is
 * not one of these.
 */
export function isOutside(address: string): boolean {
	const host = hostOf(address);
	if (host.includes(':')) return !INSIDE_IPV6.test(host);
	if (IPV4.test(host)) return !INSIDE_IPV4.test(host);
	return host.includes('.') && !INSIDE_NAMES.test(host);
}
