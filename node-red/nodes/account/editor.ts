import { prepareAccount, saveAccount, signInChosen } from './editor-dialog';
import { PASSWORD_KEPT, isShown, isUsed, regionsOf } from './editor-form';
import {
	accountName,
	all,
	anything,
	emptyOr,
	filled,
	longSecret,
	oneOf,
	safeAddress,
	withoutQuery,
	type Check,
} from '../../editor/checks';
import { textOf } from '../../editor/form';
import { PROVIDER_IDS, isProviderId } from '../../../core/tables';
import type { EditorNode } from '../../editor/red';
import { credentialsHeld } from './editor-credentials';
import { plain } from '../../editor/validation';

const providerOf = (node: EditorNode) => {
	const named = textOf(node, 'provider');
	return isProviderId(named) ? named : undefined;
};

/** The check for a field while its provider and region show it; one that may not be used may be empty. */
const whileShown =
	(field: string, check: Check) =>
	(node: EditorNode): Check => {
		const choice = {
			provider: providerOf(node),
			region: textOf(node, 'region'),
			signIn: signInChosen(),
		};
		if (isUsed(field, choice)) return check;
		return isShown(field, choice) ? emptyOr(check) : anything;
	};
const needed = (credential: string) =>
	plain(whileShown(credential, filled('error.credentialMissing')));
/** As long as the core asks for. */
const secret = (sentence: string) => plain(() => emptyOr(longSecret(16, PASSWORD_KEPT, sentence)));
import { openSaved, saveNewest, savedHere } from '../../editor/saved-settings';
import { MIGRATIONS } from './migrations';

// the Flow Library reads type, defaults and credentials out of this call: they stay literals
RED.nodes.registerType('ringback-account', {
	category: 'config',
	paletteLabel: 'Ringback account',
	defaults: {
		name: { value: '' },
		provider: {
			value: 'talkdesk',
			validate: plain(() => emptyOr(oneOf(PROVIDER_IDS, 'error.providerUnknown'))),
		},
		account: {
			value: '',
			validate: plain(
				whileShown(
					'account',
					all(filled('error.accountMissing'), accountName('error.accountNotName')),
				),
			),
		},
		region: {
			value: '',
			validate: plain((node) => emptyOr(oneOf(regionsOf(providerOf(node)), 'error.regionUnknown'))),
		},
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
		publicUrl: {
			value: '',
			validate: plain(() =>
				emptyOr(all(safeAddress('error.publicUrlNotSafe'), withoutQuery('error.publicUrlQuery'))),
			),
		},
		sandboxUrl: {
			value: '',
			validate: plain(whileShown('sandboxUrl', emptyOr(safeAddress('error.addressNotSafe')))),
		},
		version: { value: 2, validate: savedHere(MIGRATIONS, credentialsHeld) },
	},
	credentials: {
		clientId: { type: 'text', validate: needed('clientId') },
		clientSecret: { type: 'password', validate: needed('clientSecret') },
		keyId: { type: 'text', validate: needed('keyId') },
		privateKey: { type: 'password', validate: needed('privateKey') },
		productToken: { type: 'password', validate: needed('productToken') },
		sid: { type: 'text', validate: needed('sid') },
		apiKey: { type: 'password', validate: needed('apiKey') },
		callbackSecret: { type: 'password', validate: secret('error.secretTooShort') },
		previousCallbackSecret: { type: 'password', validate: secret('error.previousTooShort') },
	},
	label() {
		return String(this.name || this._(`provider.${this.provider}`));
	},
	oneditprepare() {
		prepareAccount(openSaved(this, 'node-config-input', MIGRATIONS));
	},
	oneditsave() {
		saveNewest(this, 'node-config-input', MIGRATIONS);
		saveAccount();
	},
});
