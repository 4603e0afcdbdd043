import type { CallSummary } from '../kit/wire';

/** What a phone shows in one state of its call, and how that follows the call. */
export interface Screen {
	readonly nodes: readonly Node[];
	update(call: CallSummary): void;
}
