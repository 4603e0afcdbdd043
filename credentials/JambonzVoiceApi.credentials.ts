import type { ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { providers, tableOf } from '../core';
import { authenticateAs } from '../nodes/shared/host/authenticate';
import {
	baseUrlExpression,
	credentialProperties,
} from '../nodes/shared/host/credential-properties';

const table = tableOf('jambonz');

export class JambonzVoiceApi implements ICredentialType {
	name = 'jambonzVoiceApi';

	displayName = 'Jambonz Voice API';

	icon = {
		light: 'file:../icons/ringback-account.svg',
		dark: 'file:../icons/ringback-account.dark.svg',
	} as const;

	documentationUrl = 'https://github.com/ringback/ringback/blob/main/docs/providers/jambonz.md';

	properties: INodeProperties[] = credentialProperties(table);

	authenticate = authenticateAs(providers.jambonz);

	// lists the applications: nothing is dialled
	test: ICredentialTestRequest = {
		request: {
			baseURL: baseUrlExpression(table),
			url: '=/v1/Accounts/{{ encodeURIComponent($credentials.accountSid) }}/Applications',
		},
		rules: [
			{
				type: 'responseCode',
				properties: { value: 401, message: 'jambonz refused the API key.' },
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message: 'The API key does not belong to the account of this Account SID.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message: 'There is no jambonz at this address. The base address may have to end in /api.',
				},
			},
		],
	};
}
