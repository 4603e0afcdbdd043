/** What a forecast of a list says, in English. */

/** Reasons in a few words, behind a number of calls. */
export const COUNTED_IN_ENGLISH = {
	numberNotValid: 'not valid',
	numberMissing: 'without a number',
	severalNumbers: 'with several numbers',
	refusedByProvider: 'refused by the provider',
	alreadyCalled: 'called before',
	dryRun: 'not sent',
	outsideCallingHours: 'outside calling hours',
	doNotCall: 'on "Do Not Call"',
	calledTooOften: 'called too often',
	ceilingReached: 'over the limit of the account',
	countryNotAllowed: 'of a country that is not allowed',
	riskyNumber: 'risky',
	consentMissing: 'without consent',
	stopped: 'stopped',
	referenceConflict: 'with a reference of another call',
} as const;

export interface ForecastWords {
	readonly now: number;
	readonly held: number;
	/** By reason. */
	readonly notCalled: Readonly<Record<string, number | undefined>>;
	/** When the last call that is not held is sent, as a clock shows it; null when there is none. */
	readonly nowDone: string | null;
	/** When the last of all is sent. */
	readonly allDone: string | null;
}

/** The parts of a forecast, each behind or before its number. */
export const FORECAST_IN_ENGLISH = {
	now: (calls: number): string => `${calls} now`,
	held: (calls: number): string => `${calls} held until their hours open`,
	done: (time: string): string => `done about ${time}`,
	heldDone: (time: string): string => `those held about ${time}`,
} as const;
