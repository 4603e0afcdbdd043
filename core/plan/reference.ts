/** The references of a plan's calls: made from the builder's own, and never stored twice. */
import { UNITS } from '../messages/expected';
import { MESSAGES, fault } from '../messages';
import { tryOf } from '../result/attempt';

/** As many calls as one request may have. */
export const MOST_CALLS = 10;
/** As for every call. */
const LONGEST_REFERENCE = 200;

/** `order-1042`, `order-1042-try-2`, … @param attempt from 1 */
export const referenceOfTry = (reference: string, attempt: number): string =>
	attempt === 1 ? reference : `${reference}-try-${attempt}`;

/** The references of all tries that a call request can have, the first one first. */
export const triesOf = (reference: string): string[] =>
	Array.from({ length: MOST_CALLS }, (_none, index) => referenceOfTry(reference, index + 1));

/** Which try of `reference` this is, from 1; undefined where it is none. */
export function attemptIn(reference: string, ofCall: string): number | undefined {
	if (ofCall === reference) return 1;
	const { first, attempt } = tryOf(ofCall);
	return first === reference && attempt > 1 ? attempt : undefined;
}

/** `incident-7-2-1`: the second round, the first person. @param round from 1 @param person from 0 */
export const referenceOfPerson = (incident: string, round: number, person: number): string =>
	`${incident}-${round}-${person + 1}`;

/** The position of the person whose call this is, from 0; undefined where it is none of the incident's. */
export function personIn(incident: string, ofCall: string): number | undefined {
	const [, person] = /^-[1-9]\d*-([1-9]\d*)$/.exec(ofCall.slice(incident.length)) ?? [];
	return ofCall.startsWith(incident) && person !== undefined ? Number(person) - 1 : undefined;
}

/**
 * Refuses a reference that would be too long with the longest ending that the plan puts behind it.
 * Throws `invalidRequest` for the field `reference`.
 */
export function checkRoomFor(reference: string, longest: string): void {
	if (longest.length <= LONGEST_REFERENCE) return;
	const limit = LONGEST_REFERENCE - (longest.length - reference.length);
	throw fault(MESSAGES.tooLong('reference', limit, UNITS.characters));
}
