import { addressOf, copyButton } from '../../editor/copy-address';
import { showRow } from '../../editor/form';
import { bindLabels } from '../../editor/labels';
import { OUTPUTS } from '../../editor/outputs';
import { addStyle } from '../../editor/style';

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
		},
		version: { value: 1 },
	},
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
		addStyle();
		bindLabels();
		const address = $('#ringback-result-address');
		copyButton($('#ringback-copy'), address);
		$('#node-input-account').on('change', (event) => {
			const account = RED.nodes.node($(event.target).val());
			showRow('address', Boolean(account));
			if (account) address.val(addressOf(account.id, account.publicUrl));
		});
	},
});
