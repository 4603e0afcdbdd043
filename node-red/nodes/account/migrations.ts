import { added, type Migration } from '../../../core/tables';

/** Settings of an account, from each version to the next. Credentials are none of them. */
export const MIGRATIONS: readonly Migration[] = [
	{ from: 1, to: 2, migrate: added('lookUp', 'auto') },
	{
		from: 2,
		to: 3,
		// whoever asked for no more calls was not remembered
		migrate: (settings) =>
			added('rememberOptOut', false)(added('machineDetection', 'off')(settings)),
	},
	{ from: 3, to: 4, migrate: added('sharedMemory', '') },
];
