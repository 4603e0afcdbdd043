import type { FailureKind } from '../errors';

/** A sentence that says what happened, one that says how to put it right, and the field it is about. */
export type Words = readonly [kind: FailureKind, message: string, hint: string, field?: string];
