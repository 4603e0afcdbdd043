import { prepareAccount, saveAccount } from './editor-dialog';
import {
	credentialsOfProviders,
	providerOf,
	settingsOfProviders,
	whileShown,
} from './editor-defaults';
import { PASSWORD_KEPT, regionsOf } from './editor-form';
import {
	all,
	emptyOr,
	longSecret,
	memoryAddress,
	oneOf,
	safeAddress,
	withoutQuery,
} from '../../editor/checks';
import { PROVIDER_IDS, SANDBOX_REGION, isProviderId, tableOf } from '../../../core/tables';
import { credentialsHeld } from './editor-credentials';
import { openSaved, saveNewest, savedHere } from '../../editor/saved-settings';
import { plain } from '../../editor/validation';
import { MIGRATIONS } from './migrations';

/** As long as the core asks for. */
const secret = (sentence: string) => plain(() => emptyOr(longSecret(16, PASSWORD_KEPT, sentence)));
const address = () => safeAddress('error.addressNotSafe');

// the Flow Library reads type, defaults and credentials out of this call: they stay literals, and
// the build writes those of the providers out in place of the two spreads
RED.nodes.registerType('ringback-account', {
	category: 'config',
	paletteLabel: 'Ringback account',
	defaults: {
		name: { value: '' },
		provider: {
			value: PROVIDER_IDS[0],
			validate: plain(() => emptyOr(oneOf(PROVIDER_IDS, 'error.providerUnknown'))),
		},
		region: {
			value: '',
			validate: plain((node) => emptyOr(oneOf(regionsOf(providerOf(node)), 'error.regionUnknown'))),
		},
		...settingsOfProviders,
		rememberOptOut: { value: true },
		sharedMemory: {
			value: '',
			validate: plain(() => emptyOr(memoryAddress('error.memoryAddress'))),
		},
		baseUrl: { value: '', validate: plain(whileShown('baseUrl', address)) },
		publicUrl: {
			value: '',
			validate: plain(() =>
				emptyOr(all(safeAddress('error.publicUrlNotSafe'), withoutQuery('error.publicUrlQuery'))),
			),
		},
		sandboxUrl: { value: '', validate: plain(whileShown('sandboxUrl', () => emptyOr(address()))) },
		version: { value: 4, validate: savedHere(MIGRATIONS, credentialsHeld) },
	},
	credentials: {
		...credentialsOfProviders,
		callbackSecret: { type: 'password', validate: secret('error.secretTooShort') },
		previousCallbackSecret: { type: 'password', validate: secret('error.previousTooShort') },
		sharedMemoryPassword: { type: 'password' },
	},
	label() {
		const { name, provider, region } = this;
		if (name) return String(name);
		const unnamed = isProviderId(provider) ? tableOf(provider).displayName : String(provider);
		if (region !== SANDBOX_REGION) return unnamed;
		return RED._('@ringback/node-red/ringback-account:label.atSandbox', { provider: unnamed });
	},
	oneditprepare() {
		prepareAccount(openSaved(this, 'node-config-input', MIGRATIONS));
	},
	oneditsave() {
		saveNewest(this, 'node-config-input', MIGRATIONS);
		saveAccount();
	},
});
