import { FIELD_LABELS, isVoiceError, phoneCheckOptions } from '../../../core';

/** As a new node has them. */
const GIVEN = { source: 'field', field: 'phone', output: 'newField', outputField: 'phone' };

const faultOf = (given: object) => {
	try {
		phoneCheckOptions({ ...GIVEN, ...given });
	} catch (error) {
		if (isVoiceError(error)) return error;
		throw error;
	}
	throw new Error('these settings are taken');
};

describe('phoneCheckOptions', () => {
	it('fills in what is not given, and leaves out what is not known', () => {
		expect(phoneCheckOptions({ field: 'phone', outputField: '', name: 'My node' })).toEqual({
			source: 'field',
			field: 'phone',
			fields: [],
			defaultCountry: '',
			defaultCountryField: '',
			output: 'newField',
			outputField: 'phone',
			acceptTypes: [],
			acceptCountries: [],
			refuseRisks: [],
			removeDuplicates: false,
		});
	});

	it('takes country codes as people write them', () => {
		const given = { ...GIVEN, defaultCountry: ' nl ', acceptCountries: ['gb', ' DE'] };
		expect(phoneCheckOptions(given)).toMatchObject({
			defaultCountry: 'NL',
			acceptCountries: ['GB', 'DE'],
		});
	});

	it('leaves a country alone that came with the record', () => {
		expect(phoneCheckOptions({ ...GIVEN, countryOfRecord: 'Nowhere' })).toMatchObject({
			countryOfRecord: 'Nowhere',
		});
	});

	it.each<[field: string, given: object]>([
		['defaultCountry', { defaultCountry: 'UK' }],
		['defaultCountry', { defaultCountry: 'Netherlands' }],
		['defaultCountry', { defaultCountry: 31 }],
		['acceptCountries', { acceptCountries: ['NL', 'UK'] }],
		['acceptTypes', { acceptTypes: ['LANDLINE'] }],
		['acceptTypes', { acceptTypes: 'MOBILE' }],
		['refuseRisks', { refuseRisks: ['satelite'] }],
		['source', { source: 'somewhere' }],
		['output', { output: 'nowhere' }],
		['removeDuplicates', { removeDuplicates: 'maybe' }],
		['field', { field: '' }],
		['field', { source: 'list', field: ' ' }],
		['fields', { source: 'fields' }],
		['outputField', { output: 'both' }],
		['outputField', { output: 'both', field: 'a.phone', outputField: 'a' }],
		['outputField', { output: 'both', outputField: 'phone.facts' }],
		['outputField', { output: 'both', source: 'fields', fields: ['a', 'phone'] }],
	])('names %s as wrong in %j, and how to put it right', (field, given) => {
		const fault = faultOf(given);
		expect(fault).toMatchObject({ kind: 'invalidRequest', field });
		expect(fault.message).toContain(`"${FIELD_LABELS[field]}"`);
		expect(fault.hint).toMatch(/^[A-Z].*\.$/);
	});

	it.each([
		{ outputField: 'phones' },
		{ outputField: 'facts.phone' },
		{ outputField: 'phoneCheck' },
	])('takes %j beside a number that is replaced', (given) =>
		expect(() => phoneCheckOptions({ ...GIVEN, output: 'both', ...given })).not.toThrow(),
	);
});
