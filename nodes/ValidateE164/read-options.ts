import type { IExecuteFunctions } from 'n8n-workflow';
import { phoneCheckOptions, type PhoneCheckOptions, type SavedSettings } from '../../core';
import { newestParameters } from '../shared/host/saved-parameters';
import { MIGRATIONS } from './migrations';

/** Settings of new nodes; those that the form hides are read as well. */
const DEFAULTS = {
	source: 'field',
	field: 'phone',
	fields: '',
	defaultCountry: '',
	defaultCountryField: '',
	output: 'newField',
	outputField: '',
	acceptTypes: [],
	acceptCountries: '',
	refuseRisks: [],
	removeDuplicates: false,
} as const;
type Name = keyof typeof DEFAULTS;
const NAMES = Object.keys(DEFAULTS) as Name[];

/**
 * Reads the settings for an item; throws a VoiceError that names a wrong one. n8n takes far
 * longer to read one than the core to check a number, so what has no expression is read once.
 */
export function optionsReader(
	context: IExecuteFunctions,
): (itemIndex: number) => PhoneCheckOptions {
	const node = context.getNode();
	const varying = NAMES.filter((name) =>
		JSON.stringify(node.parameters[name] ?? '').includes('"='),
	);
	const read = (names: readonly Name[], itemIndex: number) =>
		names.map((name) => [name, context.getNodeParameter(name, itemIndex, DEFAULTS[name])]);

	let fixed: object | undefined;
	let same: PhoneCheckOptions | undefined;
	return (itemIndex) => {
		if (same) return same;
		fixed ??= Object.fromEntries(read(NAMES, itemIndex)) as object;
		const saved = { ...fixed, ...Object.fromEntries(read(varying, itemIndex)) };
		const settings = newestParameters(node, saved, MIGRATIONS);
		const options = phoneCheckOptions(withLists(settings, varying.includes('defaultCountry')));
		if (varying.length === 0) same = options;
		return options;
	};
}

/** An expression takes the country from the item, as "Default Country Field" does. */
function withLists(settings: SavedSettings, countryIsOfItem: boolean): unknown {
	const { defaultCountry, fields, acceptCountries, outputField, ...rest } = settings;
	return {
		...rest,
		outputField: outputField || 'phoneCheck',
		...(countryIsOfItem ? { countryOfRecord: defaultCountry } : { defaultCountry }),
		fields: listOf(fields),
		acceptCountries: listOf(acceptCountries),
	};
}

/** A list from the form, where commas divide, or from an expression. */
const listOf = (value: unknown): string[] =>
	(Array.isArray(value) ? value : String(value).split(','))
		.map((entry) => String(entry).trim())
		.filter((entry) => entry !== '');
