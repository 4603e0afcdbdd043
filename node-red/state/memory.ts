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

/** What is known of a report: the id in its token, and until when it can come. */
export type ReportId = Pick<ResultToken, 'id' | 'expiresAt'>;

/**
 * Whose report it is: to be handed out here, handed out before, about to be by another process, or
 * passed on to the one that waits for it.
 */
export type Claim = 'ours' | 'delivered' | 'elsewhere' | 'passed';

/** Hands a result out; false where it has to come again. */
export type HandOut = (token: ReportId, result: CallResult) => Promise<boolean>;

/** Reports by the id in their token, and the first result of each reference. */
export interface ResultMemory {
	/** Never rejects: a result lost is worse than one twice. */
	claim(token: ReportId, result: CallResult): Promise<Claim>;
	/** This process waits for it. */
	expect(token: ReportId): void;
	/** It was for a call that another process has taken over. */
	pass(token: ReportId, result: CallResult): void;
	/** Results that came to other processes, from now on. Returns how to end it. */
	receive(handOut: HandOut): () => void;
	/** It was handed out. */
	keep(token: ReportId): void;
	/** It was not: it shall come again. */
	letGo(token: ReportId): void;
	/** For whoever asks with the reference again. Neither rejects. */
	rememberPlaced(result: CallResult): Promise<void>;
	rememberEnd(result: CallResult): Promise<void>;
}

/** The stop of an account, beside the one that each process keeps. Rejects where nobody can say. */
export interface SharedStop {
	isSet(): Promise<boolean>;
	set(isToStop: boolean): Promise<void>;
}

/** What accounts with a shared memory have of it. */
export interface SharedMemory {
	readonly stop: SharedStop;
	readonly calls: CallMemory;
	readonly results: ResultMemory;
}
