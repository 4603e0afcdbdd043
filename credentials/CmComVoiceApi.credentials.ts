import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import {
	CM_COM_URL,
	COMMON_TEXTS,
	CUSTOM_REGION,
	SANDBOX_REGION,
	SANDBOX_URL,
	providers,
	tableOf,
} from '../core';
import { authenticateAs } from '../nodes/shared/host/authenticate';
import {
	hintedProperty,
	propertyOf,
	regionProperty,
} from '../nodes/shared/host/credential-properties';

const table = tableOf('cmCom');
const { fields, regions } = COMMON_TEXTS.en;

export class CmComVoiceApi implements ICredentialType {
	name = 'cmComVoiceApi';

	displayName = 'CM.com Voice API';

	icon = {
		light: 'file:../icons/ringback-account.svg',
		dark: 'file:../icons/ringback-account.dark.svg',
	} as const;

	documentationUrl = 'https://github.com/ringback/ringback/blob/main/docs/providers/cm-com.md';

	properties: INodeProperties[] = [
		{
			...regionProperty(table),
			// what was saved before there was a choice has an address and no region
			default: CUSTOM_REGION,
			options: [
				{ name: table.company, value: CUSTOM_REGION },
				{ name: regions.sandbox, value: SANDBOX_REGION },
			],
		},
		{
			displayName: 'Base Address',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: CM_COM_URL,
			placeholder: `e.g. ${CM_COM_URL}`,
			description: 'Address of the API, starting with https',
			displayOptions: { show: { region: [CUSTOM_REGION] } },
		},
		{
			displayName: fields.sandboxUrl.label,
			name: 'sandboxUrl',
			type: 'string',
			default: '',
			placeholder: `e.g. ${SANDBOX_URL}`,
			hint: 'Leave empty for the sandbox on this machine',
			displayOptions: { show: { region: [SANDBOX_REGION] } },
		},
		propertyOf(table, 'productToken'),
		hintedProperty(
			table,
			'voiceAccountId',
			'Without it, saving tests only that CM.com answers, and the first call whether it accepts the token.',
		),
	];

	authenticate = authenticateAs(providers.cmCom);
}
