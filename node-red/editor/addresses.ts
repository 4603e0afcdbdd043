/** Rules for the addresses that people type, and the one that they copy. */

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

function urlOrNull(value: string): URL | null {
	try {
		return new URL(value);
	} catch {
		return null;
	}
}

/** Credentials and results may be sent there: https, or http on this machine. */
export function isSafeAddress(value: string): boolean {
	const url = urlOrNull(value);
	return url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.test(url.hostname));
}

/** Where an account takes its results: below Node-RED's own HTTP root, at its public address. */
export function resultAddress(where: {
	readonly publicUrl: string;
	readonly origin: string;
	readonly httpNodeRoot: string | undefined;
	readonly accountId: string;
}): string {
	const base = (where.publicUrl.trim() || where.origin).replace(/\/*([?#].*)?$/, '');
	const root = (where.httpNodeRoot ?? '').replace(/^\/+|\/+$/g, '');
	return [base, root, 'ringback', where.accountId].filter((part) => part !== '').join('/');
}
