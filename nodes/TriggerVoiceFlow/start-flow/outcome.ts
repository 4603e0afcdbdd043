import type {
	CallResult,
	CallbackTest,
	Fingerprint,
	ListRow,
	ShownRequest,
	VoiceError,
} from '../../../core';

/** What became of an item. */
export interface Outcome {
	readonly result: CallResult;
	/** How long to wait for the result; null when it is final. */
	readonly waitMs: number | null;
	/** Of a call that was sent: what tells it from others with its reference. */
	readonly call?: Fingerprint;
	/** The request of a dry run. */
	readonly request?: ShownRequest;
	/** What a forecast has to know of it, of a dry run. */
	readonly foreseen?: ListRow;
	/** Which exits would come back, of a test of the way back. */
	readonly wayBack?: readonly CallbackTest[];
	/** Whether the reference was there to be forgotten, where that was asked for. */
	readonly forgotten?: boolean;
	/** The execution that placed the call before, of a reference that is not called again. */
	readonly placedBy?: string;
	/** What the builder should know, though it stopped nothing. */
	readonly notes: readonly string[];
	/** Until when a rule holds the call, in ISO 8601, UTC. */
	readonly heldUntil?: string;
	/** True when the call may have been started, and nobody knows. */
	readonly unconfirmed: boolean;
	/** Set when a person has to put something right, though the call may have been started. */
	readonly failure?: ReturnType<VoiceError['toJSON']>;
}
