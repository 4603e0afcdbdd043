import type { Migration } from '../../core';

/** Parameters of the node, from each of its versions to the next. */
export const MIGRATIONS: readonly Migration[] = [];
