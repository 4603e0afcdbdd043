import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { listCallers, providers } from '../../core';
import { CREDENTIAL_TYPES } from '../shared/host/accounts';
import { n8nTransport } from '../shared/host/transport';
import { toNodeError } from '../shared/host/node-error';

/** The numbers of the Kaleyra account, for the list of "From". */
export async function callerNumbers(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const account = await this.getCredentials(CREDENTIAL_TYPES.kaleyra);
	const transport = n8nTransport(this, providers.kaleyra);
	const numbers = await listCallers(providers.kaleyra, account, transport).catch(
		(error: unknown) => {
			throw toNodeError(this.getNode(), error);
		},
	);
	return {
		results: numbers
			.map(({ number, country }) => ({
				name: country === null ? number : `${number} (${country})`,
				value: number,
			}))
			.filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase())),
	};
}
