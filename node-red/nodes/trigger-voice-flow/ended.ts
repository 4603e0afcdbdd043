import type { CallResult, ShownRequest } from '../../../core';

/** What became of a message. */
export interface Ended {
	readonly result: CallResult;
	/** A dry run's request. */
	readonly request?: ShownRequest;
	/** What the builder should know, though it stopped nothing. */
	readonly notes: readonly string[];
	/** Of what was written down: it was handed on, and can be forgotten. */
	forget?(): Promise<void>;
}
