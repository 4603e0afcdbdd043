/** What is said of the rules for calling: of settings that are wrong, and of calls they keep back. */
import { labelOfField } from '../labels';
import type { Words } from '../message';

export const RULE_MESSAGES = {
	zoneUnknown: (name: string): Words => [
		'invalidRequest',
		`"Time Zone" holds "${name}", which is not the name of a time zone.`,
		'Write it like Europe/Berlin or America/New_York, or leave it empty to go by the number.',
		'timeZone',
	],
	hoursUnreadable: (row: number): Words => [
		'invalidRequest',
		`Row ${row} of "Calling Hours" cannot be read.`,
		'Write hours like Mon-Fri 09:00-18:00; Sat 10:00-14:00.',
		'callingHours',
	],
	hoursEndFirst: (row: number): Words => [
		'invalidRequest',
		`Row ${row} of "Calling Hours" ends before it begins.`,
		'Swap its two times; for hours over midnight write one row up to 24:00 and one from 00:00.',
		'callingHours',
	],
	hoursMissing: (): Words => [
		'invalidRequest',
		'"Calling Hours" holds no hours, so nobody could ever be called.',
		'Write hours like Mon-Fri 09:00-18:00, or leave "Calling Hours" out.',
		'callingHours',
	],
	notAList: (field: string): Words => [
		'invalidRequest',
		`"${labelOfField(field)}" is not a list.`,
		`Give "${labelOfField(field)}" an array, or text with one entry per line.`,
		field,
	],
	/** @param sentence why the row cannot be taken; holds nothing of the row */
	listRow: (field: string, row: number, sentence: string): Words => [
		'invalidRequest',
		`Row ${row} of "${labelOfField(field)}" cannot be used. ${sentence}`,
		`Correct row ${row}, or take it out of the list; no call is made meanwhile.`,
		field,
	],
	capOfZero: (field: string): Words => [
		'invalidRequest',
		`"${labelOfField(field)}" is 0, so nobody could ever be called.`,
		'Choose 1 or more, or write off to do without this limit.',
		field,
	],
} as const;

/** A moment as clocks on the wall show it: `Sunday`, `22:40`. */
export interface WallTime {
	readonly zone: string;
	readonly weekday: string;
	readonly time: string;
}

const at = ({ weekday, time, zone }: WallTime): string => `${weekday} ${time} in ${zone}`;

/** Why a call waits or is not made, where the reason alone says too little. They hold no number. */
export const RULES_IN_ENGLISH = {
	closed: (here: WallTime, opens: WallTime | null): string =>
		`It is ${at(here)}, which is outside the calling hours; ` +
		(opens
			? `the next time when calls are allowed everywhere that the number may be is ${at(opens)}.`
			: 'there is no time within two weeks when calls are allowed everywhere that the number may be.'),
	zoneUnknown: (): string =>
		'Nobody knows in which time zone the number is; fill in "Time Zone" for it.',
	tooOften: (calls: number, hours: number): string =>
		`The number was called ${calls} times within ${spanOf(hours)}, which is as often as it may be.`,
	ceiling: (calls: number, hours: number): string =>
		`The account made ${calls} calls within ${spanOf(hours)}, which is its limit.`,
	country: (country: string | null): string =>
		country === null
			? 'The number belongs to no country, and only numbers of "Allowed Countries" are called.'
			: `${country} is not one of "Allowed Countries".`,
	risk: (risk: string): string => `The number carries the risk "${risk}", which is refused.`,
	stopped: (): string => 'The account is stopped: nothing is sent until it is started again.',
	optedOut: (): string =>
		'Whoever has the number asked for no more calls, and the account remembers it.',
	listed: (): string => 'The number is on the list of "Do Not Call".',
	emergency: (): string => 'Emergency and short numbers are never called.',
	notValid: (): string => 'The number is not a valid phone number, so nobody is called.',
	ownNumber: (): string => 'The number is one that the calls come from.',
	consent: (place: string): string =>
		`Marketing calls to ${place} need consent; name in "Consent" where yours is kept.`,
	noPack: (place: string): string =>
		`The rules of ${place} are not known here; for marketing calls name in "Consent" where the consent is kept.`,
	callerSeries: (place: string, series: string): string =>
		`Marketing calls to ${place} have to come from a number that begins with ${series}.`,
	wouldWait: ({ time, zone }: WallTime): string =>
		`With a real account this call would wait until ${time} in ${zone}.`,
	/** @param why a sentence of its own */
	wouldNotBeMade: (why: string): string =>
		`With a real account this call would not be made. ${why}`,
} as const;

const spanOf = (hours: number): string => {
	if (hours === 1) return 'an hour';
	return hours % 24 === 0 && hours > 24 ? `${hours / 24} days` : `${hours} hours`;
};
