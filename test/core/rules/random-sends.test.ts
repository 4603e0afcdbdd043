import { validatePhoneNumber } from '../../../core';
import { usStateOf } from '../../../core/phone/us-state';
import { askRules } from '../../../core/rules/ask';
import { packOf } from '../../../core/rules/packs';
import { ruleSettings } from '../../../core/rules/settings';
import { EXAMPLES } from '../../bench/phone-sweep';
import { randomFrom, type Random } from '../../bench/phone-data-random';
import { cases } from '../../support/all-cases';
import { mayRing, type Ring } from './hours-judge';
import { utc } from './wall-clock';

const SENDS = cases(20_000, 1_000_000);
/** Both changes of the clocks, on both halves of the earth, with days around them. */
const [FROM, TO] = [utc('2026-03-01T00:00Z'), utc('2026-11-15T00:00Z')];
const MINUTE_MS = 60_000;
/** Intl, the judge, takes five minutes for a million. */
const LONGEST_MS = 30 * MINUTE_MS;
const ANY_RISK = { refuseRisks: [] };
const SETTINGS = [
	{ purpose: 'transactional' },
	{ purpose: 'transactional', own: 'Mon-Fri 06:00-09:30, 17:15-23:45; Sat 00:00-24:00' },
	{ purpose: 'marketing' },
	{ purpose: 'marketing', own: 'Mon-Sun 07:00-22:00' },
	{ purpose: 'transactional', timeZone: 'America/Santiago' },
].map(({ own, ...raw }) => ({
	purpose: raw.purpose as Ring['purpose'],
	own,
	timeZone: raw.timeZone,
	settings: ruleSettings({ ...ANY_RISK, ...raw, callingHours: own ?? '', consent: 'form 12' }),
}));

/** Google's numbers, one of each kind of each region, and those that have many zones. */
const NUMBERS = [
	...EXAMPLES.map(({ e164 }) => e164),
	...[
		'+18005550123',
		'+78005553535',
		'+61491570156',
		'+13055550123',
		'+12145550123',
		'+870773123456',
	],
].filter((e164) => validatePhoneNumber(e164).valid);

interface Counted {
	sent: number;
	held: number;
	notCalled: number;
	readonly wrong: string[];
}

/** A call that is asked for at any time, sent some time later, and again when it was held. */
async function send(counted: Counted, random: Random): Promise<void> {
	const to = random.pick(NUMBERS);
	const chosen = random.pick(SETTINGS);
	const number = validatePhoneNumber(to);
	const country = packOf(number.country);
	const ring: Ring = {
		zones: chosen.timeZone === undefined ? number.timeZones : [chosen.timeZone],
		country,
		region: country === number.country ? usStateOf(to) : number.country,
		purpose: chosen.purpose,
		own: chosen.own,
	};
	let ms = FROM + random.below((TO - FROM) / 1_000) * 1_000;
	for (let asked = 0; asked < 2; asked += 1) {
		const { verdict } = await askRules(chosen.settings, { to }, ms);
		const what = `${to} ${chosen.purpose} ${chosen.own ?? ''} at ${new Date(ms).toISOString()}`;
		if ('notCalled' in verdict) {
			counted.notCalled += 1;
			if (ring.zones.length > 0 && mayRing(ring, ms)) counted.wrong.push(`not called: ${what}`);
			return;
		}
		const open = mayRing(ring, ms);
		if ('go' in verdict) {
			counted.sent += 1;
			if (!open) counted.wrong.push(`outside: ${what}`);
			return;
		}
		counted.held += 1;
		const { holdUntil } = verdict;
		const meanwhile = ms + random.below(holdUntil - ms);
		if (
			open ||
			!mayRing(ring, holdUntil) ||
			mayRing(ring, meanwhile) ||
			mayRing(ring, holdUntil - 1)
		)
			counted.wrong.push(`held too long or not long enough: ${what}`);
		// its turn comes then, or in the middle of a queue
		ms = holdUntil + (random.below(2) === 0 ? 0 : random.below(20 * 60) * MINUTE_MS);
	}
}

it(
	'none of many sends rings a phone outside the hours of any zone that its number may be in',
	async () => {
		const counted: Counted = { sent: 0, held: 0, notCalled: 0, wrong: [] };
		const random = randomFrom(20_260_329);
		for (let done = 0; done < SENDS; done += 1) await send(counted, random);
		expect(counted.wrong.slice(0, 5)).toEqual([]);
		expect(counted.sent).toBeGreaterThan(SENDS / 3);
		expect(counted.held).toBeGreaterThan(SENDS / 4);
		expect(counted.notCalled).toBeGreaterThan(SENDS / 200);
	},
	LONGEST_MS,
);
