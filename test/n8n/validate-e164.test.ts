import { NodeOperationError, type IDataObject } from 'n8n-workflow';
import { checkItems } from '../../nodes/ValidateE164/check-items';
import { executeContext, type Setup } from './support/contexts';

const check = (items: IDataObject[], parameters: IDataObject = {}, more: Setup = {}) => {
	const { context, seen } = executeContext({
		type: 'validateE164',
		...more,
		items: items.map((json) => ({ json })),
		parameters,
	});
	const [valid = [], invalid = []] = checkItems(context);
	return { valid: valid.map(({ json }) => json), invalid: invalid.map(({ json }) => json), seen };
};

describe('Validate E.164', () => {
	it('keeps the item and adds all that is known of its number', () => {
		const { valid, invalid } = check([{ order: 7, phone: '+1 415 555 0123' }]);
		expect(invalid).toEqual([]);
		expect(valid).toMatchObject([
			{
				order: 7,
				phone: {
					valid: true,
					e164: '+14155550123',
					country: 'US',
					input: '+1 415 555 0123',
					reason: null,
				},
			},
		]);
	});

	it('leaves the number alone since version 2, for the nodes behind it', () => {
		const { context } = executeContext({
			type: 'validateE164',
			items: [{ json: { phone: '+14155550123' } }],
		});
		const node = { ...context.getNode(), typeVersion: 2 };
		context.getNode = () => node;
		expect(checkItems(context)[0]).toMatchObject([
			{ json: { phone: '+14155550123', phoneCheck: { e164: '+14155550123' } } },
		]);
	});

	it('says by Invalid what is wrong, and keeps what was given', () => {
		const { valid, invalid } = check([{ phone: 'call me' }]);
		expect(valid).toEqual([]);
		expect(invalid).toMatchObject([
			{
				phone: {
					valid: false,
					input: 'call me',
					reason: expect.any(String),
					sentence: expect.any(String),
				},
			},
		]);
	});

	it('reads a field inside of others, with the country of another', () => {
		const { valid } = check([{ customer: { phone: '020 7946 0018', country: 'GB' } }], {
			field: 'customer.phone',
			defaultCountryField: 'customer.country',
			outputField: 'customer.number',
		});
		expect(valid).toMatchObject([
			{ customer: { phone: '020 7946 0018', number: { e164: '+442079460018' } } },
		]);
	});

	it('replaces the number where it stands, and leaves one that is none with the reason beside it', () => {
		const output = { output: 'replace' };
		const { valid, invalid } = check([{ phone: '+1 415 555 0123' }, { phone: '12' }], output);
		expect(valid).toEqual([{ phone: '+14155550123' }]);
		expect(invalid).toMatchObject([{ phone: '12', phoneCheck: { reason: expect.any(String) } }]);
	});

	it('does both, and keeps the text as given with what is known of it', () => {
		const both = { output: 'both', outputField: 'phoneCheck' };
		const { valid, invalid } = check([{ phone: '+1 415 555 0123' }, { phone: '12' }], both);
		expect(valid).toMatchObject([
			{
				phone: '+14155550123',
				phoneCheck: { input: '+1 415 555 0123', e164: '+14155550123', valid: true },
			},
		]);
		expect(invalid).toMatchObject([
			{ phone: '12', phoneCheck: { input: '12', reason: 'tooShort' } },
		]);
	});

	it.each<[string, IDataObject]>([
		['Default Country', { defaultCountry: 'UK' }],
		['Accept Countries', { acceptCountries: 'NL, UK' }],
		['Refuse Risks', { refuseRisks: ['satelite'] }],
		['Fields', { source: 'fields' }],
		['Output Field', { output: 'both' }],
	])('stops at a wrong "%s" and names it', (label, parameters) => {
		const checking = () => check([{ phone: '+14155550123' }], parameters);
		expect(checking).toThrow(NodeOperationError);
		expect(checking).toThrow(`"${label}"`);
	});

	it('gives a wrong setting to every item where the workflow goes on', () => {
		const items = [{ phone: '+14155550123' }, { phone: 'x' }];
		const { valid, invalid } = check(items, { defaultCountry: 'UK' }, { continueOnFail: true });
		expect(valid).toEqual([]);
		expect(invalid).toMatchObject(
			items.map((item) => ({ ...item, details: { field: 'defaultCountry' } })),
		);
	});

	it.each<[string, Setup]>([
		['a field', { parameters: { defaultCountryField: 'country' } }],
		[
			'an expression',
			{
				nodeParameters: { defaultCountry: '={{ $json.country }}' },
				parameters: (index: number) => ({ defaultCountry: ['GB', 'UK'][index]! }),
			},
		],
	])('sends an item whose country from %s is unknown to Invalid', (_where, setup) => {
		const phone = '020 7946 0018';
		const items = [
			{ phone, country: 'GB' },
			{ phone, country: 'UK' },
		];
		const { context } = executeContext({
			type: 'validateE164',
			...setup,
			items: items.map((json) => ({ json })),
		});
		expect(checkItems(context)).toMatchObject([
			[{ json: { phone: { e164: '+442079460018' } }, pairedItem: { item: 0 } }],
			[{ json: { phone: { reason: 'unknownCountryInField' } }, pairedItem: { item: 1 } }],
		]);
	});

	it('reads again for each item only what has an expression', () => {
		const { context } = executeContext({
			type: 'validateE164',
			nodeParameters: { field: '={{ $json.where }}' },
			parameters: (index) => ({ field: ['a', 'b'][index]! }),
			items: [{ json: { a: '+14155550123' } }, { json: { b: '+442079460018' } }],
		});
		const read: string[] = [];
		const { getNodeParameter } = context;
		context.getNodeParameter = ((name: string, itemIndex: number, fallback: unknown) => {
			read.push(name);
			return getNodeParameter.call(context, name, itemIndex, fallback);
		}) as typeof getNodeParameter;
		const [valid] = checkItems(context);
		expect(valid).toMatchObject([
			{ json: { phone: { e164: '+14155550123' } } },
			{ json: { phone: { e164: '+442079460018' } } },
		]);
		expect(read.slice(new Set(read).size)).toEqual(['field', 'field']);
	});

	it('takes names of fields from a comma list or an expression', () => {
		for (const fields of ['mobile, phone', ['mobile', 'phone']]) {
			const { valid } = check([{ mobile: '', phone: '+14155550123' }], {
				source: 'fields',
				fields,
				outputField: 'best',
			} as IDataObject);
			expect(valid).toMatchObject([{ best: { e164: '+14155550123', field: 'phone' } }]);
		}
	});

	it('checks a list of numbers', () => {
		const { valid } = check([{ numbers: ['+14155550123', 'x'] }], {
			source: 'list',
			field: 'numbers',
		});
		expect(valid).toMatchObject([{ phone: [{ valid: true }, { valid: false }] }]);
	});

	it.each<[IDataObject, string]>([
		[{ acceptTypes: ['MOBILE'] }, 'typeNotAccepted'],
		[{ acceptCountries: 'nl, be' }, 'countryNotAccepted'],
	])('with %j sends other numbers to Invalid', (parameters, reason) => {
		const { invalid } = check([{ phone: '+442079460018' }], parameters);
		expect(invalid).toMatchObject([{ phone: { e164: '+442079460018', reason } }]);
	});

	it('sends a number that came before to Invalid when asked to', () => {
		const items = [{ phone: '+14155550123' }, { phone: '+1 (415) 555-0123' }];
		expect(check(items).valid).toHaveLength(2);
		const { valid, invalid } = check(items, { removeDuplicates: true });
		expect(valid).toHaveLength(1);
		expect(invalid).toMatchObject([{ phone: { reason: 'duplicate' } }]);
		expect(check(items, { removeDuplicates: 'yes' }).invalid).toHaveLength(1);
		expect(check(items, { removeDuplicates: 'no' }).invalid).toEqual([]);
	});

	it('hints at a field that no item has, without saying what stands in its name', () => {
		const { seen } = check([{ phone: '+14155550123' }], { field: '+14155550123' });
		expect(seen.hints).toHaveLength(1);
		expect(JSON.stringify(seen.hints)).not.toContain('4155550123');
		expect(check([{ phone: '+14155550123' }]).seen.hints).toEqual([]);
	});

	it('answers an agent in one list', () => {
		const { context } = executeContext({
			type: 'validateE164Tool',
			items: [{ json: { phone: '+14155550123' } }, { json: { phone: 'x' } }],
		});
		expect(checkItems(context)).toMatchObject([[{}, {}]]);
	});
});
