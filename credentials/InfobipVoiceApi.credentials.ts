import type { ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { providers, tableOf } from '../core';
import { authenticateAs } from '../nodes/shared/host/authenticate';
import {
	baseUrlExpression,
	credentialProperties,
} from '../nodes/shared/host/credential-properties';

const table = tableOf('infobip');

export class InfobipVoiceApi implements ICredentialType {
	name = 'infobipVoiceApi';

	displayName = 'Infobip Voice API';

	icon = {
		light: 'file:../icons/ringback-account.svg',
		dark: 'file:../icons/ringback-account.dark.svg',
	} as const;

	documentationUrl = 'https://github.com/ringback/ringback/blob/main/docs/providers/infobip.md';

	properties: INodeProperties[] = credentialProperties(table);

	authenticate = authenticateAs(providers.infobip);

	// lists one scenario: nothing is dialled
	test: ICredentialTestRequest = {
		request: {
			method: 'GET',
			baseURL: baseUrlExpression(table),
			url: '/voice/ivr/1/scenarios?pageSize=1',
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message: 'Infobip refused the API key. It may have expired.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message: 'Give the API key the scope message:send.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message: 'There is no Infobip at this address. Check the base address.',
				},
			},
		],
	};
}
