/** The account that is asked where the first one certainly called nobody. */
import {
	MESSAGES,
	fault,
	settingsElsewhere,
	type CallDraft,
	type Fallback,
	type OwnSettings,
	type StartHost,
	type WayBack,
} from '../../../core';
import { accountOf, type AccountNode } from '../../state/accounts';
import type { KeptCall } from './kept-call';
import { settingsOfCall } from './kept-plan';
import type { Evaluate } from './evaluate';
import { wayBackOf } from './way-back';

/** Plain JSON: a call that is held carries it. */
export interface FallbackRequest extends OwnSettings {
	/** The id of its node. */
	readonly account: string;
}

/** The node's own names of what an account says for itself. */
const OWN = {
	flowId: 'fallbackFlowId',
	from: 'fallbackFrom',
	numberArgument: 'fallbackNumberArgument',
} as const satisfies Record<keyof OwnSettings, string>;

/** Undefined where the builder chose none. */
export async function readFallback(
	config: Readonly<Record<string, unknown>>,
	evaluate: Evaluate,
): Promise<FallbackRequest | undefined> {
	const { fallbackAccount: account } = config;
	if (typeof account !== 'string' || account === '') return undefined;
	const read = Object.entries(OWN).map(async ([name, stored]): Promise<[string, unknown]> => {
		const type = config[`${stored}Type`] ?? 'str';
		const value = await evaluate(stored, config[stored] ?? '', type);
		return [name, typeof value === 'number' ? String(value) : value];
	});
	return { account, ...Object.fromEntries(await Promise.all(read)) };
}

interface Asked {
	/** The trigger. */
	readonly node: string;
	readonly account: AccountNode;
	readonly draft: CallDraft;
	/** How long the result is waited for; null where nobody waits. */
	readonly limitMs: number | null;
	hostOf(account: AccountNode): StartHost<WayBack>;
}

/** What the account of a call, and its fallback, are asked with. */
export interface Over {
	/** Null where there is none. */
	readonly fallback: Fallback<WayBack> | null;
	readonly fallbackAccount: AccountNode;
}

/** Throws where the fallback's account is not there. @param given what `readFallback` has read */
export function overFallback(
	given: unknown,
	{ node, account, draft, limitMs, hostOf }: Asked,
): Over {
	if (given === undefined) return { fallback: null, fallbackAccount: account };
	const { account: id, ...own } = given as FallbackRequest;
	const other = accountOf(id);
	if (id === account.id) throw fault(MESSAGES.fallbackIsFirst());
	if (!other?.provider) throw fault(MESSAGES.fallbackAccountGone());
	if (other.savedFault) throw other.savedFault;
	const { provider, account: fields } = other;
	const settings = settingsElsewhere(draft.settings, provider, own);
	const fallback = {
		draft: { ...draft, provider, account: fields, settings },
		host: hostOf(other),
		check: (call: Parameters<StartHost<WayBack>['callback']>[0]) =>
			// an address that was typed is the first account's
			wayBackOf(other, node, call, undefined, limitMs),
	};
	return { fallback, fallbackAccount: other };
}

/** The settings of a held call, at the account that makes it. */
export function settingsAt(
	account: AccountNode,
	kept: KeptCall,
	reference: string,
): Readonly<Record<string, unknown>> {
	const { fallback, ...settings } = settingsOfCall(kept, reference);
	if (account.id === kept.account) return settings;
	const { account: _, ...own } = fallback as FallbackRequest;
	return settingsElsewhere(settings, account.provider!, own);
}
