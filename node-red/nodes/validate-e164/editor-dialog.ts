import { choicesMade, prepareChoices } from '../../editor/choices';
import { chosenCountries, prepareCountryChips } from './editor-countries';
import { bindCountry, completeCountries, editorCountries } from '../../editor/country-field';
import { showFaults } from '../../editor/faults';
import { fieldsListed, prepareFieldList } from './editor-fields';
import { keepChoice, opened, showRow } from '../../editor/form';
import { bindLabels } from '../../editor/labels';
import { PHONE_RISKS, PHONE_TYPES } from '../../../core/tables';
import type { EditorNode } from '../../editor/red';
import { addStyle } from '../../editor/style';
import { asTyped } from '../../editor/widgets';

/** What a valid number can carry; the other two are no rules to choose. */
const RISKS = PHONE_RISKS.filter((risk) => risk !== 'none' && risk !== 'emergencyOrShort');

const field = (name: string) => $(`#node-input-${name}`);
const listOf = (value: unknown): string[] => (Array.isArray(value) ? value : []);

export function prepareValidate(node: EditorNode): void {
	opened(node, 'node-input');
	addStyle();
	for (const name of ['field', 'outputField'])
		asTyped(field(name)).typedInput({ types: ['msg'], default: 'msg' });
	keepChoice(field('source'), String(node.source || 'field'));
	keepChoice(field('output'), String(node.output || 'newField'));
	prepareFieldList(node);
	prepareCountries(node);
	prepareRules(node);
	bindLabels();
	showFaults(node, 'node-input');

	// Node-RED fires these once more when the dialog is ready, which shows the right fields
	field('source').on('change', () => showSource(node));
	field('output').on('change', () => showRow('outputField', field('output').val() !== 'replace'));
}

function prepareCountries(node: EditorNode): void {
	const countries = editorCountries();
	completeCountries(field('defaultCountry'), countries);
	bindCountry(node, countries, {
		field: field('defaultCountry'),
		read: () => String(field('defaultCountry').val()),
		write: (code) => void field('defaultCountry').val(code).trigger('change'),
	});
	prepareCountryChips(node, countries, {
		field: $('#ringback-acceptCountries'),
		chips: $('#ringback-countries'),
		chosen: listOf(node.acceptCountries),
	});
}

function prepareRules(node: EditorNode): void {
	const types = PHONE_TYPES.map((value) => ({ value, text: node._(`phoneType.${value}`) }));
	const risks = RISKS.map((value) => ({ value, text: node._(`risk.${value}`) }));
	prepareChoices($('#ringback-acceptTypes'), types, listOf(node.acceptTypes));
	prepareChoices($('#ringback-refuseRisks'), risks, listOf(node.refuseRisks));
}

function showSource(node: EditorNode): void {
	const source = String(field('source').val());
	showRow('field', source !== 'fields');
	showRow('fields', source === 'fields');
	const known = ['field', 'fields', 'list'].includes(source);
	$('#ringback-tip-field').text(known ? node._(`fieldOf.${source}`) : '');
}

export function saveValidate(node: EditorNode): void {
	node.fields = fieldsListed();
	node.acceptTypes = choicesMade($('#ringback-acceptTypes'));
	node.acceptCountries = chosenCountries($('#ringback-countries'));
	node.refuseRisks = choicesMade($('#ringback-refuseRisks'));
}
