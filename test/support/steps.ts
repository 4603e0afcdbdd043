import { FIRST_VERSION, type Migration } from '../../core/base/migrate';

/** The versions that a list of steps knows, oldest first; throws where a step does not follow the one before. */
export function versionsOf(steps: readonly Migration[]): number[] {
	const versions: number[] = [FIRST_VERSION];
	for (const { from, to } of steps) {
		if (from !== versions.at(-1) || to <= from)
			throw new Error(`the step from ${from} to ${to} does not follow ${versions.at(-1)}`);
		versions.push(to);
	}
	return versions;
}

/** Settings that throw when a step changes them in place. */
export const frozen = <Value>(value: Value): Value => {
	if (value !== null && typeof value === 'object') Object.values(value).forEach(frozen);
	return Object.freeze(value);
};
