/** How far ladders are, and how long one can take at most. */
import { ladderSentence } from '../messages/sentences';
import { isOpen, type LadderPlan, type LadderState } from './ladder-state';
import { timeOfDay } from './progress';

/**
 * The longest that a ladder can go on: everybody in every round is held as long as a hold is borne,
 * and then waited for. For how long a late yes has somewhere to come to.
 */
export const ladderBoundMs = ({ people, roundsMax, pauseMs, waitMs }: LadderPlan): number =>
	roundsMax * (people.length * 2 * waitMs + pauseMs);

/**
 * `Round 1 of 2: calling Ada`; of several, `2 of 3 ended`
 * @param timeZone IANA name of the zone in which times are shown
 */
export function sentenceOfLadders(
	ladders: ReadonlyArray<{ readonly plan: LadderPlan; readonly state: LadderState }>,
	nowMs: number,
	timeZone: string,
): string {
	const ended = ladders.filter(({ state }) => state.out !== undefined).length;
	const [only] = ladders;
	if (ladders.length !== 1 || only === undefined || ended === 1)
		return `${ended} of ${ladders.length} ended`;
	const { plan, state } = only;
	const { round, pauseUntilMs } = state;
	return ladderSentence({
		...{ round, rounds: plan.roundsMax },
		ringing: state.calls
			.filter(isOpen)
			.map(({ person }) => plan.people[person]?.name ?? `${person + 1}`),
		pauseUntil: pauseUntilMs === undefined ? null : timeOfDay(pauseUntilMs, nowMs, timeZone),
	});
}
