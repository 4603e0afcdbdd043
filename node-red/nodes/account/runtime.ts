/** The account: who calls, through which provider, and where results come back to. */
import type { NodeAPI, NodeDef } from 'node-red';
import {
	authenticated,
	baseOf,
	keysOfAccount,
	providerOf,
	secretsOf,
	tokenKeys,
	yesOrNo,
	type SignedTransport,
	type TokenKeys,
} from '../../../core';
import { addAccount, removeAccount, type AccountNode } from '../../state/accounts';
import { nodeClock } from '../../host/clock';
import { countedLine } from '../../results/counted-line';
import { noteOptOut } from '../../results/opt-out';
import { writeFirstResults } from '../../state/first-results';
import { handOutPassed } from '../../results/hand-out';
import { resultMemoryOf } from '../../results/result-memory';
import { writeDelivered } from '../../results/seen';
import { watchDeploys } from '../../results/deploys';
import { mountIntake, resultPath } from '../../results/endpoint';
import { axiosTransport } from '../../host/transport';
import { contextWritten } from '../../host/context-store';
import { readSaved } from '../../host/saved-settings';
import { CREDENTIAL_FIELDS, typeOf } from './fields';
import { MIGRATIONS } from './migrations';
import { accountSettings } from './settings';
import { sharedMemoryOf } from './shared-memory';
import { mountAccountButtons } from './buttons-endpoint';

/** What Node-RED keeps encrypted, beside the flow: the secrets of every provider, and the account's own. */
export const CREDENTIALS: Readonly<Record<string, { readonly type: 'text' | 'password' }>> = {
	...Object.fromEntries(CREDENTIAL_FIELDS.map((own) => [own.field.name, { type: typeOf(own) }])),
	callbackSecret: { type: 'password' },
	previousCallbackSecret: { type: 'password' },
	sharedMemoryPassword: { type: 'password' },
};

export interface AccountDef extends NodeDef {
	provider: string;
	region: string;
	publicUrl: string;
	[setting: string]: unknown;
}

type Credentials = Readonly<Record<string, string | undefined>>;
type Writable<T> = { -readonly [K in keyof T]: T[K] };

export default function (RED: NodeAPI): void {
	watchDeploys(RED);
	mountIntake(RED);
	mountAccountButtons(RED);

	function Account(this: Writable<AccountNode>, saved: AccountDef) {
		RED.nodes.createNode(this, saved);
		const { def, fault } = readSaved(saved, MIGRATIONS);
		const credentials = ((this as { credentials?: Credentials }).credentials ?? {}) as Credentials;
		let transport: SignedTransport | undefined;

		const shared = sharedMemoryOf(this.id, def, credentials.sharedMemoryPassword);
		this.savedFault = fault ?? shared.fault;
		this.sharedMemory = shared.memory;
		this.provider = providerOf(def.provider);
		this.account = accountSettings(def, credentials);
		this.remembersOptOut = yesOrNo(def.rememberOptOut) === true;
		this.noteOptOut = (result) => noteOptOut(RED, this, result);
		this.resultUrl = resultUrlOf(RED, def);
		Object.assign(this, keysOf(RED, this, credentials));

		this.transport = (account) =>
			(transport ??= authenticated(this.provider!, account, axiosTransport, nodeClock));
		const forged = countedLine((count) =>
			this.warn(RED._('ringback-account.status.forged', { count })),
		);
		this.forged = forged.count;
		this.unclaimed = ({ reference, exit }) =>
			this.warn(RED._('ringback-account.status.unclaimed', { reference, exit }));

		for (const found of [this.savedFault, this.tokenFault]) if (found) this.warn(found.message);
		addAccount(this);
		const stopReceiving = resultMemoryOf(this).receive((token, result) =>
			handOutPassed(this, token, result),
		);
		this.on('close', (removed: boolean, done: () => void) => {
			forged.stop();
			stopReceiving();
			shared.leave();
			removeAccount(this, removed);
			void Promise.allSettled([writeDelivered(this), writeFirstResults(this)])
				.then(() => contextWritten(this.context()))
				.then(() => done());
		});
	}

	RED.nodes.registerType('ringback-account', Account as never, { credentials: CREDENTIALS });
}

/** Of its callback secret; without one, of what the account keeps secret and this Node-RED's own id. */
function keysOf(
	RED: NodeAPI,
	{ id, provider, account }: Pick<AccountNode, 'id' | 'provider' | 'account'>,
	{ callbackSecret = '', previousCallbackSecret }: Credentials,
): {
	tokenKeys: TokenKeys | null;
	tokenFault: Error | null;
} {
	const { instanceId = '' } = RED.settings as { instanceId?: string };
	try {
		return {
			tokenKeys:
				callbackSecret === '' && provider && instanceId !== ''
					? keysOfAccount(secretsOf(provider.table, account), instanceId, id)
					: tokenKeys(callbackSecret, previousCallbackSecret, id),
			tokenFault: null,
		};
	} catch (error) {
		return { tokenKeys: null, tokenFault: error as Error };
	}
}

/** The public address, or this machine's own for the sandbox, which runs beside it. */
function resultUrlOf(RED: NodeAPI, def: AccountDef): string | null {
	const path = resultPath(RED, def.id);
	if (path === null) return null;
	if (def.publicUrl) return `${baseOf(def.publicUrl)}${path}`;
	if (def.region !== 'sandbox') return null;
	const scheme = (RED.settings as { https?: unknown }).https ? 'https' : 'http';
	return `${scheme}://127.0.0.1:${String(RED.settings.uiPort ?? 1880)}${path}`;
}
