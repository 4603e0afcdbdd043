import { hasChosenRules } from '../../../core';

/** As a new node of each host has them. */
const N8N = {
	...{ askRules: true, purpose: '', callingHours: '', outsideHours: 'hold', timeZone: '' },
	...{ doNotCall: '', maxCallsPerNumber: '', perHours: 24, maxCallsPerHour: '', consent: '' },
	...{ refuseRisks: ['premium', 'satellite', 'unknownType'], stopped: false, evidence: true },
};
const NODE_RED = {
	...{ ...N8N, perHours: '' },
	refuseRisks: ['premium', 'satellite', 'unknownType', 'emergencyOrShort'],
};

describe('hasChosenRules', () => {
	it.each([{}, N8N, NODE_RED, { optOutDigits: '9', evidence: false }])(
		'is false where nobody chose what keeps a call back: %j',
		(rules) => expect(hasChosenRules(rules)).toBe(false),
	);

	it.each([
		{ purpose: 'transactional' },
		{ callingHours: '08:00-21:00' },
		{ outsideHours: 'notCalled' },
		{ perHours: 48 },
		{ doNotCall: '={{ $json.list }}' },
		{ stopped: '={{ $vars.stop }}' },
		{ refuseRisks: [] },
		{ refuseRisks: ['premium', 'satellite', 'unknownType', 'personal'] },
		{ refuseRisks: '={{ [] }}' },
	])('is true with %j', (rules) => {
		expect(hasChosenRules(rules)).toBe(true);
		expect(hasChosenRules({ ...N8N, ...rules })).toBe(true);
	});
});
