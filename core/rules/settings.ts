/** The rules for calling of "Trigger Voice Flow", checked. */
import { z } from 'zod/v4';
import { check, oneOf, optionalText, say, text } from '../messages/fields';
import { MESSAGES } from '../messages';
import type { Words } from '../messages/message';
import { yesOrNo } from '../messages/yes-no';
import { EXPECTED, UNITS, WHO } from '../messages/expected';
import { PHONE_RISKS, isCountry } from '../phone';
import { entriesOf, readNumbers, type NumberList } from './do-not-call';
import {
	CALLS_PER_NUMBER,
	CALLS_PER_NUMBER_IN_ORDER,
	HOURS_OF_CAP,
	OUTSIDE_HOURS,
	PURPOSES,
	REFUSED_RISKS,
	type Purpose,
} from './options';
import { readHoursRow, rowsOfHours, weekOf, type HoursRow } from './hours-text';
import type { Week } from './schedule';
import { isTimeZone } from './zone-clock';

const CAPS = {
	maxCallsPerNumber: 1_000,
	/** 30 days. */
	perHours: 720,
	maxCallsPerHour: 100_000,
	maxCallsPerDay: 1_000_000,
} as const;
/** It is kept with every call. */
const LONGEST_CONSENT = 500;
/** Words that stand for no limit. */
const OFF = /^(?:off|none)$/i;

const refuse = (context: z.RefinementCtx, words: Words) => {
	context.addIssue({ code: 'custom', message: JSON.stringify(words) });
	return z.NEVER;
};

/** A number of calls or hours; text with digits is what a sheet makes of one. */
const cap = (field: keyof typeof CAPS) =>
	z.unknown().transform((given, context): number => {
		const value = typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
		if (value === 0) return refuse(context, MESSAGES.capOfZero(field));
		if (typeof value !== 'number' || !Number.isInteger(value))
			return refuse(context, MESSAGES.wrongType(field, EXPECTED.wholeNumber));
		if (value < 1 || value > CAPS[field])
			return refuse(context, MESSAGES.outOfRange(field, 1, CAPS[field], WHO.rule));
		return value;
	});

const isOff = (given: unknown): boolean =>
	given === false || (typeof given === 'string' && OFF.test(given.trim()));

/** Null: no limit. */
const capOrOff = (field: keyof typeof CAPS) =>
	z.union([z.custom(isOff).transform(() => null), cap(field)]);

const listOf = <Entry>(field: string, entry: z.ZodType<Entry>) =>
	z
		.unknown()
		.transform((given, context) => entriesOf(given) ?? refuse(context, MESSAGES.notAList(field)))
		.pipe(z.array(entry).readonly());

/** One row that is no number makes the list unreadable. */
const numbers = (field: string, defaultCountry: string) =>
	z.unknown().transform((given, context): NumberList => {
		const entries = entriesOf(given);
		if (entries === undefined) return refuse(context, MESSAGES.notAList(field));
		const list = readNumbers(entries, defaultCountry);
		return 'row' in list ? refuse(context, MESSAGES.listRow(field, list.row, list.sentence)) : list;
	});

const country = text('allowedCountries')
	.refine(
		isCountry,
		say(() => MESSAGES.wrongType('allowedCountries', EXPECTED.countryCodes)),
	)
	.transform((code) => code.toUpperCase());

const callingHours = z.unknown().transform((given, context): Week => {
	const rows = typeof given === 'string' ? rowsOfHours(given) : given;
	if (!Array.isArray(rows)) return refuse(context, MESSAGES.notAList('callingHours'));
	if (rows.length === 0) return refuse(context, MESSAGES.hoursMissing());
	const read = [];
	for (const [index, row] of rows.entries()) {
		const isRow = typeof row === 'object' && row !== null;
		const hours = isRow ? readHoursRow(row as HoursRow) : 'unreadable';
		if (hours === 'unreadable') return refuse(context, MESSAGES.hoursUnreadable(index + 1));
		if (hours === 'endsBeforeItBegins') return refuse(context, MESSAGES.hoursEndFirst(index + 1));
		read.push(hours);
	}
	return weekOf(read);
});

/** A name is shown as it was given, as far as it can be one. */
const shown = (name: string): string => (/^[A-Za-z][\w/+-]{0,39}$/.test(name) ? name : '…');

const timeZone = text('timeZone').transform((name, context) =>
	isTimeZone(name) ? name : refuse(context, MESSAGES.zoneUnknown(shown(name))),
);

const schema = (defaultCountry: string, callsPerNumber: number, purpose: Purpose) =>
	z.object({
		purpose: oneOf('purpose', PURPOSES).default(purpose),
		/** In the place of 08:00 to 21:00; what a country's law says of the purpose stays. */
		callingHours: callingHours.optional(),
		/** Of the person called; in the place of those that the number may be in. */
		timeZone: timeZone.optional(),
		outsideHours: oneOf('outsideHours', OUTSIDE_HOURS).default('hold'),
		doNotCall: numbers('doNotCall', defaultCountry).optional(),
		maxCallsPerNumber: capOrOff('maxCallsPerNumber').default(callsPerNumber),
		perHours: cap('perHours').default(HOURS_OF_CAP),
		maxCallsPerHour: capOrOff('maxCallsPerHour').default(null),
		maxCallsPerDay: capOrOff('maxCallsPerDay').default(null),
		/** Empty: all. */
		allowedCountries: listOf('allowedCountries', country).default([]),
		refuseRisks: listOf('refuseRisks', oneOf('refuseRisks', PHONE_RISKS)).default(REFUSED_RISKS),
		/** Never called: calls come from them. */
		ownNumbers: numbers('ownNumbers', defaultCountry).optional(),
		/** Where the builder keeps the consent of the person called. */
		consent: optionalText('consent').refine(
			(given) => given === undefined || given.length <= LONGEST_CONSENT,
			say(() => MESSAGES.tooLong('consent', LONGEST_CONSENT, UNITS.characters)),
		),
		/** Whether results bring what can be shown later. */
		evidence: z
			.preprocess(
				(given) => yesOrNo(given) ?? given,
				z.boolean(say(() => MESSAGES.wrongType('evidence', EXPECTED.trueOrFalse))),
			)
			.default(true),
	});

/** A schema costs more to make than a call to judge. */
const schemas = new Map<string, ReturnType<typeof schema>>();

export type RuleSettings = Readonly<z.infer<ReturnType<typeof schema>>>;

export interface RuleDefaults {
	/** For numbers of lists without a country code; empty: none. */
	readonly defaultCountry?: string;
	/** Where `maxCallsPerNumber` is not given; absent: as many as the purpose allows. */
	readonly callsPerNumber?: number;
	/** Where `purpose` is not given; absent: transactional. */
	readonly purpose?: Purpose;
}

/**
 * The rules as a host has them; what is empty is not given. Throws a VoiceError that names the
 * field and the row to put right. Reads the whole of `doNotCall`: once a run is enough.
 */
export function ruleSettings(raw: unknown, defaults: RuleDefaults = {}): RuleSettings {
	const { defaultCountry = '', purpose = 'transactional' } = defaults;
	const given = typeof raw === 'object' && raw !== null ? raw : {};
	const filled = Object.fromEntries(
		Object.entries(given).filter(([, value]) => value !== '' && value !== null),
	);
	const isDuty = (filled.purpose ?? purpose) === 'duty';
	const { callsPerNumber = isDuty ? CALLS_PER_NUMBER_IN_ORDER : CALLS_PER_NUMBER } = defaults;
	const key = `${callsPerNumber} ${purpose} ${defaultCountry}`;
	// an expression can make up countries without end
	if (!schemas.has(key) && schemas.size > 300) schemas.clear();
	const settings = schemas.get(key) ?? schema(defaultCountry, callsPerNumber, purpose);
	schemas.set(key, settings);
	return check(settings, filled);
}
