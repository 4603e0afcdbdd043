import {
	PASSWORD_KEPT,
	PROVIDER_CREDENTIALS,
	PROVIDER_SETTINGS,
	choosesSignIn,
	isShown,
	regionNameKey,
	regionOf,
	regionsOf,
	sandboxForm,
	stored,
	type Choice,
	type SignIn,
} from './editor-form';
import { addressOf, copyButton } from '../../editor/copy-address';
import { showFaults } from '../../editor/faults';
import { fillSelect, keepChoice, opened, showRow } from '../../editor/form';
import { bindLabels } from '../../editor/labels';
import {
	PROVIDER_IDS,
	SANDBOX_URL,
	isProviderId,
	tableOf,
	type ProviderId,
} from '../../../core/tables';
import type { EditorNode } from '../../editor/red';
import { newSecret } from './editor-secret';
import { addStyle } from '../../editor/style';
import { prepareCalls } from './editor-calls';
import { prepareReadyFlow, showReadyFlow } from './editor-ready-flow';
import { testConnection } from './editor-test';
import { ACCOUNT_FIELDS, ownField, sharedCredentials, textKey } from './fields';

const field = (name: string) => $(`#node-config-input-${name}`);
const text = (name: string): string => String(field(name).val() ?? '');
const FIELDS = [...PROVIDER_SETTINGS, ...PROVIDER_CREDENTIALS];

/** How the client of the open dialog signs in. */
export const signInChosen = (): SignIn =>
	$('#ringback-sign-in').val() === 'privateKey' ? 'privateKey' : 'clientSecret';

/** Fields that the open dialog has shown so far. */
const seen = new Set<string>();

function providerChosen(): ProviderId | undefined {
	const provider = field('provider').val();
	return isProviderId(provider) ? provider : undefined;
}

const choiceMade = (): Choice => ({
	provider: providerChosen(),
	region: text('region'),
	signIn: signInChosen(),
});

/** The form as it would be stored now. */
const formNow = (choice: Choice) =>
	stored(choice, Object.fromEntries(FIELDS.map((name) => [name, text(name)])), seen);

export function prepareAccount(node: EditorNode): void {
	opened(node, 'node-config-input');
	addStyle();
	$('#ringback-sign-in').val(text('privateKey') === '' ? 'clientSecret' : 'privateKey');
	offerProviders(String(node.provider || PROVIDER_IDS[0]));
	for (const { field: own } of ACCOUNT_FIELDS)
		// accounts from before the provider had the choice
		if (own.kind === 'choice') keepChoice(field(own.name), String(node[own.name] || own.default));
	seen.clear();
	offerRegions(node, String(node.region ?? ''), text('baseUrl'));

	let before = providerChosen();
	field('provider').on('change', () => {
		const chosen = providerChosen();
		// no provider gets a secret of another one
		if (before && chosen && before !== chosen)
			for (const name of sharedCredentials(before, chosen)) field(name).val('').trigger('change');
		before = chosen ?? before;
		nameFields(node);
		offerRegions(node, text('region'), '');
		// Node-RED has judged the region of the provider before
		field('region').trigger('change');
	});
	field('region').on('change', () => {
		if (text('region') === 'sandbox' && text('sandboxUrl') === '')
			field('sandboxUrl').val(SANDBOX_URL);
		showFields();
	});
	$('#ringback-sign-in').on('change', () => {
		showFields();
		// no property of the node, so Node-RED does not judge the others by it
		field('clientId').trigger('change');
	});
	$('#ringback-use-sandbox').on('click', useSandbox);
	prepareSecret(node);
	prepareAddress(node);
	testConnection(node, () => payload(node));
	prepareReadyFlow(
		node,
		() => payload(node),
		() => tableOf(providerChosen() ?? PROVIDER_IDS[0]!).company,
	);
	prepareCalls(node);
	nameFields(node);
	bindLabels();
	showFaults(node, 'node-config-input');
	showFields();
}

function offerProviders(chosen: string): void {
	const options = PROVIDER_IDS.map((value) => ({ value, text: tableOf(value).displayName }));
	fillSelect(field('provider'), options, chosen);
}

/**
 * Labels, examples and tips in the words of the chosen provider. They are no longer marked for
 * translation: Node-RED translates once the dialog was prepared, which would bring back the first's.
 */
function nameFields(node: EditorNode): void {
	for (const { field: first } of ACCOUNT_FIELDS) {
		const own = ownField(first.name, providerChosen())!;
		const row = field(first.name).closest('.form-row');
		const tip = node._(textKey(own, 'help'));
		row
			.find('label > span')
			.removeAttr('data-i18n')
			.text(node._(textKey(own, 'label')));
		field(first.name)
			.removeAttr('data-i18n')
			.attr('placeholder', node._(textKey(own, 'example')));
		row
			.children('.ringback-tip:not(.ringback-fault)')
			.removeAttr('data-i18n')
			.text(tip)
			.prop('hidden', tip === '');
	}
}

function offerRegions(node: EditorNode, region: string, baseUrl: string): void {
	const provider = providerChosen();
	const options = regionsOf(provider).map((value) => ({
		value,
		text: node._(regionNameKey(provider, value)),
	}));
	fillSelect(field('region'), options, regionOf(provider, region, baseUrl));
}

function showFields(): void {
	const choice = choiceMade();
	for (const name of FIELDS) {
		const shown = isShown(name, choice);
		if (shown) seen.add(name);
		showRow(name, shown);
	}
	showRow('signIn', choosesSignIn(choice.provider));
	showReadyFlow(choice.provider);
}

function useSandbox(): void {
	$('#ringback-sign-in').val('clientSecret');
	const provider = providerChosen() ?? PROVIDER_IDS[0]!;
	field('provider').val(provider).trigger('change');
	for (const [name, value] of Object.entries(sandboxForm(provider))) field(name).val(value);
	field('region').trigger('change');
}

/** A new account gets a secret at once: without one, no result could be told from a forgery. */
function prepareSecret(node: EditorNode): void {
	if (text('callbackSecret') === '') field('callbackSecret').val(newSecret());
	$('#ringback-new-secret').on('click', () => {
		if (text('callbackSecret') === PASSWORD_KEPT)
			$('#ringback-secret-changed').text(node._('message.secretReplaced'));
		field('callbackSecret').val(newSecret()).trigger('change');
	});
}

function prepareAddress(node: EditorNode): void {
	const address = $('#ringback-account-address');
	const show = () => void address.val(addressOf(node.id, text('publicUrl')));
	field('publicUrl').on('input change', show);
	show();
	copyButton($('#ringback-account-copy'), address);
}

/** What the server needs to test the account as it stands in the form. */
function payload(node: EditorNode) {
	const choice = choiceMade();
	const form = formNow(choice);
	const pick = (names: readonly string[]) =>
		Object.fromEntries(names.map((name) => [name, form[name] ?? '']));
	return {
		id: node.id,
		provider: text('provider'),
		...pick(PROVIDER_SETTINGS),
		publicUrl: text('publicUrl').trim(),
		sharedMemory: text('sharedMemory').trim(),
		credentials: {
			...pick(PROVIDER_CREDENTIALS),
			callbackSecret: text('callbackSecret'),
			previousCallbackSecret: text('previousCallbackSecret'),
			sharedMemoryPassword: text('sharedMemoryPassword'),
		},
	};
}

/** Writes back what is stored of the form, before Node-RED reads its fields. */
export function saveAccount(): void {
	for (const [name, value] of Object.entries(formNow(choiceMade()))) field(name).val(value);
}
