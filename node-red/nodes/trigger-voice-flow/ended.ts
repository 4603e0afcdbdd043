import type {
	CallResult,
	CallState,
	LadderOutput,
	LadderResult,
	ShownRequest,
} from '../../../core';
import type { Foreseen } from './forecast';

/** How one call ended, or people who were called in order. */
export type EndedCall =
	| {
			readonly output: CallState;
			readonly result: CallResult;
			/** A dry run's request. */
			readonly request?: ShownRequest;
	  }
	| { readonly output: LadderOutput; readonly ladder: LadderResult };

/** What became of a message. */
export type Ended = EndedCall & {
	/** What the builder should know, though it stopped nothing. */
	readonly notes: readonly string[];
	/** Of a dry run, for the forecast of its list. */
	readonly foreseen?: Foreseen;
	/** Of what was written down: it was handed on, and can be forgotten. */
	forget?(): Promise<void>;
};
