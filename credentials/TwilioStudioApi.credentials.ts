import type { ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { TWILIO_REGIONS, providers, tableOf } from '../core';
import { authenticateAs } from '../nodes/shared/host/authenticate';
import {
	baseUrlExpression,
	credentialProperties,
} from '../nodes/shared/host/credential-properties';

const table = tableOf('twilio');

/** The account's other address, which flows are not started at; a test compares it to the core's. */
const API_REGIONS = Object.fromEntries(
	Object.entries(TWILIO_REGIONS).map(([region, { api }]) => [region, api]),
);

export class TwilioStudioApi implements ICredentialType {
	name = 'twilioStudioApi';

	displayName = 'Twilio Studio API';

	icon = {
		light: 'file:../icons/ringback-account.svg',
		dark: 'file:../icons/ringback-account.dark.svg',
	} as const;

	documentationUrl = 'https://github.com/ringback/ringback/blob/main/docs/providers/twilio.md';

	properties: INodeProperties[] = credentialProperties(table);

	authenticate = authenticateAs(providers.twilio);

	// lists one number of the account: nothing is dialled
	test: ICredentialTestRequest = {
		request: {
			baseURL: baseUrlExpression({
				...table,
				account: { ...table.account, regions: API_REGIONS },
			}),
			url: '=/2010-04-01/Accounts/{{ encodeURIComponent($credentials.accountSid) }}/IncomingPhoneNumbers.json?PageSize=1',
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message: 'Twilio refused the credentials. Check Account SID, Auth Token and API Key SID.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message:
						'There is no such account at this address. Check the address and the Account SID.',
				},
			},
		],
	};
}
