/** What "Validate E.164" can be asked, in terms of neither host. */

export interface NumberCase {
	readonly what: string;
	/** By their public names; those left out are as a new node has them. */
	readonly settings: Readonly<Record<string, unknown>>;
	/** Stands under `body`, of the item or of the message. */
	readonly body: Readonly<Record<string, unknown>>;
}

const GB = '020 7946 0018';

export const NUMBER_CASES: readonly NumberCase[] = [
	{ what: 'a number', settings: {}, body: { phone: '+1 (415) 555-0123', keep: 'me' } },
	{ what: 'no number', settings: {}, body: {} },
	{ what: 'a number of no country', settings: {}, body: { phone: GB } },
	{ what: 'a default country', settings: { defaultCountry: 'gb' }, body: { phone: GB } },
	{
		what: 'a country of its own',
		settings: { defaultCountry: 'US', defaultCountryField: 'body.country' },
		body: { phone: GB, country: 'GB' },
	},
	{
		what: 'an unknown country of its own',
		settings: { defaultCountry: 'GB', defaultCountryField: 'body.country' },
		body: { phone: GB, country: 'UK' },
	},
	{
		what: 'an unknown default country',
		settings: { defaultCountry: 'UK' },
		body: { phone: GB },
	},
	{
		what: 'a number replaced',
		settings: { output: 'replace' },
		body: { phone: '+44 20 7946 0018' },
	},
	{ what: 'a refused number in its place', settings: { output: 'replace' }, body: { phone: '12' } },
	{ what: 'both', settings: { output: 'both' }, body: { phone: '+44 20 7946 0018' } },
	{ what: 'both, refused', settings: { output: 'both' }, body: { phone: '112' } },
	{
		what: 'both in one place',
		settings: { output: 'both', outputField: 'body.phone' },
		body: { phone: GB },
	},
	{
		what: 'several fields',
		settings: { source: 'fields', fields: ['body.mobile', 'body.home'], output: 'both' },
		body: { mobile: 'none', home: '+44 20 7946 0018' },
	},
	{
		what: 'a list',
		settings: { source: 'list', field: 'body.phones', removeDuplicates: true, output: 'both' },
		body: { phones: ['+44 20 7946 0018', 'none', '+442079460018', '+14155550123'] },
	},
	{
		what: 'a name with blanks',
		settings: { field: 'body["Phone Number"]', output: 'replace' },
		body: { 'Phone Number': '+44 20 7946 0018' },
	},
	{
		what: 'a refused risk',
		settings: { refuseRisks: ['satellite'] },
		body: { phone: '+881612345678' },
	},
	{
		what: 'other countries only',
		settings: { acceptCountries: ['NL', 'be'] },
		body: { phone: '+442079460018' },
	},
	{
		what: 'unknown countries',
		settings: { acceptCountries: ['UK'] },
		body: { phone: '+442079460018' },
	},
];

/** What left the node, and by which output; or what it complained about. */
export interface NumberOutcome {
	readonly output?: 'valid' | 'invalid';
	readonly body?: unknown;
	/** What stands in the output field. */
	readonly known?: unknown;
	/** Why the number was refused, wherever the host says so. */
	readonly reason?: string | null;
	readonly failure?: { readonly message: string; readonly hint: string };
}
