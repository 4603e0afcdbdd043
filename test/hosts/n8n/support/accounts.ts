import { randomBytes } from 'node:crypto';
import type { ProviderId } from '../../../../core';
import type { N8nHost, SavedCredential } from './host';

/** The sandbox's own accounts and its flow "Courier at the door", as docs/sandbox.md lists them. */
interface SandboxAccount {
	readonly type: string;
	/** As the example workflows call it. */
	readonly name: string;
	/** The credential's fields for a sandbox at this address. */
	data(url: string): Readonly<Record<string, string>>;
	readonly secrets: readonly string[];
	readonly flowId: string;
	readonly from?: string;
}

export const SANDBOX_ACCOUNTS: Readonly<Record<ProviderId, SandboxAccount>> = {
	talkdesk: {
		type: 'talkdeskOAuth2Api',
		name: 'Talkdesk (sandbox)',
		data: (url) => ({
			region: 'sandbox',
			apiBaseUrl: `${url}/talkdesk`,
			clientId: 'sandbox-client',
			clientSecret: 'sandbox-secret',
		}),
		secrets: ['sandbox-secret'],
		flowId: '00000000000040008000000000000c01',
	},
	cmCom: {
		type: 'cmComVoiceApi',
		name: 'CM.com (sandbox)',
		data: (url) => ({
			baseUrl: `${url}/cm/voiceapi/v2`,
			productToken: '00000000-0000-4000-8000-000000000001',
		}),
		secrets: ['00000000-0000-4000-8000-000000000001'],
		flowId: '00000000-0000-4000-8000-000000000c01',
		from: '+442079460018',
	},
	kaleyra: {
		type: 'kaleyraApi',
		name: 'Kaleyra (sandbox)',
		data: (url) => ({
			region: 'sandbox',
			baseUrl: `${url}/kaleyra`,
			sid: 'HXSANDBOX',
			apiKey: 'sandbox-key',
		}),
		secrets: ['sandbox-key'],
		flowId: 'SG_00000000-0000-4000-8000-000000000c01',
		from: '+14155550160',
	},
};

export const CALLBACK_TYPE = 'ringbackCallbackApi';

/** Saved credentials by type, for the nodes of one workflow. */
export type Accounts = Readonly<Record<string, SavedCredential>>;

const CALLBACK_NAME = 'Callback secret';

/** A callback secret of this run only. */
export const newCallbackSecret = (): string => `callback-${randomBytes(18).toString('hex')}`;

/** Saves an account of every provider at a sandbox, and the secret that protects results. */
export async function addAccounts(
	host: Pick<N8nHost, 'addCredential'>,
	sandboxUrl: string,
	callbackSecret: string,
): Promise<Accounts> {
	const accounts: Record<string, SavedCredential> = {
		[CALLBACK_TYPE]: await host.addCredential(CALLBACK_TYPE, CALLBACK_NAME, {
			secret: callbackSecret,
		}),
	};
	for (const { type, name, data } of Object.values(SANDBOX_ACCOUNTS))
		accounts[type] = await host.addCredential(type, name, data(sandboxUrl));
	return accounts;
}
