/** The second way to a result: the report of the account, once the wait limit is reached. */
import {
	canLookUp,
	createReportDesks,
	isVoiceError,
	lookUpResult,
	reportFault,
	sentenceOf,
	type CallResult,
	type PreparedCall,
	type Provider,
	type SignedTransport,
} from '../../core';
import type { AccountNode } from '../state/accounts';
import { nodeClock } from '../host/clock';
import { axiosTransport } from '../host/transport';

/** One per account and process: look-ups share reports. */
const deskOf = createReportDesks(nodeClock);

export interface LookUpWatch {
	/** Given up once a report came, or the node went. */
	readonly signal: AbortSignal;
	/** It begins; not heard where results of the account are not looked up. */
	looking(): void;
	/** Why it came to nothing. */
	note(sentence: string): void;
}

/** How a call ended by its account's report; null where that does not say, or may not be read. Never rejects. */
export async function lookUp(
	account: AccountNode,
	call: PreparedCall,
	{ callId, placedAt, ...placed }: CallResult,
	{ signal, looking, note }: LookUpWatch,
): Promise<CallResult | null> {
	const provider = account.provider!;
	// without the provider's id the call cannot be found
	if (!canLookUp(provider) || callId === null) return null;
	try {
		const transport = account.transport(call.account);
		const choice = account.account.lookUp ?? 'auto';
		const wanted = choice === 'on' || (choice === 'auto' && (await mayRead(provider, transport)));
		if (!wanted || signal.aborted) return null;
		looking();
		const plainTransport = axiosTransport;
		const host = { transport, plainTransport, clock: nodeClock, desk: deskOf(account.id), signal };
		const { optOutDigits: optOutKeys } = call.settings;
		const asked = { ...placed, callId, placedAt, optOutKeys, flowId: call.input.flowId };
		const found = await lookUpResult(provider, account.account, asked, host);
		if (found) await account.noteOptOut(found);
		return found;
	} catch (error) {
		if (!signal.aborted)
			note(isVoiceError(error) ? sentenceOf(error) : 'The result could not be looked up.');
		return null;
	}
}

/** What its token allows; a provider that is asked for single calls wants no more than its key. */
async function mayRead(provider: Provider, transport: SignedTransport): Promise<boolean> {
	if (provider.executionReport === undefined) return true;
	const granted = await transport.grantedScopes().catch((error: unknown) => {
		throw isVoiceError(error) ? reportFault(provider, error) : error;
	});
	const needed = Object.values(provider.executionReport.scopes);
	return needed.every((scope) => granted?.includes(scope));
}
