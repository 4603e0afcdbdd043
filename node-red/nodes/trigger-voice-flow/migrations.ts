import {
	REFUSED_RISKS,
	TRY_AFTER,
	added,
	type Migration,
	type SavedSettings,
} from '../../../core/tables';

/** Rules that are off, and what the dialog shows of them then. */
const RULES = {
	askRules: false,
	purpose: 'transactional',
	callingHours: '',
	timeZone: '',
	outsideHours: 'hold',
	doNotCall: '',
	maxCallsPerNumber: '',
	perHours: '',
	maxCallsPerHour: '',
	maxCallsPerDay: '',
	allowedCountries: '',
	consent: '',
	ownNumbers: '',
	optOutDigits: '',
} as const;

const withRules = (settings: SavedSettings): SavedSettings =>
	Object.entries(RULES)
		.flatMap(([name, value]) => [
			added(name, value),
			...(name === 'askRules' ? [] : [added(`${name}Type`, 'str')]),
		])
		.reduce(
			(known, add) => add(known),
			added('evidence', true)(added('refuseRisks', REFUSED_RISKS)(settings)),
		);

/** Nothing is tried again. */
const TRY_AGAIN = ['maxCalls', ...Object.values(TRY_AFTER)].flatMap((name) => [
	added(name, ''),
	added(`${name}Type`, 'str'),
]);

/** One call is started, as before; the rest is what the dialog begins with. */
const OPERATION = Object.entries({
	operation: 'startFlow',
	people: '[]',
	peopleType: 'json',
	confirmDigits: '1',
	confirmDigitsType: 'str',
	declineDigits: '',
	declineDigitsType: 'str',
	roundsMax: '2',
	roundsMaxType: 'num',
	pauseSeconds: '60',
	pauseSecondsType: 'num',
	whenUnsure: 'wait',
	simulateEnding: 'off',
	resultField: 'call',
	// no other account
	fallbackAccount: '',
	fallbackFlowId: '',
	fallbackFlowIdType: 'str',
	fallbackFrom: '',
	fallbackFromType: 'str',
	fallbackNumberArgument: 'customer_number',
	fallbackNumberArgumentType: 'str',
}).map(([name, value]) => added(name, value));

/** New triggers ask the rules, and choose the purpose by the operation: what was saved does neither. */
function rulesAsBefore(settings: SavedSettings): SavedSettings {
	const { purpose = '', purposeType = 'str' } = settings;
	const isEmpty = purpose === '' && purposeType === 'str';
	return added('askRules', false)(isEmpty ? { ...settings, purpose: 'transactional' } : settings);
}

const all =
	(steps: ReadonlyArray<Migration['migrate']>): Migration['migrate'] =>
	(settings) =>
		steps.reduce((known, add) => add(known), settings);

/** Settings of a trigger, from each version to the next. */
export const MIGRATIONS: readonly Migration[] = [
	{ from: 1, to: 2, migrate: added('summary', false) },
	{ from: 2, to: 3, migrate: withRules },
	{ from: 3, to: 4, migrate: all(TRY_AGAIN) },
	{ from: 4, to: 5, migrate: all(OPERATION) },
	{ from: 5, to: 6, migrate: rulesAsBefore },
];
