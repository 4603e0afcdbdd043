/** Reads a setting for one message: its field, what was typed, and the type of its source. */
export type Evaluate = (field: string, value: unknown, type: unknown) => Promise<unknown>;
