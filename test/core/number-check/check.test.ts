import { CHECK_REASONS, checkPhones, type PhoneCheckOptions } from '../../../core';

const OPTIONS: PhoneCheckOptions = {
	source: 'field',
	field: 'phone',
	fields: [],
	defaultCountry: '',
	defaultCountryField: '',
	output: 'newField',
	outputField: 'number',
	acceptTypes: [],
	acceptCountries: [],
	refuseRisks: [],
	removeDuplicates: false,
};
const US = '+14155550123';
const GB = '+442079460018';

const check = (
	record: unknown,
	options: Partial<PhoneCheckOptions> = {},
	seen = new Set<string>(),
) => checkPhones(record, { ...OPTIONS, ...options }, seen);

describe('checkPhones', () => {
	it('writes all that is known of the number into a new field', () => {
		const { valid, number, writes } = check({ phone: '+1 (415) 555-0123' });
		expect(valid).toBe(true);
		expect(number).toMatchObject({
			accepted: true,
			field: 'phone',
			input: '+1 (415) 555-0123',
			e164: US,
			reason: null,
			sentence: null,
		});
		expect(writes).toEqual([['number', number]]);
	});

	it('says in a sentence why a number may not be called, and never in its digits', () => {
		const { valid, number, writes } = check({ phone: '12345' });
		expect(valid).toBe(false);
		expect(number).toMatchObject({ accepted: false, e164: null, input: '12345' });
		expect(number.sentence).toMatch(/^[A-Z].*\.$/);
		expect(number.sentence).not.toContain('12345');
		expect(writes).toEqual([['number', number]]);
	});

	it.each([
		['nothing', {}],
		['null', { phone: null }],
		['an object', { phone: { number: US } }],
		['no record', 'text'],
	])('reads %s in the field as a number that is not there', (_says, record) => {
		expect(check(record)).toMatchObject({ valid: false, number: { accepted: false } });
	});

	it('replaces the number in place, and one that is none not at all', () => {
		const replace = { output: 'replace' } as const;
		expect(check({ phone: '+1 415 555 0123' }, replace).writes).toEqual([['phone', US]]);
		expect(check({ phone: 'nobody' }, replace).writes).toEqual([]);
	});

	it('does both: replaces the number, and says elsewhere all that is known of it', () => {
		const both = { output: 'both' } as const;
		const { number, writes } = check({ phone: '+1 415 555 0123' }, both);
		expect(writes).toEqual([
			['phone', US],
			['number', number],
		]);
		expect(number.input).toBe('+1 415 555 0123');
		expect(check({ phone: 'nobody' }, both).writes).toMatchObject([
			['number', { input: 'nobody', accepted: false }],
		]);
	});

	describe('with several fields', () => {
		const several = { source: 'fields', fields: ['mobile', 'home'] } as const;

		it('takes the first number that may be called, and keeps what became of the others', () => {
			const { valid, number, writes } = check({ mobile: 'none', home: US }, several);
			expect(valid).toBe(true);
			expect(number).toMatchObject({ field: 'home', e164: US });
			expect(writes).toMatchObject([
				['number', { e164: US, all: [{ field: 'mobile', accepted: false }, { field: 'home' }] }],
			]);
		});

		it('is refused for the first when none may be called', () => {
			expect(check({ mobile: '', home: 'none' }, several)).toMatchObject({
				valid: false,
				number: { field: 'mobile', reason: 'empty' },
			});
		});

		it('replaces each that may be called', () => {
			const record = { mobile: '+1 415 555 0123', home: 'none' };
			expect(check(record, { ...several, output: 'replace' }).writes).toEqual([['mobile', US]]);
		});
	});

	describe('with a list', () => {
		const list = { source: 'list' } as const;

		it('checks each, and writes a list', () => {
			const { all, writes } = check({ phone: [US, 'none'] }, list);
			expect(all.map(({ field, accepted }) => [field, accepted])).toEqual([
				['phone[0]', true],
				['phone[1]', false],
			]);
			expect(writes).toEqual([['number', all]]);
		});

		it('replaces the list by the numbers that may be called', () => {
			const record = { phone: ['none', '+44 20 7946 0018', US] };
			expect(check(record, { ...list, output: 'replace' }).writes).toEqual([['phone', [GB, US]]]);
		});

		it.each([[[]], [undefined]])('has a verdict for %j too', (phone) => {
			expect(check({ phone }, list)).toMatchObject({ valid: false, number: { reason: 'empty' } });
		});
	});

	it.each([
		[{ defaultCountry: 'GB' }, {}],
		[{ defaultCountryField: 'country' }, { country: ' GB ' }],
		[{ defaultCountry: 'US', defaultCountryField: 'country' }, { country: 'GB' }],
		[{ defaultCountry: 'GB', defaultCountryField: 'country' }, { country: '' }],
		[{ defaultCountry: 'GB', defaultCountryField: 'nowhere' }, {}],
		[{ defaultCountry: 'US', countryOfRecord: 'gb' }, {}],
		[{ countryOfRecord: 'US', defaultCountryField: 'country' }, { country: 'GB' }],
	])('finds the country with %j in %j', (options, record) => {
		expect(check({ ...record, phone: '020 7946 0018' }, options).number.e164).toBe(GB);
	});

	it.each([
		[{ defaultCountryField: 'country' }, { country: 'UK' }],
		[{ defaultCountryField: 'country', defaultCountry: 'GB' }, { country: 'United Kingdom' }],
		[{ countryOfRecord: 'England' }, {}],
	])('says with %j in %j that the country is the fault, not the number', (options, record) => {
		const { valid, number } = check({ ...record, phone: '020 7946 0018' }, options);
		expect({ valid, reason: number.reason }).toEqual({
			valid: false,
			reason: 'unknownCountryInField',
		});
		expect(number.sentence).toBe(CHECK_REASONS.unknownCountryInField);
	});

	it('needs no country where the number has its own', () => {
		const options = { defaultCountryField: 'country' };
		expect(check({ phone: GB, country: 'nowhere' }, options).valid).toBe(true);
	});

	it.each<[Partial<PhoneCheckOptions>, keyof typeof CHECK_REASONS | null]>([
		[{ acceptTypes: ['FIXED_LINE'] }, null],
		[{ acceptTypes: ['MOBILE', 'VOIP'] }, 'typeNotAccepted'],
		[{ acceptCountries: ['GB', 'NL'] }, null],
		[{ acceptCountries: ['NL'] }, 'countryNotAccepted'],
		[{ refuseRisks: ['premium'] }, null],
		[{ refuseRisks: ['none'] }, 'riskRefused'],
	])('with %j gives the reason %s', (options, reason) => {
		const { valid, number } = check({ phone: GB }, options);
		expect(number.reason).toBe(reason);
		expect(valid).toBe(reason === null);
		expect(number.sentence).toBe(reason && CHECK_REASONS[reason]);
		expect(number.e164).toBe(GB);
	});

	it('knows a number again within a run, however it is written, when asked to', () => {
		const seen = new Set<string>();
		const once = { removeDuplicates: true };
		expect(check({ phone: US }, once, seen).valid).toBe(true);
		expect(check({ phone: '+1 415-555-0123' }, once, seen)).toMatchObject({
			valid: false,
			number: { reason: 'duplicate' },
		});
		expect(check({ phone: US }, {}, seen).valid).toBe(true);
		expect(check({ phone: US }, once).valid).toBe(true);
	});
});
