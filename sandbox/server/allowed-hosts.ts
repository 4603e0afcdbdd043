import { isIP } from 'node:net';
import { isLoopbackHost } from '../base/loopback';
import { SettingError } from '../base/options';

/** What container engines call the machine they run on: names that cannot be registered. */
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

const HOST_NAME = /^[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?$/;

/** A name or address as it is typed, perhaps with a port. */
function nameGiven(given: string): string {
	const name = isIP(given) === 0 ? nameIn(given) : given.toLowerCase();
	if (isIP(name) !== 0 || HOST_NAME.test(name)) return name;
	throw new SettingError(
		`allow-host: "${given}" is not a host name. Give the name alone, such as sandbox or sandbox.example.`,
	);
}

/**
 * Whether a Host header names this sandbox. A page from elsewhere whose name was made to point
 * here (DNS rebinding) counts as of the sandbox's own origin for a browser; only the name that
 * the browser then sends tells it apart. An address proves itself, and so do names that cannot
 * be registered; a client that names no host is no browser.
 * @throws {SettingError} when an allowed name is none, such as a whole address
 */
export function allowedHosts(
	host: string,
	allowed: readonly string[],
): (header: string | undefined) => boolean {
	const names = new Set([...CONTAINER_NAMES, host.toLowerCase(), ...allowed.map(nameGiven)]);
	const isEverywhere = EVERYWHERE.includes(host);
	return (header) => {
		if (header === undefined) return true;
		const name = nameIn(header);
		return isLoopbackHost(name) || names.has(name) || (isEverywhere && isIP(name) !== 0);
	};
}
