import { isProviderId, type ProviderId } from '../../core/tables';

/** The provider of an account; undefined while none is chosen or it is not known here. */
export function providerOf(accountId: string): ProviderId | undefined {
	const provider = RED.nodes.node(accountId)?.provider;
	return isProviderId(provider) ? provider : undefined;
}

export const isSandbox = (accountId: string): boolean =>
	RED.nodes.node(accountId)?.region === 'sandbox';
