/** Where the result of a call is sent. */
import { createHash } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import {
	MESSAGES,
	fault,
	isSafeAddress,
	obstacleOf,
	wayBack,
	type PreparedCall,
	type Provider,
	type WayBack,
} from '../../../core';
import { callbackKeys } from '../../shared/webhook/callback-secret';
import { canWait } from '../../shared/host/can-wait';
import { DELIVER } from '../../shared/webhook/deliver';
import { knownRelay } from '../../shared/webhook/relays';
import { N8N_WORDS, n8nFault } from '../../shared/host/words';
import { partOf } from './batch/part';

/**
 * The result address of a call. A wait without a result URL is woken at the execution's own
 * address; with one, that address rides in the token, for "Outbound Call Result" to pass the
 * report on. Null when nobody wants the result.
 */
async function wayBackOf(
	context: IExecuteFunctions,
	provider: Provider,
	call: PreparedCall,
	{ resultUrl, waitLimitMs }: { resultUrl: string; waitLimitMs: number | null },
): Promise<WayBack | null> {
	const waits = waitLimitMs !== null;
	if (waits && !canWait()) throw n8nFault(N8N_WORDS.tooOldToWait());
	if (!waits && resultUrl === '') return null;
	if (resultUrl !== '' && !URL.canParse(resultUrl))
		throw n8nFault(N8N_WORDS.resultUrlNotAnAddress());
	const resumeUrl = waits
		? String(context.evaluateExpression('{{ $execution.resumeUrl }}', 0))
		: '';
	const options = {
		url: resultUrl || resumeUrl,
		// another node can only know a secret that it chose too
		keys: await callbackKeys(context, resultUrl === '' ? provider : undefined),
		way: resultUrl === '' ? ('direct' as const) : ('relay' as const),
		nowMs: Date.now(),
		waitLimitMs,
	};
	const deliver: Record<string, string> =
		waits && resultUrl !== '' ? { [DELIVER.resumeUrl]: resumeUrl } : {};
	const ofLadder = resultUrl === '' ? undefined : ladderOf(context);
	if (!ofLadder) return wayBack(call, { ...options, deliver });
	try {
		return wayBack(call, { ...options, deliver: { ...deliver, ...ofLadder } });
	} catch {
		// too long with it; whatever else it was, it is said without it
		return wayBack(call, { ...options, deliver });
	}
}

const LONGEST_NAME = 60;

/** What tells the node that takes the result whose call it is, of people who are called in order. */
function ladderOf(context: IExecuteFunctions): Record<string, string> | undefined {
	const rung = partOf(context)?.rung;
	if (rung === undefined) return undefined;
	const ladder = createHash('sha256').update(rung.ladder).digest('base64url').slice(0, 16);
	return { [DELIVER.ladder]: ladder, [DELIVER.person]: rung.name.slice(0, LONGEST_NAME) };
}

export interface Callback extends WayBack {
	/** True where a report reaches the waiting execution itself, which n8n has to have saved by then. */
	readonly isDirect: boolean;
}

/**
 * The way back of a call: where the builder gave no result URL and the
 * execution waits, over a node of this n8n that takes results, if one is there. Throws where the
 * provider reports to one address for all calls and no such node is known: an execution's own
 * address is a new one each time.
 */
export async function chosenWay(
	context: IExecuteFunctions,
	provider: Provider,
	call: PreparedCall,
	options: { resultUrl: string; waitLimitMs: number | null },
): Promise<Callback | null> {
	const { resultUrl, waitLimitMs } = options;
	if (resultUrl === '' && waitLimitMs !== null) {
		const relay = await knownRelay(context, provider, partOf(context)?.relay);
		const over = relay && { resultUrl: relay, waitLimitMs };
		if (provider.table.statusHook) {
			if (!over) throw n8nFault(N8N_WORDS.relayNeeded(provider.displayName));
			return chosenWay(context, provider, call, over);
		}
		const back = over && (await relayed(context, provider, call, over));
		if (back) return { ...back, isDirect: false };
	}
	const back = await wayBackOf(context, provider, call, options);
	return back && { ...back, isDirect: waitLimitMs !== null && resultUrl === '' };
}

/** Null where the address over another node, longer than the direct one, is too long for the provider. */
async function relayed(
	context: IExecuteFunctions,
	provider: Provider,
	call: PreparedCall,
	options: { resultUrl: string; waitLimitMs: number },
): Promise<WayBack | null> {
	try {
		const back = await wayBackOf(context, provider, call, options);
		if (back) provider.start.toHttp(call.input, call.account, back.address);
		return back;
	} catch {
		// whatever else it was, the direct way says it
		return null;
	}
}

/** Throws when a result could not travel safely to this address. */
export function requireAddress(resultUrl: string): void {
	if (!URL.canParse(resultUrl)) throw n8nFault(N8N_WORDS.resultUrlNotAnAddress());
	if (!isSafeAddress(resultUrl)) throw fault(MESSAGES.addressNotSafe('resultUrl'));
}

/**
 * Throws when the result of a call could not come back to this address: nobody is called for a
 * report that is lost. One rule for n8n's own address and for a Result URL.
 */
export function requireReachable(
	provider: Provider,
	call: PreparedCall,
	back: WayBack | null,
	resultUrl: string,
): void {
	if (back === null) return;
	const { url } = back.address;
	const obstacle = obstacleOf(provider.baseUrl(call.account), url);
	const { host } = new URL(url);
	const isOwn = resultUrl === '';
	if (obstacle === 'outOfReach') throw n8nFault(N8N_WORDS.unreachableFromOutside(host, isOwn));
	if (obstacle === 'inTheOpen') throw n8nFault(N8N_WORDS.addressInTheOpen(host, isOwn));
}
