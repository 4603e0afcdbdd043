import type { NodeDef } from 'node-red';
import { MESSAGES, fault, migrated, type Migration, type VoiceError } from '../../core';

export interface Saved<Def> {
	/** In the form of this version; as it was saved where there is a fault. */
	readonly def: Def;
	/** Why the settings cannot be read; kept until there is somebody to tell. */
	readonly fault: VoiceError | null;
}

/** The settings of a node, whichever version of the package saved them. */
export function readSaved<Def extends NodeDef>(
	saved: Def,
	steps: readonly Migration[],
): Saved<Def> {
	const { version, ...settings } = saved as Def & { version?: unknown };
	const def = migrated(settings, version, steps);
	return def === null
		? { def: saved, fault: fault(MESSAGES.savedByNewer('@ringback/node-red')) }
		: { def: def as unknown as Def, fault: null };
}
