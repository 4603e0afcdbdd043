import { resultOfReport } from '../../../core';
import { TO } from '../samples';

const BASICS = {
	...{ reference: 'order-1042', provider: 'cmCom', to: TO, context: null },
	placedAt: '2026-01-01T00:00:00.000Z',
};
const REPORT = { kind: 'final', exit: 'answered', providerStatus: '10', raw: {} } as const;
const optOutOf = (report: object, optOutKeys?: readonly string[]) =>
	resultOfReport({ ...BASICS, optOutKeys }, { ...REPORT, ...report }, BASICS.placedAt).optOut;

describe('optOut of a result', () => {
	it.each([
		['yes', true],
		['true', true],
		['nein', false],
		['0', false],
		['perhaps', null],
		['', null],
	])('is what the flow reports under that name: %j', (word, said) => {
		for (const name of ['optOut', 'opt_out', 'OPT-OUT', 'optout'])
			expect(optOutOf({ answers: { [name]: word } })).toBe(said);
	});

	it.each([
		['9', true],
		[' 9# ', true],
		['*0', true],
		['99', false],
		['1', false],
		['', null],
	])('goes by the keys that the builder named: %j', (digits, said) =>
		expect(optOutOf({ answers: { digits } }, ['9', '*0'])).toBe(said),
	);

	it('is what the flow says, whatever the keys are', () =>
		expect(optOutOf({ answers: { digits: '9', opt_out: 'no' } }, ['9'])).toBe(false));

	it('is unknown of a machine, without keys, and where no keys were named', () => {
		expect(optOutOf({ answers: { digits: '9' }, answeredBy: 'machine' }, ['9'])).toBeNull();
		expect(optOutOf({}, ['9'])).toBeNull();
		expect(optOutOf({ answers: { digits: '9' } })).toBeNull();
	});
});
