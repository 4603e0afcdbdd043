import type { ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { providers, tableOf } from '../core';
import { authenticateAs } from '../nodes/shared/host/authenticate';
import {
	baseUrlExpression,
	credentialProperties,
} from '../nodes/shared/host/credential-properties';

const table = tableOf('vapi');

export class VapiVoiceApi implements ICredentialType {
	name = 'vapiVoiceApi';

	displayName = 'Vapi Voice API';

	icon = {
		light: 'file:../icons/ringback-account.svg',
		dark: 'file:../icons/ringback-account.dark.svg',
	} as const;

	documentationUrl = 'https://github.com/ringback/ringback/blob/main/docs/providers/vapi.md';

	properties: INodeProperties[] = credentialProperties(table);

	authenticate = authenticateAs(providers.vapi);

	// lists one assistant: nothing is dialled
	test: ICredentialTestRequest = {
		request: { baseURL: baseUrlExpression(table), url: '/assistant?limit=1' },
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message: 'Vapi refused the API key. It has to be the private key.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message: 'There is no Vapi at this address. Check the base address.',
				},
			},
		],
	};
}
