/**
 * What the SIP code of the called side says about a call that was not answered (RFC 3261, 21),
 * for providers that tell nothing else. Busy includes declined, as everywhere.
 */
import { exitFor, type Exit } from '../result/exits';

export const SIP_EXITS: Readonly<Record<string, Exit>> = {
	'404': 'invalidNumber',
	'410': 'invalidNumber',
	'484': 'invalidNumber',
	'485': 'invalidNumber',
	'604': 'invalidNumber',
	'408': 'noAnswer',
	'480': 'noAnswer',
	'487': 'noAnswer',
	'486': 'busy',
	'600': 'busy',
	'603': 'busy',
};

/** The exit of a SIP code; the other one where the code tells none. */
export const exitOfSip = (sipCode: string | null, otherwise: Exit): Exit =>
	sipCode !== null && Object.hasOwn(SIP_EXITS, sipCode) ? exitFor(SIP_EXITS, sipCode) : otherwise;
