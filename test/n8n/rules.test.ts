import type { IDataObject } from 'n8n-workflow';
import { verifyEvidence } from '../../core';
import { KEYS, PLACED, call, callOf, start } from './support/trigger';

const TO = '+14155550123';
/** Open whenever the tests run. */
const ALWAYS = { callingHours: 'Mon-Sun 00:00-24:00', timeZone: 'UTC' };
const DAY_MS = 86_400_000;

let accounts = 0;
/** Runs with an account of its own, whose calls nobody else counts. */
function openAccount() {
	accounts += 1;
	const account = `-rules-${accounts}`;
	const processed = new Set<string>();
	let runs = 0;
	const run = async (values: IDataObject, numbers = [TO], answer = PLACED) => {
		runs += 1;
		const { outputs, seen } = await start({
			account,
			processed,
			executionId: `${account}-${runs}`,
			items: numbers.map((to) => ({ json: { to } })),
			parameters: (index) =>
				call(numbers[index]!, { options: { rules: { values: { ...ALWAYS, ...values } } } }),
			answers: numbers.map(() => answer),
		});
		const ends = outputs.flat().map((item) => callOf(item));
		return { ends, requests: seen.requests.length };
	};
	return { account, processed, run };
}

describe('the rules of a run', () => {
	it('let a call go that they have nothing against', async () => {
		const { ends, requests } = await openAccount().run({});
		expect(ends).toMatchObject([{ exit: 'placed', notBefore: null }]);
		expect(requests).toBe(1);
	});

	it('keep a call back outside its hours, and say when it may be made', async () => {
		const inTwoDays = new Date(Date.now() + 2 * DAY_MS);
		const day = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][inTwoDays.getUTCDay()];
		const { ends, requests } = await openAccount().run({ callingHours: `${day} 09:00-18:00` });
		const notBefore = `${inTwoDays.toISOString().slice(0, 10)}T09:00:00.000Z`;
		expect(ends).toMatchObject([{ exit: 'notCalled', reason: 'outsideCallingHours', notBefore }]);
		expect(requests).toBe(0);
	});

	it.each([
		['a list', { doNotCall: ['+14155550199', '+1 (415) 555-0123'] }, 'doNotCall'],
		['text', { doNotCall: '+14155550199\n+1 415 555 0123' }, 'doNotCall'],
		['countries', { allowedCountries: 'NL, DE' }, 'countryNotAllowed'],
		['marketing without consent', { purpose: 'marketing' }, 'consentMissing'],
	])('keep a call back because of %s', async (_what, values, reason) => {
		const { ends, requests } = await openAccount().run(values);
		expect(ends).toMatchObject([{ exit: 'notCalled', reason, placedAt: null }]);
		expect(requests).toBe(0);
	});

	it('call nobody while the account is stopped, not even in an emergency', async () => {
		const { run } = openAccount();
		for (const stopped of [true, 'true', 'yes', 1]) {
			const { ends, requests } = await run({ stopped, purpose: 'emergency' });
			expect(ends).toMatchObject([{ exit: 'notCalled', reason: 'stopped', placedAt: null }]);
			expect(requests).toBe(0);
		}
		expect((await run({ stopped: 'no' })).ends).toMatchObject([{ exit: 'placed' }]);
	});

	it.each(['', 'perhaps', null, undefined])(
		'call nobody where the stop is read as %j, which is neither',
		async (stopped) => {
			const run = openAccount().run({ stopped: stopped as string });
			await expect(run).rejects.toThrow(/Stop Calls/);
		},
	);

	it('let three calls to a number go, and another one after that', async () => {
		const { run } = openAccount();
		for (let n = 0; n < 3; n++) expect((await run({})).ends).toMatchObject([{ exit: 'placed' }]);
		const { ends, requests } = await run({}, [TO, '+14155550124']);
		expect(ends).toMatchObject([{ exit: 'placed' }, { reason: 'calledTooOften' }]);
		expect(Date.parse(ends[1]!.notBefore as string)).toBeGreaterThan(Date.now());
		expect(requests).toBe(1);
	});

	it('count no call that was certainly not made', async () => {
		const { run } = openAccount();
		const wrongKey = { status: 401, body: {} };
		await expect(run({ maxCallsPerHour: '1' }, [TO], wrongKey)).rejects.toThrow();
		expect((await run({ maxCallsPerHour: '1' })).ends).toMatchObject([{ exit: 'placed' }]);
		expect((await run({ maxCallsPerHour: '1' })).ends).toMatchObject([
			{ reason: 'ceilingReached' },
		]);
	});

	it('keep a call back to a number of their own', async () => {
		const { ends } = await openAccount().run({ ownNumbers: '+1 415 555 0123, +14155550199' });
		expect(ends).toMatchObject([{ exit: 'notCalled', reason: 'riskyNumber' }]);
	});

	it('are shown in sealed evidence, of a call that was made and of one that was not', async () => {
		const { ends } = await openAccount().run({ maxCallsPerHour: '1', consent: 'form 7' }, [TO, TO]);
		expect(ends).toMatchObject([
			{ evidence: { exit: 'placed', callId: 'K1', reason: null, consent: 'form 7' } },
			{ evidence: { exit: 'notCalled', reason: 'ceilingReached', placedAt: null } },
		]);
		for (const { evidence } of ends) {
			expect(verifyEvidence(evidence, KEYS.evidence!())).toEqual({ sealed: true });
			expect(JSON.stringify(evidence)).not.toContain('4155550123');
		}
	});

	it.each([false, 'no'])('keep no evidence where nobody wants it: %j', async (evidence) => {
		const { ends } = await openAccount().run({ evidence });
		expect(ends).toMatchObject([{ exit: 'placed', evidence: null }]);
	});

	it('are not asked where nobody added them', async () => {
		const { outputs } = await start({ parameters: call(TO), answers: [PLACED] });
		expect(callOf(outputs[0]![0])).toMatchObject({ exit: 'placed', evidence: null });
	});
});

describe('rules that cannot be read', () => {
	it.each([
		[{ timeZone: 'Berlin' }, /"Time Zone" holds "Berlin"/],
		[{ callingHours: 'Mon 18:00-09:00' }, /Row 1 of "Calling Hours" ends before/],
		[{ maxCallsPerDay: '0' }, /"Max Calls per Day" is 0/],
		[{ doNotCall: ['+14155550199', 'nobody'] }, /Row 2 of "Do Not Call"/],
		[{ doNotCall: null }, /Do Not Call/],
		[{ ownNumbers: 'me' }, /Row 1 of "Own Numbers"/],
		[{ optOutDigits: 'nine' }, /"Opt-Out Digits"/],
		[{ evidence: 'perhaps' }, /"Evidence"/],
		[{ doNotCall: 7 }, /"Do Not Call" is not a list/],
		[{ allowedCountries: 'Germany' }, /Allowed Countries/],
	])('stop the run before anybody is called: %j', async (values, message) => {
		await expect(openAccount().run(values as IDataObject)).rejects.toMatchObject({
			message: expect.stringMatching(message),
			context: { itemIndex: 0 },
		});
	});
});
