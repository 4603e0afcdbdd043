import { askRules } from '../../../core';
import { createMemoryHistory } from '../../../core/rules/history';
import { ruleSettings } from '../../../core/rules/settings';
import { utc } from './wall-clock';

const BERLIN = '+4915123456789';
/** 03:00 in Berlin. */
const NIGHT = utc('2026-06-10T01:00Z');
const DUTY = { purpose: 'duty' };

describe("a call to one's own people", () => {
	it.each([
		['rings at three', BERLIN, {}, { go: true }],
		['rings where a law binds all others', '+14165550123', {}, { go: true }],
		['rings where nobody knows the time', '+870773123456', { refuseRisks: [] }, { go: true }],
		[
			'keeps to hours that were given',
			BERLIN,
			{ callingHours: '08:00-18:00' },
			{ holdUntil: utc('2026-06-10T06:00Z') },
		],
		['is no call to a premium number', '+19005550123', {}, { notCalled: 'riskyNumber' }],
		['is none to a number on the list', BERLIN, { doNotCall: BERLIN }, { notCalled: 'doNotCall' }],
	])('%s', async (_, to, more, expected) => {
		const { verdict } = await askRules(ruleSettings({ ...DUTY, ...more }), { to }, NIGHT);
		expect(verdict).toMatchObject(expected);
	});

	it('is made five times a day, and says that no pack was asked', async () => {
		const history = createMemoryHistory();
		const call = { to: '+13055550123' };
		const send = () => askRules(ruleSettings(DUTY), call, NIGHT, { history }, { moment: 'send' });
		for (let n = 0; n < 5; n += 1)
			expect(await send()).toMatchObject({ verdict: { go: true }, pack: null });
		expect(await send()).toMatchObject({ verdict: { notCalled: 'calledTooOften' } });
	});
});
