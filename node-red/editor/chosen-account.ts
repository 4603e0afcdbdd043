/** The account that is chosen in the dialog of a node. */
import { isProviderId, type ProviderId } from '../../core/tables';
import type { Validator } from './red';

/** What the select offers while no account is there. */
const NONE = '_ADD_';

/** For the account of a node: one that is there, switched on and complete. Node-RED's own check does not see a disabled one. */
export const accountChosen: Validator = function (id, _options) {
	if (id === '' || id === NONE) return this._('error.accountMissing');
	const account = RED.nodes.node(id);
	if (!account) return this._('error.accountGone');
	if (account.d === true) return this._('error.accountDisabled');
	return account.valid !== false || this._('error.accountWrong');
};

/** The provider of an account; undefined while none is chosen or it is not known here. */
export function providerOf(accountId: string): ProviderId | undefined {
	const provider = RED.nodes.node(accountId)?.provider;
	return isProviderId(provider) ? provider : undefined;
}

export const isSandbox = (accountId: string): boolean =>
	RED.nodes.node(accountId)?.region === 'sandbox';
