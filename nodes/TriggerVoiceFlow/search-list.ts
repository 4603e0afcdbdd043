import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { listOf, providerOf, type ListName } from '../../core';
import { credentialTypeOf } from '../shared/host/accounts';
import { toNodeError } from '../shared/host/node-error';
import { n8nTransport } from '../shared/host/transport';

/** A drop-down of what the chosen account has, for n8n's `listSearch`. */
export const searchList = (name: ListName) =>
	async function (this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
		const provider = providerOf(this.getCurrentNodeParameter('provider'));
		if (provider?.lists?.[name] === undefined) return { results: [] };
		const account = await this.getCredentials(credentialTypeOf(provider.id));
		const entries = await listOf(provider, name, account, n8nTransport(this, provider)).catch(
			(error: unknown) => {
				throw toNodeError(this.getNode(), error);
			},
		);
		return {
			results: entries
				.map(({ label, value }) => ({ name: label, value }))
				.filter((entry) => entry.name.toLowerCase().includes(filter.toLowerCase())),
		};
	};
