import { TRY_AFTER, added, type Migration } from '../../../core/tables';

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
}).map(([name, value]) => added(name, value));

const all =
	(steps: ReadonlyArray<Migration['migrate']>): Migration['migrate'] =>
	(settings) =>
		steps.reduce((known, add) => add(known), settings);

/** Settings of a trigger, from each version to the next. */
export const MIGRATIONS: readonly Migration[] = [
	{ from: 1, to: 2, migrate: added('summary', false) },
	{ from: 2, to: 3, migrate: all(TRY_AGAIN) },
	{ from: 3, to: 4, migrate: all(OPERATION) },
];
