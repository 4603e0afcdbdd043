/** One try of a call request that is kept: how it is started, and how it is looked up. */
import {
	MESSAGES,
	callResult,
	fault,
	isVoiceError,
	prepareCall,
	sentenceOf,
	startWithFallback,
	type CallResult,
	type Exit,
	type Gate,
	type PlanEvent,
	type StartHost,
	type Started,
	type WayBack,
} from '../../../core';
import { nodeClock } from '../../host/clock';
import { lookUp } from '../../results/look-up';
import { resultMemoryOf } from '../../results/result-memory';
import { rememberDelivered } from '../../results/seen';
import { reportWatch } from '../../results/watch';
import { accountOf, type AccountNode } from '../../state/accounts';
import { memoryOf } from '../../state/call-memory';
import { nodeAlive } from '../../state/node-registry';
import type { Store } from '../../state/stores';
import { overFallback, settingsAt, type FallbackRequest } from './fallback';
import { withResult, type KeptCall, type KeptToken } from './kept-call';
import { settingsOfCall } from './kept-plan';
import { leftOnStop, wokenByStop } from './stop';
import { gated, wayBackOf } from './way-back';

export interface TryHost {
	/** Aborted: it is not sent any more. */
	readonly signal: AbortSignal;
	/** Where references are written down. */
	readonly references: Store;
	/** What the rules of the trigger say, read anew for each try. Rejects where one cannot be read. */
	gates(fallback?: AccountNode): Promise<readonly Gate[]>;
	note(sentence: string): void;
	/** The report of the call is known by this token, if one is waited for; this is what is known before. */
	expects(token: KeptToken | null, result: CallResult): Promise<void>;
}

export type TryOutcome =
	| { readonly event: PlanEvent; learn(kept: KeptCall): KeptCall }
	| {
			readonly event?: undefined;
			readonly error: unknown;
			readonly sentence: string;
			/** A phone may ring, and a person has to look. */
			readonly isSent: boolean;
	  };

/** Never rejects. */
export async function startTry(
	kept: KeptCall,
	reference: string,
	host: TryHost,
): Promise<TryOutcome> {
	try {
		await nodeAlive(kept.node);
		const account = accountNow(kept.account);
		const memory = memoryOf(account, host.references);
		const { callOnce, plan, waits } = kept;
		const limitMs = waits ? plan.waitMs : null;
		const { fallback: other, ...settings } = settingsOfCall(kept, reference);
		const second = accountOf(String((other as FallbackRequest | undefined)?.account));
		const gates = await host.gates();
		const itsGates = second ? await host.gates(second) : gates;
		const draft = {
			provider: account.provider!,
			settings,
			account: account.account,
			waits,
			dryRun: kept.dryRun === true,
		};
		const hostOf = (of: AccountNode): StartHost<WayBack> => ({
			clock: wokenByStop(of.id, nodeClock),
			gates: of === account ? gates : itsGates,
			async callback(call) {
				// an address that was typed is the first account's
				const url = of === account ? settings.resultUrl : undefined;
				const back = wayBackOf(of, kept.node, call, url, limitMs);
				const token = waits && back ? back.token : null;
				const its = { reference, ...(of !== account && { account: of.id }) };
				await host.expects(
					token && { id: token.id, expiresAt: token.expiresAt, ...its },
					callResult(call, waits ? 'noResult' : 'placed', false),
				);
				return back;
			},
			lend: (call, back) => ({
				transport: gated(kept.node, of.transport(call.account)),
				limiters: leftOnStop(
					of.id,
					memoryOf(of, host.references).limiters(of.provider!, call.settings.callsPerSecond),
				),
				reservations: callOnce ? memory.reservations() : undefined,
				accountId: of.id,
				signal: host.signal,
				reported: back ? reportWatch.watch(back.token) : undefined,
			}),
		});
		const asked = { node: kept.node, account, draft, limitMs, hostOf };
		const { fallback } = overFallback(other, asked);
		const started = await startWithFallback({ draft, host: hostOf(account) }, fallback);
		if (callOnce && started.kind === 'sent')
			void resultMemoryOf(account).rememberPlaced(started.result);
		for (const note of started.notes) host.note(note);
		return outcomeOfStart(kept, reference, started);
	} catch (error) {
		return { error, sentence: whyOf(error), isSent: false };
	}
}

function accountNow(id: string): AccountNode {
	const account = accountOf(id);
	if (!account?.provider) throw fault(MESSAGES.accountGone());
	if (account.savedFault) throw account.savedFault;
	return account;
}

const whyOf = (error: unknown): string =>
	isVoiceError(error) ? sentenceOf(error) : String((error as Error).message);

function outcomeOfStart(
	{ kind }: KeptCall,
	reference: string,
	started: Started<WayBack>,
): TryOutcome {
	const { result } = started;
	const of = { reference, nowMs: nodeClock.now() };
	const learn = (kept: KeptCall) => withResult(kept, result);
	if (started.kind === 'held') {
		const untilMs = Date.parse(started.notBefore);
		return { event: { type: 'held', ...of, untilMs, reason: result.reason! }, learn };
	}
	if (started.kind === 'sent') {
		const { failure } = started;
		if (failure) return { error: failure, sentence: whyOf(failure), isSent: true };
		const placedAtMs = Date.parse(result.placedAt!);
		const type = result.confirmed ? 'placed' : 'unconfirmed';
		return { event: { type, ...of, placedAtMs }, learn };
	}
	// of a ladder it counts who was called; tries end as the number does
	return result.exit === 'notCalled' || kind === 'ladder'
		? { event: { type: 'notCalled', ...of, reason: result.reason }, learn }
		: { event: { type: 'report', ...of, exit: result.exit as Exit }, learn };
}

/** How a call ended by its account's report; null where that does not say. Never rejects. */
export async function lookUpKept(
	kept: KeptCall,
	reference: string,
	signal: AbortSignal,
	watch: { looking(): void; note(sentence: string): void },
): Promise<CallResult | null> {
	const { results, tokens } = kept;
	const mine = tokens.filter((one) => one.reference === reference);
	// the last one that was asked is the one that called
	const account = accountOf(mine.at(-1)?.account ?? kept.account);
	const placed = results[reference];
	if (!account?.provider || placed === undefined) return null;
	try {
		const settings = settingsAt(account, kept, reference);
		const call = prepareCall(account.provider, settings, account.account);
		if (call.kind !== 'ready') return null;
		const found = await lookUp(account, call, placed, { signal, ...watch });
		if (found === null || found.exit === 'noResult') return null;
		// a report that comes later would be this result once more
		for (const token of mine) {
			rememberDelivered(token);
			resultMemoryOf(account).keep(token);
		}
		return found;
	} catch (error) {
		watch.note(whyOf(error));
		return null;
	}
}
