/** What a forecast of a list says in a sentence: `163 now, 21 held, 9 on "Do Not Call"; …` */

/** Reasons in a few words, behind a number of calls. */
export const COUNTED_REASONS: Readonly<Record<string, string>> = {
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
};

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

export function forecastSentence({
	now,
	held,
	notCalled,
	nowDone,
	allDone,
}: ForecastWords): string {
	const refused = Object.entries(notCalled)
		.filter(([, count]) => count)
		.map(([reason, count]) => `${count} ${COUNTED_REASONS[reason] ?? reason}`);
	const counts = [
		`${now} now`,
		...(held > 0 ? [`${held} held until their hours open`] : []),
		...refused,
	];
	const ends = [
		...(nowDone === null ? [] : [`done about ${nowDone}`]),
		...(held === 0 || allDone === null ? [] : [`those held about ${allDone}`]),
	];
	return `${[counts.join(', '), ends.join(', ')].filter(Boolean).join('; ')}.`;
}
