import type { IExecuteFunctions, INode } from 'n8n-workflow';
import {
	EXPECTED,
	MESSAGES,
	PROVIDER_IDS,
	fault,
	providerOf,
	providers,
	tableOf,
	type Provider,
	type ProviderId,
} from '../../../core';

/** The provider whose accounts are credentials of this type. */
export const providerWith = (credentialType: string): Provider => {
	const id = PROVIDER_IDS.find((one) => credentialTypeOf(one) === credentialType);
	if (id === undefined) throw new Error(`no provider has the credential type "${credentialType}"`);
	return providers[id];
};

/** n8n's name of a provider's credential type. */
export const credentialTypeOf = (providerId: string): string =>
	tableOf(providerId as ProviderId).credentialType;

/** The id of the credential chosen in a node: one credential is one account. */
export const credentialIdOf = (node: INode, type: string): string =>
	node.credentials?.[type]?.id ?? 'none';

/** The account's settings, as the credential holds them. */
export const accountOf = (context: IExecuteFunctions, providerId: string, itemIndex: number) =>
	context.getCredentials(credentialTypeOf(providerId), itemIndex);

/** The provider chosen in a node. Throws where there is none of that name: workflows are written by programs too. */
export function chosenProvider(context: IExecuteFunctions, itemIndex: number): Provider {
	const provider = providerOf(context.getNodeParameter('provider', itemIndex, PROVIDER_IDS[0]));
	if (!provider) throw fault(MESSAGES.wrongType('provider', EXPECTED.oneOf(PROVIDER_IDS)));
	return provider;
}
