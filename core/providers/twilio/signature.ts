/**
 * Twilio's signature (npm twilio 6.2.0, webhooks): base64 of an HMAC over the address, followed by
 * the fields of a form; of any other body, the address names the SHA-256.
 */
import { createHash, createHmac } from 'node:crypto';
import { sameText, type VerifySignature } from '../signature';

export const SIGNATURE_HEADER = 'x-twilio-signature';

/** The query parameter that names the body's hash, in hexadecimal. */
const BODY_HASH = 'bodySHA256';
/** Base64 of a SHA-1; shared keys sign with SHA-256, whose base64 is longer. */
const SHA1_LENGTH = 28;

export const verifyTwilio: VerifySignature = ({ headers, rawBody, url }, key) => {
	const given = headers[SIGNATURE_HEADER];
	if (given === undefined) return 'missing';
	const fields = URL.canParse(url) ? signedFields(url, rawBody) : undefined;
	if (fields === undefined) return 'invalid';
	const hash = given.length > SHA1_LENGTH ? 'sha256' : 'sha1';
	const isOver = (address: string) =>
		sameText(
			given,
			createHmac(hash, key)
				.update(address + fields)
				.digest('base64'),
		);
	return addressesOf(url).some(isOver) ? 'valid' : 'invalid';
};

/** What is signed behind the address; undefined where the signature says nothing of the body. */
function signedFields(url: string, rawBody: string): string | undefined {
	const hash = new URL(url).searchParams.get(BODY_HASH);
	if (hash !== null) {
		const own = createHash('sha256').update(rawBody).digest('hex');
		return sameText(hash, own) ? '' : undefined;
	}
	// it would be read as JSON, and signed as a form
	if (/^\s*[[{]/.test(rawBody)) return undefined;
	const form = new URLSearchParams(rawBody);
	return [...new Set(form.keys())]
		.sort()
		.flatMap((name) => [...new Set(form.getAll(name))].sort().map((value) => name + value))
		.join('');
}

/**
 * The forms in which Twilio's back ends are known to sign one address: as received and as a URL
 * parser writes it, each with the standard port and without any, the latter also with the query
 * encoded anew: values of one name side by side, and no more escaped than need be.
 */
function addressesOf(url: string): string[] {
	const parsed = new URL(url).href;
	const both = (address: string) => [withoutPort(address), withPort(address)];
	return [...both(url), ...both(parsed), ...both(parsed).map(withNewQuery)];
}

const AUTHORITY = /^([a-z][a-z\d+.-]*:\/\/)([^/?#]*?)(:\d*)?(?=[/?#]|$)/i;

const withoutPort = (address: string): string => address.replace(AUTHORITY, '$1$2');

const withPort = (address: string): string =>
	address.replace(AUTHORITY, (whole, scheme: string, host: string, port?: string) => {
		if (port !== undefined) return whole;
		return `${scheme}${host}:${scheme.toLowerCase() === 'https://' ? 443 : 80}`;
	});

function withNewQuery(address: string): string {
	const at = address.indexOf('?');
	if (at < 0 || at === address.length - 1) return address;
	// of no prototype: any name may come, and those that are whole numbers come first
	const values = Object.create(null) as Record<string, string[]>;
	for (const [name, value] of new URLSearchParams(address.slice(at + 1)))
		(values[name] ??= []).push(value);
	const pairs = Object.entries(values).flatMap(([name, all]) =>
		all.map((value) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`),
	);
	return `${address.slice(0, at)}?${pairs.join('&')}`;
}
