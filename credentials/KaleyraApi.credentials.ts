import type { ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { providers, tableOf } from '../core';
import { authenticateAs } from '../nodes/shared/host/authenticate';
import {
	baseUrlExpression,
	credentialProperties,
} from '../nodes/shared/host/credential-properties';

const table = tableOf('kaleyra');

export class KaleyraApi implements ICredentialType {
	name = 'kaleyraApi';

	displayName = 'Kaleyra API';

	icon = {
		light: 'file:../icons/ringback-account.svg',
		dark: 'file:../icons/ringback-account.dark.svg',
	} as const;

	documentationUrl = 'https://github.com/ringback/ringback/blob/main/docs/providers/kaleyra.md';

	properties: INodeProperties[] = credentialProperties(table);

	authenticate = authenticateAs(providers.kaleyra);

	// lists the account's numbers: nothing is dialled
	test: ICredentialTestRequest = {
		request: {
			baseURL: baseUrlExpression(table),
			url: '=/v1/{{ encodeURIComponent($credentials.sid) }}/number/subscriptions',
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message: 'Kaleyra refused the API key. Check region, account SID and API key.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message:
						'There is no such account at this address. Check the address and the account SID.',
				},
			},
		],
	};
}
