/** What can be wrong with the choice of an account, and with testing one. */
import type { Words } from '../message';

export const ACCOUNT_MESSAGES = {
	noAccount: (): Words => [
		'notConfigured',
		'No account is chosen.',
		'Choose or add an account in the settings of the node.',
		'account',
	],
	storedSecretElsewhere: (): Words => [
		'notConfigured',
		'These settings lead to another address than the deployed account, and stored secrets are not sent there.',
		'Enter the secret again to test it there, or deploy the account first.',
	],
	accountGone: (): Words => [
		'notConfigured',
		'The account of this node is disabled or deleted.',
		'Enable the account or choose another one, then deploy.',
		'account',
	],
} as const;
