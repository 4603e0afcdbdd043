import { createHash } from 'node:crypto';

/** References can be anything, order numbers and names of people included: a store sees a hash. */
export const keyOf = (reference: string): string =>
	createHash('sha256').update(reference).digest('base64url').slice(0, 22);
