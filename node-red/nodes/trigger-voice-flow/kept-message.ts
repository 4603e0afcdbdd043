/** A message as it can be kept for longer than a process lives: as JSON. */
import { isDeepStrictEqual } from 'node:util';
import type { NodeMessageInFlow } from 'node-red';

export interface KeptMessage {
	readonly msg: Readonly<Record<string, unknown>>;
	/** Properties that are missing in it, or not the same: `req` and `res` of a web request, a Date. */
	readonly lost: readonly string[];
}

export function keptMessage(message: NodeMessageInFlow): KeptMessage {
	const msg: Record<string, unknown> = {};
	const lost: string[] = [];
	for (const [name, value] of Object.entries(message)) {
		if (value === undefined) continue;
		const copy = jsonOf(value);
		if (copy !== undefined) msg[name] = copy;
		if (!isDeepStrictEqual(copy, value)) lost.push(name);
	}
	return { msg, lost };
}

/** Undefined for what JSON does not have. */
function jsonOf(value: unknown): unknown {
	try {
		return JSON.parse(JSON.stringify(value)) as unknown;
	} catch {
		return undefined;
	}
}
