import { randomBytes } from 'node:crypto';
import { tableOf, type ProviderId, type ProviderTable } from '../../../../core';
import { SAMPLES } from '../../../providers';
import { perProvider } from '../../../providers/per-provider';
import { sandboxAccount } from '../../../providers/samples';
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

export const SANDBOX_ACCOUNTS = perProvider((id): SandboxAccount => {
	const { credentialType: type, company, sandbox } = tableOf(id);
	const { credentials, ...offered } = sandboxAccount(id);
	const address = SAMPLES[id].sandboxAddress;
	const data = (url: string) => ({
		...(address?.(url) ?? { region: 'sandbox', baseUrl: url + sandbox.path }),
		...credentials,
	});
	return { type, name: `${company} (sandbox)`, data, ...offered };
});

export const CALLBACK_TYPE = 'ringbackCallbackApi';

/** Saved credentials by type, for the nodes of one workflow. */
export type Accounts = Readonly<Record<string, SavedCredential>>;

const CALLBACK_NAME = 'Callback secret';

/** The secret of calls whose provider reports to one address: the node that takes their results has it, and no other. */
export const ONE_ADDRESS = 'callback secret of one address';

/** The accounts as a node of this provider is given them. */
export const accountsAt = (accounts: Accounts, provider: ProviderId): Accounts => {
	const { statusHook }: ProviderTable = tableOf(provider);
	const secret = statusHook && accounts[ONE_ADDRESS];
	return secret ? { ...accounts, [CALLBACK_TYPE]: secret } : accounts;
};

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
