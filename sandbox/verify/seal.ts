/**
 * Whether the evidence of a call is as Ringback sealed it. Written from docs/calling-rules.md
 * alone, so that two readers have to agree on what a seal says.
 */
import { createHmac, hkdfSync } from 'node:crypto';

type Json = Readonly<Record<string, unknown>>;

/** Names of what was altered, taken out or added; none where all is as it was sealed. */
export type Altered = readonly string[];

/** Letters of the seal of a part. */
const LETTERS_OF_PART = 16;
/** Letters of the name of a key. */
const LETTERS_OF_KEY = 8;

export const isObject = (value: unknown): value is Json =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

export const keyOf = (secret: string): Buffer =>
	Buffer.from(hkdfSync('sha256', secret, 'ringback', 'evidence', 32));

/** Names in order, no blanks. */
function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
	if (!isObject(value)) return JSON.stringify(value);
	const names = Object.keys(value).sort();
	return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
}

const sealOf = (key: Buffer, label: string, text: string): string =>
	createHmac('sha256', key).update(`${label}\n${text}`).digest('base64url');

/** Each field, and of a list of rows each row. */
function partsOf(record: Json): Map<string, unknown> {
	const parts = new Map<string, unknown>();
	for (const [name, value] of Object.entries(record)) {
		if (Array.isArray(value) && value.length > 0 && value.every(isObject))
			for (const [at, row] of value.entries()) parts.set(`${name}[${at}]`, row);
		else parts.set(name, value);
	}
	return parts;
}

/** @param record with its seal */
export function alteredIn({ seal, ...record }: Json, key: Buffer): Altered {
	if (!isObject(seal)) return ['file'];
	const { key: name, parts: seals, all, ...more } = seal;
	if (!isObject(seals) || typeof all !== 'string') return ['seal'];
	const parts = partsOf(record);
	const altered = [...new Set([...Object.keys(seals), ...parts.keys()])].filter((part) => {
		const own = sealOf(key, `part ${part}`, canonical(parts.get(part) ?? null));
		return !parts.has(part) || seals[part] !== own.slice(0, LETTERS_OF_PART);
	});
	altered.push(...Object.keys(more).map((field) => `seal.${field}`));
	if (name !== sealOf(key, 'key', '').slice(0, LETTERS_OF_KEY)) altered.push('seal.key');
	if (altered.length > 0) return altered;
	const whole = canonical({ ...record, seal: { key: name, parts: seals } });
	return all === sealOf(key, 'all', whole) ? [] : ['seal.all'];
}
