/**
 * Paces calls whose reports go straight to the executions that wait. n8n answers 409 to a report
 * until it has saved the wait, and saves the executions of a burst one after the other: called all
 * at once, the last would be saved seconds after its phone rang. A few at a time, each is saved
 * soon after its call, and those that come later have not been called yet.
 */
import type { Clock } from '../../../core';

const AT_ONCE = 8;
/** How long n8n takes to save an execution, when no more than these are under way. */
const SAVING_MS = 250;

type InTurn = <T>(act: () => Promise<T>) => Promise<T>;

/**
 * Turns by account, in this process: the calls of one account wait for its rate limit in their
 * turns, and must not keep those of another one waiting.
 */
export function turnsOf(clock: Clock): (account: string) => InTurn {
	const turns = new Map<string, InTurn>();
	return (account) => {
		const known = turns.get(account) ?? aFewAtOnce(clock);
		turns.set(account, known);
		return known;
	};
}

/** @param clock runs the pause in which n8n saves */
function aFewAtOnce(clock: Clock): InTurn {
	const waiting: Array<() => void> = [];
	let free = AT_ONCE;

	const release = (): void => {
		const next = waiting.shift();
		if (next) next();
		else free += 1;
	};

	/** Does it when it is its turn; the next one comes when n8n has had the time to save. */
	return async (act) => {
		if (free > 0) free -= 1;
		else await new Promise<void>((resolve) => void waiting.push(resolve));
		return act().finally(() => void clock.sleep(SAVING_MS).then(release));
	};
}
