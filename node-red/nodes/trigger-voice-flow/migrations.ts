import { TRY_AFTER, added, type Migration } from '../../../core/tables';

/** Nothing is tried again. */
const TRY_AGAIN = ['maxCalls', ...Object.values(TRY_AFTER)].flatMap((name) => [
	added(name, ''),
	added(`${name}Type`, 'str'),
]);

/** Settings of a trigger, from each version to the next. */
export const MIGRATIONS: readonly Migration[] = [
	{ from: 1, to: 2, migrate: added('summary', false) },
	{
		from: 2,
		to: 3,
		migrate: (settings) => TRY_AGAIN.reduce((known, add) => add(known), settings),
	},
];
