import { checkBatchSize, isVoiceError, ladderPlan, triesPlan } from '../../../core';

const WAIT_MS = 60_000;
const faultOf = (run: () => unknown) => {
	try {
		run();
	} catch (error) {
		if (isVoiceError(error)) return error;
	}
	return undefined;
};

describe('triesPlan', () => {
	it('reads what forms and sheets give; what is empty is never tried again', () => {
		const plan = triesPlan(
			{ maxCalls: '3', afterBusyMinutes: 10, afterFailedMinutes: '' },
			WAIT_MS,
		);
		expect(plan).toMatchObject({ maxCalls: 3, pausesMs: { busy: 600_000 }, waitMs: WAIT_MS });
	});

	it.each([undefined, null, {}, { maxCalls: '' }])('makes one call of %j', (given) => {
		expect(triesPlan(given, WAIT_MS)).toMatchObject({ maxCalls: 1, pausesMs: {} });
	});

	it('tries again after no result only where the builder says so', () => {
		const asked = { maxCalls: 2, afterBusyMinutes: 1 };
		expect(triesPlan(asked, WAIT_MS).pausesMs.noResult).toBeUndefined();
		expect(triesPlan({ ...asked, afterNoResultMinutes: 5 }, WAIT_MS).pausesMs.noResult).toBe(
			300_000,
		);
	});

	it.each([
		['a plan without an end', { afterBusyMinutes: 5 }, 'maxCalls'],
		['no call at all', { maxCalls: 0 }, 'maxCalls'],
		['too many calls', { maxCalls: 11, afterBusyMinutes: 5 }, 'maxCalls'],
		['half a call', { maxCalls: 1.5, afterBusyMinutes: 5 }, 'maxCalls'],
		['a word', { maxCalls: 'many', afterBusyMinutes: 5 }, 'maxCalls'],
		['ten tries without a pause', { maxCalls: 10, afterBusyMinutes: 0 }, 'afterBusyMinutes'],
		['a pause of more than a week', { maxCalls: 2, afterBusyMinutes: 10_081 }, 'afterBusyMinutes'],
		['a pause before the call', { maxCalls: 2, afterFailedMinutes: -1 }, 'afterFailedMinutes'],
		['tries after no exit', { maxCalls: 2 }, 'maxCalls'],
	])('refuses %s and names the field', (_, given, field) => {
		expect(faultOf(() => triesPlan(given, WAIT_MS))).toMatchObject({
			kind: 'invalidRequest',
			field,
		});
	});
});

describe('checkBatchSize', () => {
	it('takes what can wait together, and no more', () => {
		expect(() => checkBatchSize(2_000)).not.toThrow();
		expect(faultOf(() => checkBatchSize(2_001))?.message).toContain('2001 items');
	});
});

describe('ladderPlan', () => {
	const ann = { name: 'Ann', to: '+14155550123' };

	it('confirms with 1 and waits where nobody knows, unless the builder says otherwise', () => {
		expect(ladderPlan({ people: [ann], roundsMax: 1 }, WAIT_MS)).toMatchObject({
			...{ people: [ann], confirm: ['1'], decline: [], whenUnsure: 'wait', pauseMs: 0 },
		});
	});

	it('takes several keys', () => {
		const plan = ladderPlan({ people: [ann], roundsMax: 1, confirmDigits: '1, 4711' }, WAIT_MS);
		expect(plan.confirm).toEqual(['1', '4711']);
	});

	it.each([
		['nobody', { people: [] }, 'people', '"People"'],
		['no list', { people: 'Ann' }, 'people', '"People"'],
		['somebody without a number', { people: [ann, { name: 'Ben' }] }, 'people', 'Person 2'],
		['somebody without a name', { people: [{ to: '+14155550123' }] }, 'people', 'Person 1'],
		['rounds without an end', { roundsMax: '' }, 'roundsMax', 'no end'],
		['ten rounds without a pause', { roundsMax: 10 }, 'pauseSeconds', 'shorter than a minute'],
		['people that are no list', { people: { ada: 1 } }, 'people', 'not a list'],
		['no key that confirms', { confirmDigits: '' }, 'confirmDigits', '"Confirm Digits" is empty'],
		['keys that no phone has', { confirmDigits: 'yes' }, 'confirmDigits', 'keys of a phone'],
		['one key for both', { declineDigits: '1' }, 'declineDigits', 'share a key'],
		['another word for unsure', { whenUnsure: 'ask' }, 'whenUnsure', 'one of wait, next, stop'],
	])('refuses %s and names the field', (_, given, field, said) => {
		const found = faultOf(() => ladderPlan({ people: [ann], roundsMax: 2, ...given }, WAIT_MS));
		expect(found).toMatchObject({ kind: 'invalidRequest', field });
		expect(found?.message).toContain(said);
	});
});
