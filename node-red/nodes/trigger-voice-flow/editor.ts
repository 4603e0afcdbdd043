import {
	all,
	anything,
	callerNumber,
	country,
	emptyOr,
	filled,
	jsonObject,
	numberBetween,
	safeAddress,
	someDigits,
	wholeNumberBetween,
} from '../../editor/checks';
import { accountChosen, providerOf } from '../../editor/chosen-account';
import { textOf } from '../../editor/form';
import { triggerOutputs } from '../../editor/outputs';
import { prepareTrigger, saveTrigger } from './editor-dialog';
import { needsFrom, variablesFault, type VariableRow } from './editor-form';
import { typed } from '../../editor/validation';
import { openSaved, saveNewest, savedHere } from '../../editor/saved-settings';
import { MIGRATIONS } from './migrations';

// the Flow Library reads type, defaults and numbers out of this call: they stay literals
RED.nodes.registerType('ringback-trigger-voice-flow', {
	category: 'voice_calls',
	color: '#74A3B2',
	icon: 'ringback-call.svg',
	paletteLabel: 'trigger voice flow',
	inputs: 1,
	outputs: 8,
	defaults: {
		name: { value: '' },
		account: {
			value: '',
			type: 'ringback-account',
			required: true,
			label: RED._('@ringback/node-red/ringback-trigger-voice-flow:label.account'),
			validate: accountChosen,
		},
		flowId: { value: '', validate: typed('flowId', () => filled('error.flowIdMissing')) },
		flowIdType: { value: 'str' },
		to: {
			value: 'payload',
			validate: typed('to', (node) =>
				textOf(node, 'to') !== '' && textOf(node, 'toType') === 'str'
					? someDigits('error.toNoNumber')
					: filled('error.toMissing'),
			),
		},
		toType: { value: 'msg' },
		defaultCountry: {
			value: '',
			validate: typed('defaultCountry', () => emptyOr(country('error.countryUnknown'))),
		},
		defaultCountryType: { value: 'str' },
		numberArgument: { value: 'customer_number', validate: typed('numberArgument') },
		numberArgumentType: { value: 'str' },
		from: {
			value: '',
			validate: typed('from', (node) =>
				all(
					needsFrom(providerOf(textOf(node, 'account'))) ? filled('error.fromMissing') : anything,
					emptyOr(callerNumber('error.fromNoNumber')),
				),
			),
		},
		fromType: { value: 'str' },
		specifyVariables: { value: 'fields' },
		variables: {
			value: [],
			validate(value, _options) {
				if (textOf(this, 'specifyVariables') === 'json') return true;
				const found = variablesFault(value as VariableRow[]);
				return found === null || this._(found);
			},
		},
		variablesJson: {
			value: '{}',
			validate: typed('variablesJson', (node) =>
				textOf(node, 'specifyVariables') === 'json'
					? emptyOr(jsonObject('error.notAnObject'))
					: anything,
			),
		},
		variablesJsonType: { value: 'json' },
		context: { value: '', validate: typed('context') },
		contextType: { value: 'str' },
		waitForResult: { value: true },
		waitLimitMinutes: {
			value: '10',
			validate: typed('waitLimitMinutes', () => numberBetween(0.1, 10_080, 'error.waitLimit')),
		},
		waitLimitMinutesType: { value: 'num' },
		resultUrl: {
			value: '',
			validate: typed('resultUrl', () => emptyOr(safeAddress('error.resultUrlNotSafe'))),
		},
		resultUrlType: { value: 'str' },
		reference: { value: '', validate: typed('reference') },
		referenceType: { value: 'str' },
		callOnce: { value: true },
		callOnceStore: { value: '' },
		ringSeconds: {
			value: '',
			validate: typed('ringSeconds', () =>
				emptyOr(wholeNumberBetween(10, 60, 'error.ringSeconds')),
			),
		},
		ringSecondsType: { value: 'str' },
		voicemail: { value: '', validate: typed('voicemail') },
		voicemailType: { value: 'str' },
		anonymous: { value: false },
		dryRun: { value: false },
		summary: { value: false },
		callsPerSecond: {
			value: '',
			validate: typed('callsPerSecond', () =>
				emptyOr(numberBetween(0.01, 1_000, 'error.callsPerSecond')),
			),
		},
		callsPerSecondType: { value: 'str' },
		timeoutSeconds: {
			value: '30',
			validate: typed('timeoutSeconds', () =>
				emptyOr(numberBetween(0.1, 300, 'error.timeoutSeconds')),
			),
		},
		timeoutSecondsType: { value: 'num' },
		outputs: { value: 8 },
		version: { value: 2, validate: savedHere(MIGRATIONS) },
	},
	label() {
		return String(this.name || 'trigger voice flow');
	},
	labelStyle() {
		return this.name ? 'node_label_italic' : '';
	},
	outputLabels(index) {
		return this._(`exit.${triggerOutputs(this.waitForResult)[index]}`);
	},
	oneditprepare() {
		prepareTrigger(openSaved(this, 'node-input', MIGRATIONS));
	},
	oneditsave() {
		saveNewest(this, 'node-input', MIGRATIONS);
		saveTrigger(this);
	},
});
