import type { CallTime } from './time';
import type { RecordedRequest } from '../server/recorded-request';
import type { Handset } from './handset';
import type { PhoneOutcome } from './phone';

/** One thing that happened on a call, in order. */
export interface TimelineEntry {
	/** ISO 8601, UTC. */
	readonly at: string;
	/** Simulated seconds since the call was placed. */
	readonly seconds: number;
	readonly event: string;
	/** Step of the flow it happened in. */
	readonly step?: string;
	readonly [detail: string]: unknown;
}

/** How the call ended in the words workflows use, as far as a provider can tell. */
export type CallExit = 'answered' | 'voicemail' | 'busy' | 'noAnswer' | 'invalidNumber' | 'failed';

export interface Call {
	readonly id: string;
	readonly provider: string;
	readonly to: string;
	/** The caller's own name for the call; null when none was sent. */
	readonly reference: string | null;
	readonly flowId: string;
	/** As sent, secrets masked. */
	readonly variables: Readonly<Record<string, unknown>>;
	readonly placedAt: string;
	/** What the phone really did; null while it rings. */
	phone: PhoneOutcome | null;
	exit: CallExit | null;
	endedAt: string | null;
	readonly timeline: TimelineEntry[];
}

/** One executed step, as the flow execution report has it. */
export interface StepRun {
	readonly step: string;
	readonly component: string;
	readonly exit: string;
	/** ISO 8601, UTC. */
	readonly startedAt: string;
	/** Simulated seconds. */
	readonly seconds: number;
}

/** A call with all the sandbox knows about it and no provider would tell. */
export interface CallRecord {
	readonly call: Call;
	/** Execution of the flow, as start answers and reports name it. */
	readonly executionId: string;
	readonly flowName: string;
	readonly flowVersion: number;
	/** Number shown on the phone; null when it is hidden or the flow's own choice. */
	readonly from: string | null;
	readonly handset: Handset;
	readonly time: CallTime;
	readonly steps: StepRun[];
	/** Its phone has kept everybody waiting, see the endings. */
	wasLate?: boolean;
	/** The start's request and answer, secrets masked; null before it is answered. */
	start: RecordedRequest | null;
	/** Names of the faults that struck. */
	readonly faults: string[];
}

/** Whether the sandbox was stopped in the middle of a call: nothing happens on it any more. */
export const isInterrupted = ({ timeline }: Pick<Call, 'timeline'>): boolean =>
	timeline.at(-1)?.event === 'interrupted';

/**
 * Rejected counts as busy, and voicemail as answered: most providers do not tell them apart. One
 * that listens for machines does.
 */
export const exitOf = (outcome: PhoneOutcome, tellsMachines: boolean): CallExit =>
	outcome === 'voicemail' && tellsMachines ? 'voicemail' : EXIT_OF[outcome];

const EXIT_OF: Readonly<Record<PhoneOutcome, CallExit>> = {
	answered: 'answered',
	voicemail: 'answered',
	busy: 'busy',
	rejected: 'busy',
	noAnswer: 'noAnswer',
	invalidNumber: 'invalidNumber',
	failed: 'failed',
};
