import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import { providers, tableOf } from '../core';
import { authenticateAs } from '../nodes/shared/host/authenticate';
import { credentialProperties } from '../nodes/shared/host/credential-properties';

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
}
