import {
	all,
	anything,
	callerNumber,
	country,
	emptyOr,
	fieldName,
	filled,
	jsonObject,
	numberBetween,
	safeAddress,
	someDigits,
	wholeNumberBetween,
} from '../../editor/checks';
import { accountChosen, providerOf } from '../../editor/chosen-account';
import { textOf } from '../../editor/form';
import { callsInOrder, outputsOf } from './outputs';
import { prepareTrigger, saveTrigger } from './editor-dialog';
import { fallbackChecks } from './editor-fallback';
import { ruleChecks } from './editor-rules';
import { needsFrom, variablesFault, type VariableRow } from './editor-form';
import { plain, typed } from '../../editor/validation';
import { alsoFoundBy } from '../../editor/palette';
import { openSaved, saveNewest, savedHere } from '../../editor/saved-settings';
import { MIGRATIONS } from './migrations';

/** Up to a week. */
const pauseMinutes = () => emptyOr(numberBetween(0, 10_080, 'error.pauseMinutes'));

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
				callsInOrder({ operation: textOf(node, 'operation') })
					? anything
					: textOf(node, 'to') !== '' && textOf(node, 'toType') === 'str'
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
		simulateEnding: { value: 'off' },
		resultField: {
			value: 'call',
			validate: plain(() => emptyOr(fieldName('error.resultField'))),
		},
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
		askRules: { value: true },
		purpose: { value: '', validate: typed('purpose') },
		purposeType: { value: 'str' },
		callingHours: { value: '', validate: typed('callingHours') },
		callingHoursType: { value: 'str' },
		timeZone: { value: '', validate: ruleChecks.timeZone },
		timeZoneType: { value: 'str' },
		outsideHours: { value: 'hold', validate: typed('outsideHours') },
		outsideHoursType: { value: 'str' },
		doNotCall: { value: '', validate: typed('doNotCall') },
		doNotCallType: { value: 'str' },
		maxCallsPerNumber: { value: '', validate: ruleChecks.maxCallsPerNumber },
		maxCallsPerNumberType: { value: 'str' },
		perHours: { value: '', validate: ruleChecks.perHours },
		perHoursType: { value: 'str' },
		maxCallsPerHour: { value: '', validate: ruleChecks.maxCallsPerHour },
		maxCallsPerHourType: { value: 'str' },
		maxCallsPerDay: { value: '', validate: ruleChecks.maxCallsPerDay },
		maxCallsPerDayType: { value: 'str' },
		allowedCountries: { value: '', validate: ruleChecks.allowedCountries },
		allowedCountriesType: { value: 'str' },
		refuseRisks: { value: ['premium', 'satellite', 'unknownType', 'emergencyOrShort'] },
		consent: { value: '', validate: typed('consent') },
		consentType: { value: 'str' },
		ownNumbers: { value: '', validate: typed('ownNumbers') },
		ownNumbersType: { value: 'str' },
		optOutDigits: { value: '', validate: ruleChecks.optOutDigits },
		optOutDigitsType: { value: 'str' },
		evidence: { value: true },
		maxCalls: {
			value: '',
			validate: typed('maxCalls', () => emptyOr(wholeNumberBetween(1, 10, 'error.maxCalls'))),
		},
		maxCallsType: { value: 'str' },
		afterBusyMinutes: { value: '', validate: typed('afterBusyMinutes', pauseMinutes) },
		afterBusyMinutesType: { value: 'str' },
		afterNoAnswerMinutes: { value: '', validate: typed('afterNoAnswerMinutes', pauseMinutes) },
		afterNoAnswerMinutesType: { value: 'str' },
		afterVoicemailMinutes: { value: '', validate: typed('afterVoicemailMinutes', pauseMinutes) },
		afterVoicemailMinutesType: { value: 'str' },
		afterFailedMinutes: { value: '', validate: typed('afterFailedMinutes', pauseMinutes) },
		afterFailedMinutesType: { value: 'str' },
		afterNoResultMinutes: { value: '', validate: typed('afterNoResultMinutes', pauseMinutes) },
		afterNoResultMinutesType: { value: 'str' },
		outputs: { value: 8 },
		operation: { value: 'startFlow' },
		people: { value: '[]', validate: typed('people') },
		peopleType: { value: 'json' },
		confirmDigits: { value: '1', validate: typed('confirmDigits') },
		confirmDigitsType: { value: 'str' },
		declineDigits: { value: '', validate: typed('declineDigits') },
		declineDigitsType: { value: 'str' },
		roundsMax: {
			value: '2',
			validate: typed('roundsMax', () => wholeNumberBetween(1, 10, 'error.roundsMax')),
		},
		roundsMaxType: { value: 'num' },
		pauseSeconds: {
			value: '60',
			validate: typed('pauseSeconds', () =>
				emptyOr(numberBetween(0, 86_400, 'error.pauseSeconds')),
			),
		},
		pauseSecondsType: { value: 'num' },
		whenUnsure: { value: 'wait' },
		fallbackAccount: {
			value: '',
			type: 'ringback-account',
			required: false,
			label: RED._('@ringback/node-red/ringback-trigger-voice-flow:label.fallbackAccount'),
			validate: fallbackChecks.account,
		},
		fallbackFlowId: { value: '', validate: fallbackChecks.flowId },
		fallbackFlowIdType: { value: 'str' },
		fallbackFrom: { value: '', validate: fallbackChecks.from },
		fallbackFromType: { value: 'str' },
		fallbackNumberArgument: {
			value: 'customer_number',
			validate: fallbackChecks.numberArgument,
		},
		fallbackNumberArgumentType: { value: 'str' },
		version: { value: 6, validate: savedHere(MIGRATIONS) },
	},
	onpaletteadd: () =>
		alsoFoundBy(
			'ringback-trigger-voice-flow',
			RED._('@ringback/node-red/ringback-trigger-voice-flow:palette.words'),
		),
	label() {
		return String(this.name || 'trigger voice flow');
	},
	labelStyle() {
		return this.name ? 'node_label_italic' : '';
	},
	outputLabels(index) {
		return this._(`exit.${outputsOf(this)[index]}`);
	},
	oneditprepare() {
		prepareTrigger(openSaved(this, 'node-input', MIGRATIONS));
	},
	oneditsave() {
		saveNewest(this, 'node-input', MIGRATIONS);
		saveTrigger(this);
	},
});
