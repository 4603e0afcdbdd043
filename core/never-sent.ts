/** What Node.js says of requests that certainly never left: the sockets of both hosts are its own. */

/** Connections that were never made. */
const NEVER_CONNECTED =
	/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|ERR_INVALID_URL)$/;
/** Calls on a connection that was there: a network that goes away ends it with the same codes. */
const CONNECTED = /^(read|write|shutdown)/;
/** Certificates that were not believed: the handshake ended before the request. */
const NOT_BELIEVED =
	/^(ERR_TLS_CERT|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|HOSTNAME_MISMATCH)/;
/** EPROTO can come in the middle of a connection too; these words belong to its beginning. */
const HANDSHAKE = /wrong version number|handshake failure|unsupported protocol|unrecognized name/i;

export interface SocketFailure {
	readonly code?: string;
	readonly message?: string;
	/** What the system was asked when it failed. */
	readonly syscall?: string;
}

/** The name of the sentence that says why nothing was sent; undefined when it may have been. */
export function whyNeverSent({
	code = '',
	message = '',
	syscall,
}: SocketFailure): 'unreachable' | 'certificateNotTrusted' | undefined {
	if (NOT_BELIEVED.test(code)) return 'certificateNotTrusted';
	const refused = NEVER_CONNECTED.test(code) || syscall === 'connect' || syscall === 'getaddrinfo';
	return (refused && !CONNECTED.test(syscall ?? '')) ||
		(code === 'EPROTO' && HANDSHAKE.test(message))
		? 'unreachable'
		: undefined;
}
