import { accountChosen, providerOf } from '../../editor/chosen-account';
import { addressOf, copyButton } from '../../editor/copy-address';
import { copyThis, copyTip } from './editor-copy-this';
import { showFaults } from '../../editor/faults';
import { opened, showRow } from '../../editor/form';
import { bindLabels } from '../../editor/labels';
import { OUTPUTS } from '../../../core/tables';
import { addStyle } from '../../editor/style';
import { testResults } from './editor-test';
import { alsoFoundBy } from '../../editor/palette';
import { openSaved, saveNewest, savedHere } from '../../editor/saved-settings';
import { MIGRATIONS } from './migrations';

// the Flow Library reads type, defaults and numbers out of this call: they stay literals
RED.nodes.registerType('ringback-outbound-call-result', {
	category: 'voice_calls',
	color: '#74A3B2',
	icon: 'ringback-result.svg',
	paletteLabel: 'outbound call result',
	inputs: 0,
	outputs: 7,
	defaults: {
		name: { value: '' },
		account: {
			value: '',
			type: 'ringback-account',
			required: true,
			label: RED._('@ringback/node-red/ringback-outbound-call-result:label.account'),
			validate: accountChosen,
		},
		version: { value: 1, validate: savedHere(MIGRATIONS) },
	},
	onpaletteadd: () =>
		alsoFoundBy(
			'ringback-outbound-call-result',
			RED._('@ringback/node-red/ringback-outbound-call-result:palette.words'),
		),
	label() {
		return String(this.name || 'outbound call result');
	},
	labelStyle() {
		return this.name ? 'node_label_italic' : '';
	},
	outputLabels(index) {
		return this._(`exit.${OUTPUTS.callResult[index]}`);
	},
	oneditprepare() {
		const node = openSaved(this, 'node-input', MIGRATIONS);
		opened(node, 'node-input');
		addStyle();
		bindLabels();
		showFaults(node, 'node-input');
		const address = $('#ringback-result-address');
		copyButton($('#ringback-copy'), address);
		const block = $('#ringback-copy-this');
		copyButton($('#ringback-copy-this-button'), block);
		const chosen = $('#node-input-account').on('change', () => {
			const account = RED.nodes.node(chosen.val());
			showRow('address', Boolean(account));
			showRow('test', Boolean(account));
			const url = account ? addressOf(account.id, account.publicUrl) : '';
			const provider = account ? providerOf(account.id) : undefined;
			const text = copyThis(provider, url);
			address.val(url);
			showRow('copyThis', text !== null);
			block.val(text ?? '');
			$('#ringback-copy-this-tip').text(node._(copyTip(provider)));
		});
		testResults(node, () => String(chosen.val()));
	},
	oneditsave() {
		saveNewest(this, 'node-input', MIGRATIONS);
	},
});
