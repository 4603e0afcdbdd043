import { readFileSync } from 'node:fs';
import { PHONE_RISKS, REASONS, validatePhoneNumber } from '../../../core';
import {
	CALLS_PER_NUMBER,
	CALLS_PER_NUMBER_IN_ORDER,
	REFUSED_RISKS,
} from '../../../core/rules/options';
import { ruleSettings } from '../../../core/rules/settings';
import { PAGE, withTables } from '../../../scripts/rules-tables';

const page = readFileSync(PAGE, 'utf8');
/** What stands in code marks in the first column of the tables. */
const named = [...page.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name!);
/** Those that have nothing to do with the rules. */
const OTHER_REASONS = [
	'numberNotValid',
	'numberMissing',
	'severalNumbers',
	'refusedByProvider',
	'alreadyCalled',
	'dryRun',
];
const OPTIONS = {
	purpose: 'marketing',
	callingHours: '9-17',
	timeZone: 'UTC',
	outsideHours: 'hold',
	doNotCall: [],
	maxCallsPerNumber: 1,
	perHours: 1,
	maxCallsPerHour: 1,
	maxCallsPerDay: 1,
	allowedCountries: [],
	refuseRisks: [],
	consent: 'x',
	ownNumbers: [],
	evidence: true,
};
/** Not asked before a call, but read from its report. */
const OF_THE_REPORT = 'optOutDigits';

describe('docs/calling-rules.md', () => {
	it('shows every row of the packs and every holiday as they are: else run "npm run docs"', () =>
		expect(withTables(page)).toBe(page));

	it('explains every reason of the rules, and every option', () => {
		expect(Object.keys(ruleSettings(OPTIONS)).sort()).toEqual(Object.keys(OPTIONS).sort());
		const reasons = Object.keys(REASONS).filter((reason) => !OTHER_REASONS.includes(reason));
		expect([...named].sort()).toEqual([...reasons, ...Object.keys(OPTIONS), OF_THE_REPORT].sort());
	});

	it('is where docs/results.md leads for them; the others stand there', () => {
		const results = readFileSync('docs/results.md', 'utf8');
		expect(results).toContain('[rules for calling](calling-rules.md)');
		for (const reason of OTHER_REASONS) expect(results).toContain(`\`${reason}\``);
	});

	it('is right about what holds where nobody chose', () => {
		expect(page).toContain(
			`| ${CALLS_PER_NUMBER}, and ${CALLS_PER_NUMBER_IN_ORDER} for Call in Order`,
		);
		expect(REFUSED_RISKS).toEqual(['premium', 'satellite', 'unknownType', 'emergencyOrShort']);
		expect(PHONE_RISKS).toEqual(expect.arrayContaining([...REFUSED_RISKS]));
		expect(page).toContain('| premium, satellite, unknown type');
	});

	it('is right about the zones of the numbers that it names', () => {
		expect(page).toContain('+1 800 has 42');
		expect(validatePhoneNumber('+18005550123').timeZones).toHaveLength(42);
		for (const number of ['+870773123456', '+881612345678', '+883510012345'])
			expect(validatePhoneNumber(number)).toMatchObject({ valid: true, timeZones: [] });
	});

	it('says once that it is no legal advice', () =>
		expect(page.match(/legal advice/g)).toHaveLength(1));
});
