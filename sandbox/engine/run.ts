import type { Call, CallRecord } from '../calls/call';
import type { Handset } from '../calls/handset';
import type { PhoneOutcome } from '../calls/phone';
import type { Context } from './context';

/** What becomes of a call that a mailbox has taken ("voicemail-response"). */
export type VoicemailResponse = 'Ignore' | 'Restart' | 'Stop';

export interface Ended {
	ringSeconds: number;
	talkSeconds: number;
	/** How the second leg ended, when the call was passed on. */
	forward: PhoneOutcome | null;
	/** Step → keys pressed there; the last key pressed stands under ''. */
	readonly keys: Record<string, string>;
	/** Variables that an action's answer has filled. */
	readonly answers: Record<string, string>;
}

/** One flow running on one call. */
export interface Run {
	readonly context: Context;
	readonly call: Call;
	readonly record: CallRecord;
	readonly handset: Handset;
	/** What the request carried. */
	readonly given: Readonly<Record<string, string>>;
	/** The flow's own variables. */
	readonly variables: Record<string, string>;
	/** Overrides the flow's ring time, where the provider's request sets it. */
	readonly ringSeconds?: number;
	readonly voicemail: VoicemailResponse;
	/** The provider tells voicemail from a person. */
	readonly tellsMachines: boolean;
	/** A mailbox is on the line, and the flow has not noticed yet. */
	machineUnnoticed: boolean;
	/** The call is in the hands of a second number: the person at the phone has nothing to do. */
	isForwarded: boolean;
	/** Filled while the flow runs. */
	readonly ended: Ended;
	/** The first report has been delivered, or there is none. */
	firstReportDone(): void;
}
