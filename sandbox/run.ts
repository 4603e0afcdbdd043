import type { Call, CallRecord } from './calls';
import type { Line, PhoneInput } from './line';
import type { PhoneOutcome } from './phone';
import type { World } from './world';

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
	readonly world: World;
	readonly call: Call;
	readonly record: CallRecord;
	readonly line: Line;
	/** What the request carried. */
	readonly given: Readonly<Record<string, string>>;
	/** The flow's own variables. */
	readonly variables: Record<string, string>;
	/** Overrides the flow's ring time, where the provider's request sets it. */
	readonly ringSeconds?: number;
	readonly voicemail: VoicemailResponse;
	/** A mailbox is on the line and nobody has noticed yet. */
	machineUnnoticed: boolean;
	/** Filled while the flow runs. */
	readonly ended: Ended;
	/** Somebody has been told how the call ended. */
	firstReportDone(): void;
}

/** The call has been cut off in the middle of a voice step. */
export class CallCut extends Error {
	constructor(readonly by: 'hangUp' | 'voicemailStop' | 'voicemailRestart') {
		super(by);
	}
}

/** A mailbox is noticed by its greeting; how long that takes is not documented. */
const DETECTION_SECONDS = 4;

/**
 * Listens to the phone for simulated seconds, or until `handle` has heard enough.
 * @throws {CallCut} when the person hangs up
 */
export async function listen(
	{ world, line }: Run,
	seconds: number,
	handle: (input: PhoneInput) => 'enough' | 'more' = () => 'more',
): Promise<void> {
	const untilMs = world.clock.monotonicMs() + (seconds * 1_000) / world.speed;
	for (;;) {
		const leftMs = Math.max(0, untilMs - world.clock.monotonicMs());
		const input = await line.next(world.clock.sleep(leftMs));
		if (!input) {
			if (world.clock.monotonicMs() >= untilMs - 1) return;
			continue;
		}
		if (input.action === 'hangUp') throw new CallCut('hangUp');
		if (handle(input) === 'enough') return;
	}
}

/** A mailbox that is to be noticed is noticed within the first voice step. */
async function noticeMachine(run: Run): Promise<void> {
	if (!run.machineUnnoticed) return;
	run.machineUnnoticed = false;
	if (run.voicemail === 'Ignore') return;
	await listen(run, DETECTION_SECONDS);
	run.ended.talkSeconds += DETECTION_SECONDS;
	run.world.note(run.call, 'voicemailDetected', { response: run.voicemail });
	throw new CallCut(run.voicemail === 'Stop' ? 'voicemailStop' : 'voicemailRestart');
}

/** Lets talk time pass; keys pressed meanwhile are kept for the next question. */
export async function talk(run: Run, seconds: number): Promise<void> {
	await noticeMachine(run);
	await listen(run, seconds, (input) => {
		if (input.action === 'key') run.line.keys.push(input.key);
		return 'more';
	});
	run.ended.talkSeconds += seconds;
}
