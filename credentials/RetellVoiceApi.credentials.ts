import type { ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { providers, tableOf } from '../core';
import { authenticateAs } from '../nodes/shared/host/authenticate';
import {
	baseUrlExpression,
	credentialProperties,
} from '../nodes/shared/host/credential-properties';

const table = tableOf('retell');

export class RetellVoiceApi implements ICredentialType {
	name = 'retellVoiceApi';

	displayName = 'Retell AI Voice API';

	icon = {
		light: 'file:../icons/ringback-account.svg',
		dark: 'file:../icons/ringback-account.dark.svg',
	} as const;

	documentationUrl = 'https://github.com/ringback/ringback/blob/main/docs/providers/retell.md';

	properties: INodeProperties[] = credentialProperties(table);

	authenticate = authenticateAs(providers.retell);

	// lists one agent: nothing is dialled
	test: ICredentialTestRequest = {
		request: {
			method: 'POST',
			baseURL: baseUrlExpression(table),
			url: '/v2/list-agents?limit=1',
			body: {},
		},
		rules: [
			{
				type: 'responseCode',
				properties: { value: 401, message: 'Retell AI refused the API key.' },
			},
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message: 'There is no Retell AI at this address. Check the base address.',
				},
			},
		],
	};
}
