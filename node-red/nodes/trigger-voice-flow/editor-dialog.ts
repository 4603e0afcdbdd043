import { bindCountry, completions, editorCountries } from '../../editor/country-field';
import { showFaults } from '../../editor/faults';
import { fillSelect, keepChoice, opened, showRow } from '../../editor/form';
import { bindLabels } from '../../editor/labels';
import { outputMap } from '../../editor/outputs';
import { callsInOrder, outputsOf } from './outputs';
import { OPTIONAL_FIELDS, SIMULATED_ENDINGS } from '../../../core/tables';
import type { EditorNode } from '../../editor/red';
import { addStyle } from '../../editor/style';
import { triggerFields } from './editor-fields';
import { prepareFallback, saveFallback } from './editor-fallback';
import { prepareRules, saveRules } from './editor-rules';
import { keptRows, supports } from './editor-form';
import { providerOf } from '../../editor/chosen-account';
import { showExample } from './editor-sandbox';
import { prepareLists, showLists } from './editor-lists';
import { storeNothing, typedField } from '../../editor/typed-field';
import { prepareVariables, variableRows } from './editor-variables';
import { asTyped } from '../../editor/widgets';

const field = (name: string) => $(`#node-input-${name}`);
const checked = (name: string) => field(name).prop('checked') === true;
const accountChosen = () => String(field('account').val() ?? '');

export function prepareTrigger(node: EditorNode): void {
	opened(node, 'node-input');
	addStyle();
	const countries = editorCountries();
	for (const [property, types] of Object.entries(triggerFields(node, completions(countries))))
		typedField(node, property, types);
	bindCountry(node, countries, {
		field: field('defaultCountry'),
		read: () =>
			field('defaultCountryType').val() === 'str' ? String(field('defaultCountry').val()) : null,
		write: (code) => asTyped(field('defaultCountry')).typedInput('value', code),
	});
	keepChoice(field('specifyVariables'), String(node.specifyVariables || 'fields'));
	prepareVariables(node);
	prepareRules(node);
	prepareFallback(node);
	offerStores(node);
	prepareLists(node, accountChosen);
	bindLabels();
	showFaults(node, 'node-input');

	// Node-RED fires these once more when the dialog is ready, which shows the right fields
	field('account').on('change', () => showProviderFields(node));
	field('specifyVariables').on('change', showVariables);
	for (const name of ['callOnce', 'askRules', 'waitForResult', 'maxCalls', 'operation'])
		field(name).on('change', showStore);
	keepChoice(field('operation'), String(node.operation || 'startFlow'));
	keepChoice(field('whenUnsure'), String(node.whenUnsure || 'wait'));
	offerEndings(node);
	field('operation').on('change', () => showOperation(node));
	field('waitForResult').on('change', () => showOperation(node));
}

function showProviderFields(node: EditorNode): void {
	const none = ['', '_ADD_'].includes(accountChosen());
	const provider = providerOf(accountChosen());
	showRow('noAccount', none);
	showLists(none ? undefined : provider);
	for (const name of OPTIONAL_FIELDS) showRow(name, !none && supports(provider, name));
	for (const name of ['flowId', 'from'] as const)
		showExample(node, name, {
			account: accountChosen(),
			setting: field(name),
			tip: $(`#ringback-tip-${name}`),
		});
}

const inDialog = () => ({
	operation: field('operation').val(),
	waitForResult: checked('waitForResult'),
});

/** People called in order are always waited for, and have numbers of their own. */
function showOperation(node: EditorNode): void {
	const inOrder = callsInOrder(inDialog());
	showRow('inOrder', inOrder);
	for (const name of ['to', 'waitForResult']) showRow(name, !inOrder);
	showRow('waitLimitMinutes', inOrder || checked('waitForResult'));
	showRow('tryAgain', !inOrder && checked('waitForResult'));
	setOutputs(node);
}

/** What is remembered: references, and calls that are held. */
function showStore(): void {
	const inOrder = callsInOrder(inDialog());
	const triesAgain = inOrder || (checked('waitForResult') && field('maxCalls').val() !== '');
	showRow('callOnceStore', checked('callOnce') || checked('askRules') || triesAgain);
}

function showVariables(): void {
	const json = field('specifyVariables').val() === 'json';
	showRow('variableFields', !json);
	showRow('variablesJson', json);
}

/** Wires of outputs that keep their name stay, whatever their index. */
function setOutputs(node: EditorNode): void {
	const before = outputsOf(node);
	const after = outputsOf(inDialog());
	field('outputs').val(before === after ? String(after.length) : outputMap(before, after));
}

function offerEndings(node: EditorNode): void {
	const endings = SIMULATED_ENDINGS.map((value) => ({ value, text: node._(`exit.${value}`) }));
	const options = [{ value: 'off', text: node._('simulate.off') }, ...endings];
	fillSelect(field('simulateEnding'), options, String(node.simulateEnding ?? 'off'));
}

function offerStores(node: EditorNode): void {
	const { stores = [], default: usual = '' } = RED.settings.context ?? {};
	const text = node._('label.defaultStore', { store: usual });
	const options = [{ value: '', text }, ...stores.map((value) => ({ value, text: value }))];
	fillSelect(field('callOnceStore'), options, String(node.callOnceStore ?? ''));
}

/** Stores nothing for what the provider cannot take: it is not on the form, and would be refused. */
export function saveTrigger(node: EditorNode): void {
	const provider = providerOf(accountChosen());
	const hidden = OPTIONAL_FIELDS.filter((name) => !supports(provider, name));
	for (const name of hidden) {
		if (name === 'anonymous') field(name).prop('checked', false);
		else if (name === 'variables') field('variablesJson').val('{}');
		else storeNothing(name);
	}
	if (hidden.includes('variables')) field('variablesJsonType').val('json');
	saveRules(node);
	saveFallback();
	node.variables = hidden.includes('variables') ? [] : keptRows(variableRows());
}
