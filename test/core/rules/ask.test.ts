import { REASONS } from '../../../core';
import { askRules, type CallToJudge, type RuleStores } from '../../../core/rules/ask';
import { createMemoryHistory } from '../../../core/rules/history';
import { ruleSettings } from '../../../core/rules/settings';
import { utc } from './wall-clock';

/** A Wednesday, 14:00 in Berlin and 08:00 in New York. */
const NOON = utc('2026-06-10T12:00Z');
const BERLIN = '+4915123456789';
const FLORIDA = '+13055550123';
const NEW_YORK = '+12125550123';

const ask = (raw: unknown, to: string | CallToJudge, nowMs = NOON, stores: RuleStores = {}) =>
	askRules(ruleSettings(raw), typeof to === 'string' ? { to } : to, nowMs, stores);
const verdictOf = async (...given: Parameters<typeof ask>) => (await ask(...given)).verdict;
const outcome = async (...given: Parameters<typeof ask>) => {
	const verdict = await verdictOf(...given);
	if ('go' in verdict) return 'go';
	if ('notCalled' in verdict) return verdict.notCalled;
	return `hold until ${new Date(verdict.holdUntil).toISOString().slice(0, 16)}`;
};

describe('a transactional call', () => {
	it.each([
		['in the afternoon', BERLIN, '2026-06-10T12:00Z', 'go'],
		['late', BERLIN, '2026-06-10T19:00Z', 'hold until 2026-06-11T06:00'],
		['early', BERLIN, '2026-06-10T05:59Z', 'hold until 2026-06-10T06:00'],
		['on a Sunday', BERLIN, '2026-06-14T12:00Z', 'go'],
		[
			'toll-free, in the morning of the east',
			'+18005550123',
			'2026-06-10T12:00Z',
			'hold until 2026-06-10T22:00',
		],
		// the rules for machines that dial bind calls that sell nothing as well
		[
			'to Canada on a Sunday at nine',
			'+14165550123',
			'2026-06-14T13:00Z',
			'hold until 2026-06-14T14:00',
		],
		['to Canada on a Monday at nine', '+14165550123', '2026-06-15T13:00Z', 'go'],
		['to Florida at nine in the evening', FLORIDA, '2026-06-11T00:30Z', 'go'],
	])('%s', async (_, to, at, expected) => expect(await outcome({}, to, utc(at))).toBe(expected));

	it('keeps to hours of its own, whatever the default', async () => {
		const night = { callingHours: '00:00-24:00' };
		expect(await outcome(night, BERLIN, utc('2026-06-10T01:00Z'))).toBe('go');
		expect(await outcome(night, '+14165550123', utc('2026-06-10T01:00Z'))).toBe('go');
		// the law of Canada is not the builder's to lift: 02:00 in UTC is 22:00 in Toronto
		expect(await outcome(night, '+14165550123', utc('2026-06-10T02:00Z'))).toBe(
			'hold until 2026-06-10T13:00',
		);
	});

	it('goes by the zone of the contact where it is known', async () => {
		const evening = utc('2026-06-10T23:30Z');
		expect(await outcome({}, NEW_YORK, evening)).toBe('go');
		expect(await outcome({ timeZone: 'Europe/Berlin' }, NEW_YORK, evening)).toBe(
			'hold until 2026-06-11T06:00',
		);
	});

	it('says so instead of waiting where that is wanted', async () => {
		expect(
			await verdictOf({ outsideHours: 'notCalled' }, BERLIN, utc('2026-06-10T20:40Z')),
		).toEqual({
			notCalled: 'outsideCallingHours',
			notBefore: utc('2026-06-11T06:00Z'),
			sentence:
				'It is Wednesday 22:40 in Europe/Berlin, which is outside the calling hours; the next time when calls are allowed everywhere that the number may be is Thursday 08:00 in Europe/Berlin.',
		});
	});

	it('is not held for ever', async () => {
		const sundayInFrance = {
			purpose: 'marketing',
			consent: 'yes',
			callingHours: 'Sun 09:00-12:00',
		};
		expect(await verdictOf(sundayInFrance, '+33145678901')).toMatchObject({
			notCalled: 'outsideCallingHours',
			sentence: expect.stringContaining('there is no time within two weeks'),
		});
	});

	it('to a number of no known zone asks for the zone', async () => {
		const satellite = { refuseRisks: [] };
		expect(await verdictOf(satellite, '+870773123456')).toMatchObject({
			notCalled: 'outsideCallingHours',
			sentence: expect.stringContaining('fill in "Time Zone"'),
		});
		expect(await outcome({ ...satellite, timeZone: 'Europe/Berlin' }, '+870773123456')).toBe('go');
	});
});

describe('a marketing call', () => {
	const marketing = { purpose: 'marketing', consent: 'form of 2026-05-02' };
	it.each([
		['to Florida after eight', FLORIDA, '2026-06-11T00:30Z', 'hold until 2026-06-11T12:00'],
		['to New York after eight', NEW_YORK, '2026-06-11T00:30Z', 'go'],
		['to France at lunch', '+33145678901', '2026-06-10T11:30Z', 'hold until 2026-06-10T12:00'],
		['to France on a holiday', '+33145678901', '2026-07-14T12:00Z', 'hold until 2026-07-15T08:00'],
		['to Spain on a Saturday', '+34912345678', '2026-06-13T12:00Z', 'hold until 2026-06-15T07:00'],
		[
			'to Texas on Sunday morning',
			'+12145550123',
			'2026-06-14T15:00Z',
			'hold until 2026-06-14T17:00',
		],
		// the states bind nobody in Puerto Rico, the federation does
		['to Puerto Rico at half past eight', '+17875550123', '2026-06-11T00:30Z', 'go'],
		// an area code of nobody: every state may be meant, and Rhode Island opens last
		['to an unknown state on a Saturday', '+18005550123', '2026-06-13T12:00Z', 'notCalled'],
	])('%s', async (_, to, at, expected) => {
		const found = await outcome(marketing, to, utc(at));
		expect(found).toBe(expected === 'notCalled' ? 'outsideCallingHours' : expected);
	});

	it.each([
		[BERLIN, 'consentMissing', 'DE'],
		[NEW_YORK, 'consentMissing', 'US'],
		['+390236001122', 'consentMissing', 'The rules of IT are not known here'],
	])('to %s needs consent', async (to, reason, words) => {
		const verdict = await verdictOf({ purpose: 'marketing' }, to);
		expect(verdict).toMatchObject({ notCalled: reason, sentence: expect.stringContaining(words) });
	});

	it('to Australia needs a list, and no consent', async () =>
		expect(await outcome({ purpose: 'marketing' }, '+61491570156', utc('2026-06-10T04:00Z'))).toBe(
			'go',
		));

	it('to India has to come from its series', async () => {
		const india = (from?: string) =>
			outcome(marketing, { to: '+919876543210', from }, utc('2026-06-10T08:00Z'));
		expect(await india('+911409876543')).toBe('go');
		expect(await india('+912212345678')).toBe('countryNotAllowed');
		expect(await india()).toBe('go');
	});
});

describe('an emergency', () => {
	const emergency = { purpose: 'emergency', doNotCall: [BERLIN], maxCallsPerNumber: 1 };
	it('passes the hours, the list and the cap, and says so', async () => {
		const history = createMemoryHistory();
		const stores = { history };
		for (let call = 0; call < 3; call += 1)
			await askRules(ruleSettings({ timeZone: 'Europe/Berlin' }), { to: BERLIN }, NOON, stores, {
				moment: 'send',
			});
		const { verdict, asked } = await ask(emergency, BERLIN, utc('2026-06-10T23:00Z'), stores);
		expect(verdict).toEqual({ go: true });
		expect(asked).toEqual([
			{ rule: 'fraud', verdict: 'go' },
			{ rule: 'doNotCall', verdict: 'passed' },
			{ rule: 'consent', verdict: 'go' },
			{ rule: 'callerSeries', verdict: 'go' },
			{ rule: 'callingHours', verdict: 'passed' },
		]);
	});

	it('does not pass the stop, the ceiling of the account and the guard against fraud', async () => {
		expect(await outcome(emergency, BERLIN, NOON, { stopped: () => true })).toBe('stopped');
		expect(await outcome(emergency, '+19005551234')).toBe('riskyNumber');
		const history = createMemoryHistory();
		const settings = ruleSettings({ ...emergency, maxCallsPerHour: 1 });
		const send = () => askRules(settings, { to: BERLIN }, NOON, { history }, { moment: 'send' });
		expect((await send()).verdict).toEqual({ go: true });
		expect((await send()).verdict).toMatchObject({ notCalled: 'ceilingReached' });
	});
});

describe('every objection', () => {
	const objections: [string, unknown, CallToJudge, RuleStores][] = [
		['stopped', {}, { to: BERLIN }, { stopped: async () => true }],
		['riskyNumber', {}, { to: '+19005551234' }, {}],
		['riskyNumber', {}, { to: BERLIN, from: BERLIN }, {}],
		['riskyNumber', { ownNumbers: [BERLIN] }, { to: BERLIN }, {}],
		['riskyNumber', {}, { to: '112' }, {}],
		['riskyNumber', { refuseRisks: [] }, { to: '911' }, {}],
		['countryNotAllowed', { allowedCountries: ['NL'] }, { to: BERLIN }, {}],
		['countryNotAllowed', { allowedCountries: ['GB'] }, { to: '+447911123456' }, {}],
		[
			'countryNotAllowed',
			{ allowedCountries: ['NL'], refuseRisks: [] },
			{ to: '+883510012345' },
			{},
		],
		['doNotCall', { doNotCall: [BERLIN] }, { to: BERLIN }, {}],
	];
	it.each(objections)('%s of %j to %j', async (reason, raw, call, stores) => {
		const { verdict, asked } = await ask(raw, call, NOON, stores);
		expect(verdict).toMatchObject({ notCalled: reason });
		expect(Object.keys(REASONS)).toContain(reason);
		const { sentence } = verdict as { sentence: string };
		expect(sentence).toMatch(/^[A-Z].*\.$/);
		expect(sentence).not.toMatch(/\d{5}/);
		expect(asked.at(-1)!.verdict).toBe('notCalled');
	});

	it('of caps says how many, and when there is room again', async () => {
		const history = createMemoryHistory();
		const settings = ruleSettings({ maxCallsPerNumber: 2, maxCallsPerDay: 3 });
		const send = (to: string, nowMs: number) =>
			askRules(settings, { to }, nowMs, { history }, { moment: 'send' });
		for (const minute of [0, 1])
			expect((await send(BERLIN, NOON + minute * 60_000)).verdict).toEqual({ go: true });
		expect((await send(BERLIN, NOON + 120_000)).verdict).toEqual({
			notCalled: 'calledTooOften',
			sentence: 'The number was called 2 times within 24 hours, which is as often as it may be.',
			notBefore: NOON + 86_400_000,
		});
		expect((await send('+390236001122', NOON + 180_000)).verdict).toEqual({ go: true });
		expect((await send('+31612345678', NOON + 180_000)).verdict).toMatchObject({
			notCalled: 'ceilingReached',
			sentence: 'The account made 3 calls within 24 hours, which is its limit.',
		});
	});

	it('of the law: three calls to a home in thirty days, unless there is consent', async () => {
		const history = createMemoryHistory();
		const noon = utc('2026-06-01T17:00Z');
		const send = (day: number, raw = {}) =>
			askRules(
				ruleSettings(raw),
				{ to: NEW_YORK },
				noon + day * 86_400_000,
				{ history },
				{ moment: 'send' },
			);
		for (const day of [0, 2, 4]) expect((await send(day)).verdict).toEqual({ go: true });
		expect((await send(29)).verdict).toMatchObject({
			notCalled: 'calledTooOften',
			sentence: expect.stringContaining('3 times within 30 days'),
		});
		expect((await send(29, { consent: 'order 1042' })).verdict).toEqual({ go: true });
	});
});

it('a judgement tells what it goes by', async () => {
	const { verdict: _, asked: __, ...facts } = await ask({}, FLORIDA);
	expect(facts).toEqual({
		zones: ['America/New_York'],
		country: 'US',
		region: 'FL',
		pack: 'US 2026-11-29',
	});
});
