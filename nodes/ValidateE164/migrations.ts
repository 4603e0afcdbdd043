import type { Migration } from '../../core';

/** Parameters of the node, from each of its versions to the next. */
export const MIGRATIONS: readonly Migration[] = [
	{
		from: 1,
		to: 2,
		// an empty one means another field since then
		migrate: (parameters) => ({ ...parameters, outputField: parameters.outputField || 'phone' }),
	},
];
