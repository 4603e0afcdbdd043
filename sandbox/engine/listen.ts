import { changeSpeed } from '../calls/time';
import type { PhoneInput } from '../calls/handset';
import type { Run } from './run';

/** A timer may fire so much early. */
const EARLY_MS = 2;

/** Whether it is a person's turn: the phone rings for one, or one has it in hand. */
function isAttended({ context, call, handset, isForwarded }: Run): boolean {
	if (handset.state === 'ringing') return handset.attended || context.hold;
	return handset.attended && call.phone === 'answered' && !isForwarded;
}

/** A person cannot hear or press anything at many times life's speed. */
const speedOf = (run: Run): number =>
	isAttended(run) ? Math.min(1, run.context.speed) : run.context.speed;

/**
 * What a person does next at the phone; `over` once the call has lasted so many simulated
 * seconds, `again` when what decides may have changed.
 */
export async function nextAtPhone(
	run: Run,
	untilSeconds: number,
): Promise<PhoneInput | 'over' | 'again'> {
	const { context, record, handset } = run;
	const speed = speedOf(run);
	changeSpeed(record.time, context.clock.monotonicMs(), speed);
	const left = () => untilSeconds - context.secondsOf(record);
	const input = await handset.next(context.clock.sleep(Math.max(0, (left() * 1_000) / speed)));
	return input ?? (left() <= (EARLY_MS * speed) / 1_000 ? 'over' : 'again');
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
	run: Run,
	seconds: number,
	handle: (input: PhoneInput) => 'enough' | 'more' = () => 'more',
): Promise<void> {
	const until = run.context.secondsOf(run.record) + seconds;
	for (;;) {
		const input = await nextAtPhone(run, until);
		if (input === 'over') return;
		if (input === 'again') continue;
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
	run.context.note(run.record, 'voicemailDetected', { response: run.voicemail });
	throw new CallCut(run.voicemail === 'Stop' ? 'voicemailStop' : 'voicemailRestart');
}

/** A key pressed before it is asked for is kept for the next question, and shown meanwhile. */
export function keepKey({ context, call, handset }: Run, input: PhoneInput): void {
	if (input.action !== 'key') return;
	handset.keys.push(input.key);
	context.events.changed(call.id);
}

/** Lets talk time pass; keys pressed meanwhile are kept for the next question. */
export async function talk(run: Run, seconds: number): Promise<void> {
	await noticeMachine(run);
	await listen(run, seconds, (input) => {
		keepKey(run, input);
		return 'more';
	});
	run.ended.talkSeconds += seconds;
}
