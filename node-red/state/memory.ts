/**
 * What an account remembers of its calls, wherever that is: in a context store of this Node-RED,
 * or in a Redis that several processes share. Nobody else knows which.
 */
import type {
	CallHistory,
	CallResult,
	ForgettingReservations,
	Limiter,
	Provider,
	ResultToken,
} from '../../core';
import type { HeldStore } from './held-store';

export interface CallMemory {
	/** Whether what it takes is there after a crash. */
	readonly isSafe: boolean;
	/** Each reference once. */
	reservations(): ForgettingReservations;
	/** What the rules count. */
	history(): CallHistory;
	/** Calls that outlive a process. */
	held(): HeldStore;
	/** The pace of the account. */
	limiters(provider: Provider, callsPerSecond?: number): Limiter[];
	/** For whoever asks with the reference meanwhile. Returns how to take the mark off. */
	markUnderWay(reference: string): () => void;
}

/** Whose report it is: to be handed out here, handed out before, or about to be by another process. */
export type Claim = 'ours' | 'delivered' | 'elsewhere';

/** What is known of a report: the id in its token, and until when it can come. */
export type ReportId = Pick<ResultToken, 'id' | 'expiresAt'>;

/** Reports by the id in their token, and the first result of each reference. */
export interface ResultMemory {
	/** Never rejects: a result lost is worse than one twice. */
	claim(token: ReportId): Promise<Claim>;
	/** It was handed out. */
	keep(token: ReportId): void;
	/** It was not: it shall come again. */
	letGo(token: ReportId): void;
	/** For whoever asks with the reference again. Neither rejects. */
	rememberPlaced(result: CallResult): Promise<void>;
	rememberEnd(result: CallResult): Promise<void>;
}

/** What accounts with a shared memory have of it. */
export interface SharedMemory {
	readonly calls: Omit<CallMemory, 'held'>;
	readonly results: ResultMemory;
}
