import type { Migration } from '../../../core/tables';

/** Settings of the node, from each version to the next. */
export const MIGRATIONS: readonly Migration[] = [];
