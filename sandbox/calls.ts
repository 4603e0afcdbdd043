import type { PhoneOutcome } from './phone';
import type { ProviderId } from './providers';

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
export type CallExit = 'answered' | 'busy' | 'noAnswer' | 'invalidNumber' | 'failed';

export interface Call {
	readonly id: string;
	readonly provider: ProviderId;
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

/** Voicemail counts as answered and rejected as busy: no provider tells them apart. */
export const EXIT_OF: Readonly<Record<PhoneOutcome, CallExit>> = {
	answered: 'answered',
	voicemail: 'answered',
	busy: 'busy',
	rejected: 'busy',
	noAnswer: 'noAnswer',
	invalidNumber: 'invalidNumber',
	failed: 'failed',
};

export interface CallStore {
	add(call: Call): void;
	/** Oldest first. */
	list(): Call[];
	clear(): void;
}

/** Remembers the latest calls and forgets the oldest: a long run must not fill the memory. */
export function createCallStore(keep: () => number): CallStore {
	const calls = new Set<Call>();
	return {
		add(call) {
			calls.add(call);
			for (const oldest of calls) {
				if (calls.size <= keep()) return;
				calls.delete(oldest);
			}
		},
		list: () => [...calls],
		clear: () => calls.clear(),
	};
}
