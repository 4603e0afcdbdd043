/** What binds a call: the builder's own rules, and the law of the place. */
import { createHash } from 'node:crypto';
import { weekOfText } from './hours-text';
import { comparable } from './do-not-call';
import type { Cap } from './history';
import type { Purpose } from './options';
import { packOf, rowsFor, versionOf } from './packs';
import type { CallsPerHours } from './packs/row';
import { ALWAYS, daily, intersection, type Schedule } from './schedule';
import type { RuleSettings } from './settings';

const HOUR_MS = 3_600_000;

/** Hours in which nobody is surprised by a phone that rings. */
export const GENTLE_HOURS: Schedule = { week: daily([8 * 60, 21 * 60]), closedOn: [] };

export interface Binding {
	/** `US`, or the country itself where nobody has written a pack. */
	readonly place: string;
	/** `US 2026-11-29`; null where there is no pack. */
	readonly pack: string | null;
	readonly schedule: Schedule;
	/** Consent is needed for calls of this purpose. */
	readonly consent: boolean;
	readonly callerSeries: readonly string[];
	/** Calls per number of the law: how many, in how many hours. */
	readonly calls: ReadonlyArray<{ readonly calls: number; readonly perHours: number }>;
}

/** What the pack of a place says, whatever the builder chose. */
interface Law extends Pick<Binding, 'place' | 'pack' | 'consent' | 'callerSeries'> {
	readonly schedule: Schedule;
	/** The same within 08:00 to 21:00. */
	readonly gentle: Schedule;
	readonly calls: readonly CallsPerHours[];
}

/** By country, region and purpose: some hundreds at most. */
const laws = new Map<string, Law>();

/** @param region postal code of a state; null when it may be any */
export function bindingOf(
	{ purpose, callingHours, consent }: RuleSettings,
	country: string | null,
	region: string | null,
): Binding {
	const key = `${country} ${region} ${purpose}`;
	const law = laws.get(key) ?? lawOf(country, region, purpose);
	laws.set(key, law);
	const lifted = ({ unlessConsent }: CallsPerHours) => unlessConsent && consent !== undefined;
	return {
		...law,
		schedule: callingHours
			? intersection([{ week: callingHours, closedOn: [] }, law.schedule])
			: law.gentle,
		calls: law.calls.some(lifted) ? law.calls.filter((row) => !lifted(row)) : law.calls,
	};
}

function lawOf(country: string | null, region: string | null, purpose: Purpose): Law {
	const pack = packOf(country);
	// a place under the law of another country is none of its states
	const state = country === pack ? region : country;
	const rows = pack === undefined ? [] : rowsFor(pack, state, purpose);
	const schedule = intersection(
		rows.flatMap((row): Schedule[] => {
			if (row.kind === 'hours') return [{ week: weekOfText(row.value), closedOn: [] }];
			return row.kind === 'holidays' ? [{ ...ALWAYS, closedOn: [row.value] }] : [];
		}),
	);
	return {
		place: pack ?? country ?? 'a place without a country',
		// none of it is asked of calls to one's own people
		pack: pack === undefined || purpose === 'duty' ? null : `${pack} ${versionOf(pack)}`,
		schedule,
		// whoever is on duty expects the call at night
		gentle: purpose === 'duty' ? ALWAYS : intersection([GENTLE_HOURS, schedule]),
		// nobody knows what a country asks for that has no pack
		consent: rows.some(({ kind }) => kind === 'consent') || (!pack && purpose === 'marketing'),
		callerSeries: rows.flatMap((row) => (row.kind === 'callerSeries' ? [row.value] : [])),
		calls: rows.flatMap((row) => (row.kind === 'calls' ? [row.value] : [])),
	};
}

/** The key under which all calls of an account are counted. */
export const ACCOUNT_KEY = 'account';

/** The key under which calls to a number are counted: stores outlive what may be known of a person. */
export const numberKey = (e164: string): string =>
	`number:${createHash('sha256').update(comparable(e164)).digest('base64url').slice(0, 22)}`;

export interface NamedCap extends Cap {
	readonly rule: 'callsPerNumber' | 'callsPerHour' | 'callsPerDay';
	readonly perHours: number;
}

/** The caps of a call. Those of its number are lifted for an emergency, those of the account never. */
export function capsOf(settings: RuleSettings, binding: Binding, key: string): NamedCap[] {
	const { purpose, maxCallsPerNumber, perHours, maxCallsPerHour, maxCallsPerDay } = settings;
	const cap = (
		rule: NamedCap['rule'],
		key: string,
		calls: number | null,
		hours: number,
	): NamedCap[] =>
		calls === null ? [] : [{ rule, key, calls, perHours: hours, perMs: hours * HOUR_MS }];
	const ofNumber =
		purpose === 'emergency'
			? []
			: [
					...cap('callsPerNumber', key, maxCallsPerNumber, perHours),
					...binding.calls.flatMap((row) => cap('callsPerNumber', key, row.calls, row.perHours)),
				];
	return [
		...ofNumber,
		...cap('callsPerHour', ACCOUNT_KEY, maxCallsPerHour, 1),
		...cap('callsPerDay', ACCOUNT_KEY, maxCallsPerDay, 24),
	];
}
