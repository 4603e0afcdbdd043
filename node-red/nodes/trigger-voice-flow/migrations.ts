import { REFUSED_RISKS, added, type Migration, type SavedSettings } from '../../../core/tables';

/** Rules that are off, and what the dialog shows of them then. */
const RULES = {
	askRules: false,
	purpose: 'transactional',
	callingHours: '',
	timeZone: '',
	doNotCall: '',
	maxCallsPerNumber: '',
	perHours: '',
	maxCallsPerHour: '',
	maxCallsPerDay: '',
	allowedCountries: '',
	consent: '',
} as const;

const withRules = (settings: SavedSettings): SavedSettings =>
	Object.entries(RULES)
		.flatMap(([name, value]) => [
			added(name, value),
			...(name === 'askRules' ? [] : [added(`${name}Type`, 'str')]),
		])
		.reduce((known, add) => add(known), added('refuseRisks', REFUSED_RISKS)(settings));

/** Settings of a trigger, from each version to the next. */
export const MIGRATIONS: readonly Migration[] = [
	{ from: 1, to: 2, migrate: added('summary', false) },
	{ from: 2, to: 3, migrate: withRules },
];
