import { randomUUID } from 'node:crypto';

/** Tells this Node-RED from another one with the same flows, as a copy of it has. */
export const INSTANCE = randomUUID();
