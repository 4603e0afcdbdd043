/**
 * What an earlier version of a package saved, in the form of this one: a flow keeps its settings
 * for years, and the code knows one form only, the newest.
 */

/** Settings by name, as a host stores them. */
export type SavedSettings = Readonly<Record<string, unknown>>;

/** From one version of a node's settings to the next. */
export interface Migration {
	readonly from: number;
	readonly to: number;
	/** Pure, and the same in meaning: it may not change whom the node calls, or when. */
	readonly migrate: (settings: SavedSettings) => SavedSettings;
}

/** The version that 0.1.0 saved; settings without one were written for it by a program. */
export const FIRST_VERSION = 1;

/** The version that is saved now. */
export const newestVersion = (steps: readonly Migration[]): number =>
	steps.at(-1)?.to ?? FIRST_VERSION;

/**
 * The settings in the newest form, through every step behind their version; null where no step
 * leads on from that version, as for settings that a newer version of the package has saved.
 * @param version as stored: a number, or a number as text; nothing for the first
 * @param steps of the node, oldest first
 */
export function migrated(
	settings: SavedSettings,
	version: unknown,
	steps: readonly Migration[],
): SavedSettings | null {
	let at = Number(version || FIRST_VERSION);
	let current = settings;
	for (const { from, to, migrate } of steps) {
		if (from !== at) continue;
		current = migrate(current);
		at = to;
	}
	return at === newestVersion(steps) ? current : null;
}

/** A setting that came with a new version, for the nodes that were saved without it. */
export const added =
	(name: string, value: unknown): Migration['migrate'] =>
	(settings) =>
		settings[name] === undefined ? { ...settings, [name]: value } : settings;
