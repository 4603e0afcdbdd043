/** What the option `rules` may hold, and what holds where nobody chose: plain data, for forms too. */
import type { PhoneRisk } from '../phone/types';

/** `duty`: one's own people, who expect the call. */
export const PURPOSES = ['transactional', 'duty', 'marketing', 'emergency'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** What a call is for where nobody chose. @param ownPeople whether it rings the builder's own */
export const automaticPurpose = (ownPeople: boolean): Purpose =>
	ownPeople ? 'duty' : 'transactional';

export const OUTSIDE_HOURS = ['hold', 'notCalled'] as const;

/** Calls that cost somebody more than they know. */
export const REFUSED_RISKS: readonly PhoneRisk[] = [
	'premium',
	'satellite',
	'unknownType',
	'emergencyOrShort',
];

/** A person is spared for a day, whatever flows want to call. */
export const CALLS_PER_NUMBER = 3;
/** A ladder calls its people in rounds, and people on duty are called more often than customers. */
export const CALLS_PER_NUMBER_IN_ORDER = 5;
export const HOURS_OF_CAP = 24;
