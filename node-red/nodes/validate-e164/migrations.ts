import type { Step } from '../../../core/tables';

/** Settings of the node, from each version to the next. */
export const MIGRATIONS: readonly Step[] = [];
