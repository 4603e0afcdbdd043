import { prepareAccount, saveAccount } from '../../editor/account-dialog';
import { isShown, type SignIn } from '../../editor/account-form';
import { anything, emptyOr, filled, safeAddress, type Check } from '../../editor/checks';
import { textOf } from '../../editor/form';
import { isProviderId } from '../../editor/providers';
import type { EditorNode } from '../../editor/red';
import { plain } from '../../editor/validation';

/** The check for a field while its provider and region show it. */
const whileShown =
	(field: string, check: Check) =>
	(node: EditorNode): Check => {
		const provider = textOf(node, 'provider');
		const choice = { region: textOf(node, 'region'), signIn: 'clientSecret' as SignIn };
		return isProviderId(provider) && isShown(field, { provider, ...choice }) ? check : anything;
	};

// the Flow Library reads type, defaults and credentials out of this call: they stay literals
RED.nodes.registerType('ringback-account', {
	category: 'config',
	paletteLabel: 'Ringback account',
	defaults: {
		name: { value: '' },
		provider: { value: 'talkdesk' },
		account: { value: '', validate: plain(whileShown('account', filled('error.accountMissing'))) },
		region: { value: '' },
		apiBaseUrl: {
			value: '',
			validate: plain(whileShown('apiBaseUrl', safeAddress('error.addressNotSafe'))),
		},
		accessTokenUrl: {
			value: '',
			validate: plain(whileShown('accessTokenUrl', safeAddress('error.addressNotSafe'))),
		},
		scope: { value: '' },
		lookUp: { value: 'auto' },
		baseUrl: {
			value: '',
			validate: plain(whileShown('baseUrl', safeAddress('error.addressNotSafe'))),
		},
		voiceAccountId: { value: '' },
		publicUrl: { value: '', validate: plain(() => emptyOr(safeAddress('error.publicUrlNotSafe'))) },
		sandboxUrl: {
			value: '',
			validate: plain(whileShown('sandboxUrl', emptyOr(safeAddress('error.addressNotSafe')))),
		},
		version: { value: 1 },
	},
	credentials: {
		clientId: { type: 'text' },
		clientSecret: { type: 'password' },
		keyId: { type: 'text' },
		privateKey: { type: 'password' },
		productToken: { type: 'password' },
		sid: { type: 'text' },
		apiKey: { type: 'password' },
		callbackSecret: { type: 'password' },
		previousCallbackSecret: { type: 'password' },
	},
	label() {
		return String(this.name || this._(`provider.${this.provider}`));
	},
	oneditprepare() {
		prepareAccount(this);
	},
	oneditsave() {
		saveAccount();
	},
});
