/** Reports sent by a stranger who has seen one of our tokens, or has one that is not for us. */
import { sealToken, tokenKeys, type ResultToken, type TokenKeys } from '../../core';

/** What an attacker puts where the token belongs; undefined: nothing. */
type Forge = (genuine: string, claims: ResultToken, keys: TokenKeys) => string | undefined;

const OTHER_SECRET = 'the secret of another installation';

/** The byte at a share of its length, changed in one bit. */
function flipped(token: string, share: number): string {
	const bytes = Buffer.from(token, 'base64url');
	bytes[Math.min(bytes.length - 1, Math.floor(bytes.length * share))]! ^= 1;
	return bytes.toString('base64url');
}

export const ATTACKS: Readonly<Record<string, Forge>> = {
	'no token': () => undefined,
	'empty token': () => '',
	'cut token': (genuine) => genuine.slice(0, -4),
	'another version': (genuine) => flipped(genuine, 0),
	'another nonce': (genuine) => flipped(genuine, 0.02),
	'another tag': (genuine) => flipped(genuine, 0.08),
	'another sealed text': (genuine) => flipped(genuine, 0.5),
	'last bit': (genuine) => flipped(genuine, 1),
	'two tokens in one': (genuine) => genuine + genuine,
	'claims without a seal': (_genuine, claims) =>
		Buffer.from(JSON.stringify(claims)).toString('base64url'),
	'token of another account': (_genuine, claims, keys) =>
		sealToken(claims, { ...keys, audience: `${keys.audience}-other` }),
	'token of another installation': (_genuine, claims, keys) =>
		sealToken(claims, tokenKeys(OTHER_SECRET, undefined, keys.audience)),
	'expired token': (_genuine, claims, keys) =>
		sealToken({ ...claims, expiresAt: Date.now() - 1 }, keys),
};
export const ATTACK_NAMES = Object.keys(ATTACKS);

/** One call in so many is attacked. */
const ATTACKED = 5;

/** How a call of the plan is attacked; undefined for those that are left alone. */
export const attackOn = (index: number): string | undefined =>
	index % ATTACKED === 0 ? ATTACK_NAMES[(index / ATTACKED) % ATTACK_NAMES.length] : undefined;

/** A report that every provider's reader would understand: the call failed. */
export const LIE = JSON.stringify({ exit: 'Failed', status: 'FAILED', result: { code: 11 } });

/** The address that such a report is posted to. */
export function attackUrl(
	name: string,
	address: string,
	genuine: string,
	claims: ResultToken,
	keys: TokenKeys,
): string {
	const token = ATTACKS[name]!(genuine, claims, keys);
	const url = new URL(address);
	url.search = token === undefined ? '' : new URLSearchParams({ rb: token }).toString();
	return url.href;
}
