/**
 * What can be shown later of a call: which rules were asked, what they said, by which packs, for
 * which purpose, on which consent, and how the call ended. Sealed with HMAC-SHA256 under a key of
 * its own, each part for itself and all of them together, so that whoever verifies it learns which
 * part was altered.
 */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { canonicalJson, withoutBlanks } from '../base/canonical-json';
import { isRecord, jsonOrUndefined } from '../base/json';

export interface Evidence {
	readonly version: 1;
	readonly reference: string;
	readonly provider: string;
	/** The provider's own id of the call; null when there is none. */
	readonly callId: string | null;
	/** Tells whether it was a certain number to whoever has the key and the number. */
	readonly numberHash: string;
	readonly purpose: string;
	readonly consent: string | null;
	readonly country: string | null;
	readonly region: string | null;
	readonly pack: string | null;
	readonly zones: readonly string[];
	/** In the order in which they were asked. */
	readonly rules: ReadonlyArray<{ readonly rule: string; readonly verdict: string }>;
	/** As in the result: why it was held or not made; null for a call that went. */
	readonly reason: string | null;
	/** When the rules were asked last, in ISO 8601, UTC. */
	readonly askedAt: string;
	/** When it was sent, in ISO 8601, UTC; null when nothing was sent. */
	readonly placedAt: string | null;
	/** As in the result. */
	readonly exit: string;
	/** When its report came, in ISO 8601, UTC; null without one. */
	readonly receivedAt: string | null;
}

export interface Seal {
	/** Which key it was, without telling the key. */
	readonly key: string;
	/** One for each part: a field, or a row of a list of rows. */
	readonly parts: Readonly<Record<string, string>>;
	/** Over everything, the seals of the parts included. */
	readonly all: string;
}

export type SealedEvidence = Evidence & { readonly seal: Seal };

/** What was sealed, or what of it is not as it was. */
export type Verification =
	| { readonly sealed: true }
	/** Names such as `purpose`, `rules[2]` or `seal.key`; `file` for what is no record at all. */
	| { readonly sealed: false; readonly altered: readonly string[] };

/** @param secret the callback secret of the account, or another that is as strong */
export const evidenceKey = (secret: string): Buffer =>
	Buffer.from(hkdfSync('sha256', secret, 'ringback', 'evidence', 32));

const mac = (key: Buffer, label: string, text: string): string =>
	createHmac('sha256', key).update(`${label}\n`).update(text).digest('base64url');
/** 96 bits, for each of many parts; the whole has all 256. */
const PART_CHARACTERS = 16;

export const numberHash = (e164: string, key: Buffer): string => mac(key, 'number', e164);
const keyName = (key: Buffer): string => mac(key, 'key', '').slice(0, 8);

/** The record with its seal. */
export function seal<Record extends object>(record: Record, key: Buffer): Record & { seal: Seal } {
	const parts = Object.fromEntries(
		partsOf(record).map(([name, value]) => [name, sealOfPart(name, value, key)]),
	);
	const open = { key: keyName(key), parts };
	return { ...record, seal: { ...open, all: sealOfAll({ ...record, seal: open }, key) } };
}

const sealOfPart = (name: string, value: unknown, key: Buffer): string =>
	mac(key, `part ${name}`, canonicalJson(value)).slice(0, PART_CHARACTERS);
const sealOfAll = (record: object, key: Buffer): string => mac(key, 'all', canonicalJson(record));

/** Fields, and the rows of lists of rows one by one. */
function partsOf(record: object): ReadonlyArray<readonly [name: string, value: unknown]> {
	return Object.entries(record).flatMap(([name, value]): Array<[string, unknown]> => {
		const isListOfRows = Array.isArray(value) && value.length > 0 && value.every(isRecord);
		if (!isListOfRows) return [[name, value]];
		return (value as unknown[]).map((row, at) => [`${name}[${at}]`, row]);
	});
}

/**
 * Whether a record is as it was sealed.
 * @param given the record, or its JSON: then no byte may be another, blanks between parts excepted
 */
export function verifyEvidence(given: unknown, key: Buffer): Verification {
	const value = typeof given === 'string' ? jsonOrUndefined(given, JSON.parse) : given;
	if (!isRecord(value) || !isRecord(value.seal)) return notSealed('file');
	const { seal: sealed, ...record } = value;
	const { key: name, parts, all, ...more } = sealed as Record<string, unknown>;
	if (!isRecord(parts) || typeof all !== 'string') return notSealed('seal');
	const altered = [
		...Object.keys(more).map((field) => `seal.${field}`),
		...differing(record, parts, key),
	];
	if (name !== keyName(key)) altered.push('seal.key');
	if (altered.length > 0) return notSealed(...altered);
	if (!isSame(all, sealOfAll({ ...record, seal: { key: name, parts } }, key)))
		return notSealed('seal.all');
	// the same content in other characters, such as an escape in capitals
	const isAsWritten = typeof given !== 'string' || withoutBlanks(given) === JSON.stringify(value);
	return isAsWritten ? { sealed: true } : notSealed('file');
}

const notSealed = (...altered: string[]): Verification => ({ sealed: false, altered });

function differing(record: object, parts: Record<string, unknown>, key: Buffer): string[] {
	const found = new Map(partsOf(record));
	const names = new Set([...Object.keys(parts), ...found.keys()]);
	return [...names].filter(
		(name) => !found.has(name) || !isSame(parts[name], sealOfPart(name, found.get(name), key)),
	);
}

function isSame(given: unknown, wanted: string): boolean {
	const bytes = Buffer.from(typeof given === 'string' ? given : '');
	return bytes.length === wanted.length && timingSafeEqual(bytes, Buffer.from(wanted));
}

/** What the end of a call adds to its evidence: fields of its result. */
interface Ended {
	readonly callId: string | null;
	readonly exit: string;
	readonly reason: string | null;
	readonly receivedAt: string | null;
}

/**
 * The evidence that was sealed when a call was placed, sealed again with how it ended. One that is
 * not as it was sealed stays so: verifying it names what was altered.
 */
export function endedEvidence(
	placed: SealedEvidence | null,
	{ callId, exit, reason, receivedAt }: Ended,
	key: Buffer | undefined,
): SealedEvidence | null {
	if (!placed || !key || !verifyEvidence(placed, key).sealed) return placed ?? null;
	const { seal: _seal, ...record } = placed;
	return seal({ ...record, callId, exit, reason, receivedAt }, key);
}
