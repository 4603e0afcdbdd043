import { isIP } from 'node:net';
import { isLoopbackHost } from './loopback';

/** What container engines call the machine they run on: names that nobody can register. */
const CONTAINER_NAMES = ['host.docker.internal', 'host.containers.internal'];
/** Listening on every address: a request may then name any of them. */
const EVERYWHERE = ['0.0.0.0', '::'];

/** The name or address in a Host header, without its port. */
export const nameIn = (header: string): string =>
	header
		.replace(/:\d*$/, '')
		.replace(/^\[(.*)\]$/, '$1')
		.replace(/\.$/, '')
		.toLowerCase();

/**
 * Whether a Host header names this sandbox. A page from elsewhere whose name was made to point
 * here (DNS rebinding) counts as of the sandbox's own origin for a browser; only the name that
 * the browser then sends tells it apart. An address proves itself, and so do names that nobody
 * can register; a client that names no host is no browser.
 */
export function ownNames(
	host: string,
	allowed: readonly string[],
): (header: string | undefined) => boolean {
	const names = new Set([...CONTAINER_NAMES, host, ...allowed].map(nameIn));
	const isEverywhere = EVERYWHERE.includes(host);
	return (header) => {
		if (header === undefined) return true;
		const name = nameIn(header);
		return isLoopbackHost(name) || names.has(name) || (isEverywhere && isIP(name) !== 0);
	};
}
