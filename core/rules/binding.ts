/** What binds the calls of one setting to one place, put together once. */
import { createHash } from 'node:crypto';
import { weekOfText } from './hours-text';
import { comparable } from './do-not-call';
import type { Cap } from './history';
import { packOf, rowsFor, versionOf } from './packs';
import { daily, intersection, type Schedule } from './schedule';
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

const bindings = new WeakMap<RuleSettings, Map<string, Binding>>();

/** @param region postal code of a state; null when it may be any */
export function bindingOf(
	settings: RuleSettings,
	country: string | null,
	region: string | null,
): Binding {
	const known = bindings.get(settings) ?? new Map<string, Binding>();
	bindings.set(settings, known);
	const key = `${country} ${region}`;
	const found = known.get(key) ?? bind(settings, country, region);
	known.set(key, found);
	return found;
}

function bind(settings: RuleSettings, country: string | null, region: string | null): Binding {
	const { purpose, callingHours, consent } = settings;
	const pack = packOf(country);
	const rows = pack === undefined ? [] : rowsFor(pack, region, purpose);
	const own = callingHours ? { week: callingHours, closedOn: [] } : GENTLE_HOURS;
	const schedules = rows.flatMap((row): Schedule[] => {
		if (row.kind === 'hours') return [{ week: weekOfText(row.value), closedOn: [] }];
		return row.kind === 'holidays' ? [{ ...intersection([]), closedOn: [row.value] }] : [];
	});
	return {
		place: pack ?? country ?? 'a place without a country',
		pack: pack === undefined ? null : `${pack} ${versionOf(pack)}`,
		schedule: intersection([own, ...schedules]),
		// nobody knows what a country asks for that has no pack
		consent: rows.some(({ kind }) => kind === 'consent') || (!pack && purpose === 'marketing'),
		callerSeries: rows.flatMap((row) => (row.kind === 'callerSeries' ? [row.value] : [])),
		calls: rows.flatMap((row) =>
			row.kind === 'calls' && !(row.value.unlessConsent && consent !== undefined)
				? [row.value]
				: [],
		),
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
