import { WHO } from '../messages/expected';
import { MESSAGES, fault } from '../messages';

const SHORTEST_MINUTES = 0.1;
/** A week: tokens and calls do not stay interesting for longer. */
const LONGEST_MINUTES = 7 * 24 * 60;

/** The wait limit in milliseconds. */
export function waitLimitMs(minutes: unknown): number {
	const value = typeof minutes === 'string' && minutes.trim() !== '' ? Number(minutes) : minutes;
	if (typeof value !== 'number' || !(value >= SHORTEST_MINUTES && value <= LONGEST_MINUTES))
		throw fault(
			MESSAGES.outOfRange('waitLimitMinutes', SHORTEST_MINUTES, LONGEST_MINUTES, WHO.wait),
		);
	return Math.round(value * 60_000);
}
