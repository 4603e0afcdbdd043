import type {
	IAuthenticate,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';
import { CM_COM_URL, MESSAGES, SANDBOX_URL, fault, providers, tableOf } from '../core';
import { authenticateAs } from '../nodes/shared/host/authenticate';
import { hintedProperty, propertyOf } from '../nodes/shared/host/credential-properties';

const { cmCom } = providers;
const table = tableOf('cmCom');
const sign = authenticateAs(cmCom);

/** The address of the core's own test; empty without a voice account. A test compares the two. */
const TEST_URL = `={{ $credentials.voiceAccountId ? ($credentials.baseUrl || "${CM_COM_URL}").replace(/\\/*([?#].*)?$/, "") + "/../../cdrapi/v1/" + encodeURIComponent($credentials.voiceAccountId) + "/conversations?skip=0&take=1" : "" }}`;

/** The same question twice in five minutes gets 429, which proves the token as well as 200. */
const NO_PROOF = Array.from({ length: 500 }, (_, index) => 100 + index).filter(
	(status) => status !== 200 && status !== 429,
);

export class CmComVoiceApi implements ICredentialType {
	name = 'cmComVoiceApi';

	displayName = 'CM.com Voice API';

	icon = {
		light: 'file:../icons/ringback-account.svg',
		dark: 'file:../icons/ringback-account.dark.svg',
	} as const;

	documentationUrl = 'https://github.com/ringback/ringback/blob/main/docs/providers/cm-com.md';

	// without a region: one address from before there was a choice, which saved credentials hold
	properties: INodeProperties[] = [
		propertyOf(table, 'productToken'),
		{
			displayName: 'Base Address',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: CM_COM_URL,
			placeholder: `e.g. ${CM_COM_URL}`,
			description: 'Address of the API, starting with https',
			hint: `Sandbox: ${SANDBOX_URL}${table.sandbox.path}`,
		},
		hintedProperty(
			table,
			'voiceAccountId',
			'Without it, n8n shows "Couldn\'t connect", though calls work: there is nothing to test without dialling.',
		),
	];

	authenticate: IAuthenticate = async (credentials, options) => {
		// the test of a credential without voice account has no address: it ends here, unsent
		if (options.url === '') {
			const { message, hint } = fault(MESSAGES.notTestable(cmCom.displayName));
			throw new Error(`${message} ${hint}`);
		}
		return sign(credentials, options);
	};

	// reads one call record: nothing is dialled
	test: ICredentialTestRequest = {
		request: {
			url: TEST_URL,
			ignoreHttpStatusErrors: { ignore: true, except: NO_PROOF },
		},
		rules: [
			{
				type: 'responseCode',
				properties: { value: 401, message: 'CM.com refused the product token.' },
			},
			{
				type: 'responseCode',
				properties: { value: 404, message: 'CM.com does not know this voice account.' },
			},
		],
	};
}
