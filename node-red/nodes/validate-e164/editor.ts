import { country, emptyOr, filled, type Check } from '../../editor/checks';
import { textOf } from '../../editor/form';
import type { EditorNode } from '../../editor/red';
import { prepareValidate, saveValidate } from './editor-dialog';
import { plain } from '../../editor/validation';
import { alsoFoundBy } from '../../editor/palette';
import { openSaved, saveNewest, savedHere } from '../../editor/saved-settings';
import { MIGRATIONS } from './migrations';

/** With both, the facts may not take the place of the number. */
const resultField =
	(node: EditorNode): Check =>
	(value) =>
		textOf(node, 'output') === 'both' && value.trim() === textOf(node, 'field').trim()
			? 'error.outputFieldTaken'
			: filled('error.fieldMissing')(value);

// the Flow Library reads type, defaults and numbers out of this call: they stay literals
RED.nodes.registerType('ringback-validate-e164', {
	category: 'voice_calls',
	color: '#74A3B2',
	icon: 'ringback-number.svg',
	paletteLabel: 'validate E.164',
	inputs: 1,
	outputs: 2,
	defaults: {
		name: { value: '' },
		source: { value: 'field' },
		field: { value: 'payload', validate: plain(() => filled('error.fieldMissing')) },
		fields: {
			value: [],
			validate(value, _options) {
				const missing = textOf(this, 'source') === 'fields' && (value as string[]).length === 0;
				return !missing || this._('error.fieldsMissing');
			},
		},
		defaultCountry: {
			value: '',
			validate: plain(() => emptyOr(country('error.countryUnknown'))),
		},
		defaultCountryField: { value: '' },
		output: { value: 'newField' },
		outputField: { value: 'phone', validate: plain(resultField) },
		acceptTypes: { value: [] },
		acceptCountries: { value: [] },
		refuseRisks: { value: [] },
		removeDuplicates: { value: false },
		version: { value: 1, validate: savedHere(MIGRATIONS) },
	},
	onpaletteadd: () =>
		alsoFoundBy(
			'ringback-validate-e164',
			RED._('@ringback/node-red/ringback-validate-e164:palette.words'),
		),
	label() {
		return String(this.name || 'validate E.164');
	},
	labelStyle() {
		return this.name ? 'node_label_italic' : '';
	},
	outputLabels(index) {
		return this._(index === 0 ? 'output.valid' : 'output.invalid');
	},
	oneditprepare() {
		prepareValidate(openSaved(this, 'node-input', MIGRATIONS));
	},
	oneditsave() {
		saveNewest(this, 'node-input', MIGRATIONS);
		saveValidate(this);
	},
});
