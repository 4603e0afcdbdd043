import { isVoiceError } from '../../../core';
import { REFUSED_RISKS } from '../../../core/rules/options';
import { ruleSettings } from '../../../core/rules/settings';

const faultOf = (raw: unknown) => {
	try {
		ruleSettings(raw);
	} catch (error) {
		if (isVoiceError(error)) return error;
	}
	throw new Error('was taken');
};

describe('ruleSettings', () => {
	it.each([undefined, null, {}, { purpose: '', doNotCall: null, maxCallsPerHour: '' }])(
		'spares people where nothing is set: %j',
		(raw) => {
			expect(ruleSettings(raw)).toEqual({
				purpose: 'transactional',
				outsideHours: 'hold',
				maxCallsPerNumber: 3,
				perHours: 24,
				maxCallsPerHour: null,
				maxCallsPerDay: null,
				allowedCountries: [],
				refuseRisks: REFUSED_RISKS,
				evidence: true,
			});
		},
	);

	it('calls people on duty more often, whoever says that they are', () => {
		expect(ruleSettings({ purpose: 'duty' })).toMatchObject({ maxCallsPerNumber: 5 });
		expect(ruleSettings({ purpose: '' }, { purpose: 'duty' })).toMatchObject({
			purpose: 'duty',
			maxCallsPerNumber: 5,
		});
		expect(ruleSettings({ purpose: 'marketing' }, { purpose: 'duty' })).toMatchObject({
			purpose: 'marketing',
			maxCallsPerNumber: 3,
		});
	});

	it('takes everything, as forms and sheets give it', () => {
		const settings = ruleSettings({
			purpose: 'marketing',
			callingHours: [
				{ days: ['mon', 'tue'], from: '09:00', to: '17:00' },
				{ days: 'Sat', from: '10:00', to: '12:00' },
			],
			timeZone: ' Europe/Berlin ',
			outsideHours: 'notCalled',
			doNotCall: ['+1 415 555 0123', { phone: '+49 1512 3456789' }],
			maxCallsPerNumber: '2',
			perHours: 48,
			maxCallsPerHour: 100,
			maxCallsPerDay: '1000',
			allowedCountries: 'de, nl',
			refuseRisks: [],
			consent: 'sheet row 12, 2026-09-01',
			ownNumbers: '+1 415 555 0199',
			evidence: 'no',
		});
		expect(settings).toMatchObject({
			purpose: 'marketing',
			timeZone: 'Europe/Berlin',
			outsideHours: 'notCalled',
			doNotCall: new Set(['+14155550123', '+4915123456789']),
			maxCallsPerNumber: 2,
			perHours: 48,
			maxCallsPerHour: 100,
			maxCallsPerDay: 1000,
			allowedCountries: ['DE', 'NL'],
			refuseRisks: [],
			consent: 'sheet row 12, 2026-09-01',
		});
		const { callingHours } = settings;
		expect(callingHours).toEqual([[], [[540, 1020]], [[540, 1020]], [], [], [], [[600, 720]]]);
	});

	it('knows a ladder, and the limit that is switched off', () => {
		expect(ruleSettings({}, { callsPerNumber: 5 }).maxCallsPerNumber).toBe(5);
		for (const off of ['off', 'None', false])
			expect(ruleSettings({ maxCallsPerNumber: off }).maxCallsPerNumber).toBeNull();
	});

	it.each([
		[{ timeZone: 'Mars/Olympus' }, 'timeZone', '"Time Zone" holds "Mars/Olympus"'],
		[{ timeZone: '+1 415 555 0123' }, 'timeZone', '"Time Zone" holds "…"'],
		[{ callingHours: '9-17; 18:00-09:00' }, 'callingHours', 'Row 2 of "Calling Hours" ends before'],
		[{ callingHours: [{ from: '9' }] }, 'callingHours', 'Row 1 of "Calling Hours" cannot be read'],
		[{ callingHours: ['9-17'] }, 'callingHours', 'Row 1 of "Calling Hours" cannot be read'],
		[{ callingHours: [] }, 'callingHours', 'holds no hours'],
		[{ callingHours: 9 }, 'callingHours', '"Calling Hours" is not a list'],
		[{ maxCallsPerNumber: 0 }, 'maxCallsPerNumber', '"Max Calls per Number" is 0'],
		[{ maxCallsPerHour: '0' }, 'maxCallsPerHour', '"Max Calls per Hour" is 0'],
		[{ maxCallsPerDay: 1.5 }, 'maxCallsPerDay', '"Max Calls per Day" has to be a whole number'],
		[{ maxCallsPerNumber: 'many' }, 'maxCallsPerNumber', 'has to be a whole number'],
		[{ maxCallsPerNumber: true }, 'maxCallsPerNumber', 'has to be a whole number'],
		[{ perHours: 721 }, 'perHours', '"Per Hours" is out of range: a rule takes 1 to 720'],
		[{ perHours: -1 }, 'perHours', '"Per Hours" is out of range'],
		[{ doNotCall: { number: '+14155550123' } }, 'doNotCall', '"Do Not Call" is not a list'],
		[{ doNotCall: 7 }, 'doNotCall', '"Do Not Call" is not a list'],
		[{ doNotCall: ['+14155550123', 'n/a'] }, 'doNotCall', 'Row 2 of "Do Not Call" cannot be used'],
		[{ allowedCountries: ['Holland'] }, 'allowedCountries', '"Allowed Countries" has to be'],
		[{ allowedCountries: true }, 'allowedCountries', '"Allowed Countries" is not a list'],
		[{ refuseRisks: ['dangerous'] }, 'refuseRisks', '"Refuse Risks" has to be one of'],
		[{ purpose: 'fun' }, 'purpose', '"Purpose" has to be one of transactional, duty, marketing'],
		[{ outsideHours: 'later' }, 'outsideHours', '"Outside Hours" has to be one of hold, notCalled'],
		[{ consent: 'x'.repeat(501) }, 'consent', '"Consent" is too long'],
		[{ consent: { by: 'mail' } }, 'consent', '"Consent" has to be text'],
	])('refuses %j and names the field and the row', (raw, field, words) => {
		const { kind, message, hint, ...error } = faultOf(raw);
		expect({ kind, field: error.field }).toEqual({ kind: 'invalidRequest', field });
		expect(message).toContain(words);
		expect(hint).toMatch(/\.$/);
	});
});
