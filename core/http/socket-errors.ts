/** What Node.js says of requests that certainly never left: the sockets of both hosts are its own. */

/** Connections that were never made. */
const NEVER_CONNECTED =
	/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|ERR_INVALID_URL)$/;
/** Calls on a connection that was there: a network that goes away ends it with the same codes. */
const CONNECTED = /^(read|write|shutdown)/;
/** What is asked before there is a connection. */
const CONNECTING = /^(connect|getaddrinfo)$/;
/** Certificates that were not believed: the handshake ended before the request. */
const NOT_BELIEVED =
	/^(ERR_TLS_CERT|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|HOSTNAME_MISMATCH)/;
/** EPROTO can come in the middle of a connection too; these words belong to its beginning. */
const HANDSHAKE = /wrong version number|handshake failure|unsupported protocol|unrecognized name/i;
/** In Node's words, and in those of the usual tunnel through a proxy. */
const NEVER_SECURE =
	/before secure TLS connection was established|before receiving CONNECT response/;

export interface SocketFailure {
	readonly code?: string;
	readonly message?: string;
	/** What the system was asked when it failed. */
	readonly syscall?: string;
	/** The attempts, where a name has several addresses and all of them were tried. */
	readonly errors?: readonly unknown[];
	/** The connection was not ready for a request when it ended: not made, or not yet encrypted. */
	readonly notReady?: boolean;
}

/** The name of the sentence that says why nothing was sent; undefined when it may have been. */
export function whyNeverSent(
	failure: SocketFailure,
): 'unreachable' | 'certificateNotTrusted' | undefined {
	const { code = '', message = '', syscall = '', errors = [], notReady = false } = failure;
	if (NOT_BELIEVED.test(code)) return 'certificateNotTrusted';
	if (notReady || NEVER_SECURE.test(message)) return 'unreachable';
	if (CONNECTED.test(syscall)) return undefined;
	const neverConnected = NEVER_CONNECTED.test(code) || CONNECTING.test(syscall);
	const neverSecure = code === 'EPROTO' && HANDSHAKE.test(message);
	const allInVain = errors.length > 0 && errors.every(wasConnecting);
	return neverConnected || neverSecure || allInVain ? 'unreachable' : undefined;
}

function wasConnecting(attempt: unknown): boolean {
	if (typeof attempt === 'string') return attempt.startsWith('connect ');
	const { syscall } = (attempt ?? {}) as SocketFailure;
	return syscall === 'connect';
}
