import { validatePhoneNumber } from '../../core';
import { askRules } from '../../core/rules/ask';
import { ruleSettings } from '../../core/rules/settings';
import { numberPool } from './numbers';

const FIRST_MS = Date.UTC(2026, 10, 30);
const HOURS = Array.from({ length: 7 * 24 }, (_, hour) => FIRST_MS + hour * 3_600_000);

describe('fictional numbers', () => {
	it('are of more than one country, and of one where that is asked for', () => {
		const countriesOf = (next: (ending: string) => string) =>
			new Set(Array.from({ length: 300 }, () => validatePhoneNumber(next('01')).country));
		expect([...countriesOf(numberPool({ below: () => 0 }))]).toContain('CA');
		expect([...countriesOf(numberPool({ below: () => 0 }, 'US'))]).toEqual(['US']);
	});

	// the demo calls a list at whatever hour somebody tries it
	it('of the US may be called at every hour that the builder allows', async () => {
		const next = numberPool({ below: () => 0 }, 'US');
		const settings = ruleSettings({ callingHours: 'Mon-Sun 00:00-24:00' });
		for (const to of Array.from({ length: 200 }, () => next('01')))
			for (const hour of HOURS)
				expect((await askRules(settings, { to }, hour)).verdict).toEqual({ go: true });
	});
});
