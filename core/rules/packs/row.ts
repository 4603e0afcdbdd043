/** What a rule of a country says, and where that stands written. */

/** Whom it binds: selling, everything else that is no emergency, or both. */
export type Bound = 'marketing' | 'transactional' | 'all';

interface Row<Kind extends string, Value> {
	/** ISO 3166-1 alpha-2. */
	readonly country: string;
	/** Postal code of a state; null for the whole country. */
	readonly region: string | null;
	readonly kind: Kind;
	readonly value: Value;
	readonly purpose: Bound;
	/** A law by its number, or a page. */
	readonly source: string;
	/** When somebody read it: YYYY-MM-DD. */
	readonly read: string;
}

export interface CallsPerHours {
	readonly calls: number;
	readonly perHours: number;
	/** Consent of the person called lifts it. */
	readonly unlessConsent?: true;
}

export type PackRow =
	/** Calls are allowed within these hours, as the clocks show where the person is. */
	| Row<'hours', string>
	/** Nobody is called on the holidays of this calendar. */
	| Row<'holidays', string>
	/** Nobody is called without consent. */
	| Row<'consent', string>
	/** At most so many calls to one number within so many hours. */
	| Row<'calls', CallsPerHours>
	/** The caller's number has to begin with these digits behind the country code. */
	| Row<'callerSeries', string>
	/** What only the flow or the builder can do: shown in the docs, never asked. */
	| Row<'duty', string>;
