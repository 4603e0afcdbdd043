import { added, type Migration } from '../../../core/tables';

/** Settings of a trigger, from each version to the next. */
export const MIGRATIONS: readonly Migration[] = [
	{ from: 1, to: 2, migrate: added('summary', false) },
];
