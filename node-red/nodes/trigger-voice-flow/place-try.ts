/** One try of a call request that is kept: how it is started, and how it is looked up. */
import {
	MESSAGES,
	callResult,
	fault,
	isVoiceError,
	prepareCall,
	sentenceOf,
	startCall,
	type CallResult,
	type Exit,
	type Gate,
	type PlanEvent,
	type Started,
	type WayBack,
} from '../../../core';
import { limitersOf, nodeClock } from '../../host/clock';
import { lookUp } from '../../results/look-up';
import { keepDelivered, rememberDelivered, type TokenId } from '../../results/seen';
import { reportWatch } from '../../results/watch';
import { accountOf, type AccountNode } from '../../state/accounts';
import { reservationsOf } from '../../state/call-once';
import { rememberPlaced } from '../../state/first-results';
import { nodeAlive } from '../../state/node-registry';
import type { Store } from '../../state/stores';
import { withResult, type KeptCall } from './kept-call';
import { settingsOfCall } from './kept-plan';
import { leftOnStop, wokenByStop } from './stop';
import { gated, wayBackOf } from './way-back';

export interface TryHost {
	/** Aborted: it is not sent any more. */
	readonly signal: AbortSignal;
	/** Where references are written down. */
	readonly references: Store;
	/** What the rules of the trigger say, read anew for each try. Rejects where one cannot be read. */
	gates(): Promise<readonly Gate[]>;
	note(sentence: string): void;
	/** The report of the call is known by this token, if one is waited for; this is what is known before. */
	expects(token: TokenId | null, result: CallResult): Promise<void>;
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
		const { callOnce, plan, waits } = kept;
		const settings = settingsOfCall(kept, reference);
		const started = await startCall<WayBack>(
			{
				provider: account.provider!,
				settings,
				account: account.account,
				waits,
				dryRun: kept.dryRun === true,
			},
			{
				clock: wokenByStop(account.id, nodeClock),
				gates: await host.gates(),
				async callback(call) {
					const limitMs = waits ? plan.waitMs : null;
					const back = wayBackOf(account, kept.node, call, settings.resultUrl, limitMs);
					const token = waits && back ? back.token : null;
					await host.expects(
						token && { id: token.id, expiresAt: token.expiresAt },
						callResult(call, waits ? 'noResult' : 'placed', false),
					);
					return back;
				},
				lend: (call, back) => ({
					transport: gated(kept.node, account.transport(call.account)),
					limiters: leftOnStop(
						account.id,
						limitersOf(account.provider!, account.id, call.settings.callsPerSecond),
					),
					reservations: callOnce ? reservationsOf(account, host.references) : undefined,
					accountId: account.id,
					signal: host.signal,
					reported: back ? reportWatch.watch(back.token) : undefined,
				}),
			},
		);
		if (callOnce && started.kind === 'sent') void rememberPlaced(account, started.result);
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
	const account = accountOf(kept.account);
	const placed = results[reference];
	if (!account?.provider || placed === undefined) return null;
	try {
		const call = prepareCall(account.provider, settingsOfCall(kept, reference), account.account);
		if (call.kind !== 'ready') return null;
		const found = await lookUp(account, call, placed, { signal, ...watch });
		if (found === null || found.exit === 'noResult') return null;
		// a report that comes later would be this result once more
		for (const token of tokens.filter((one) => one.reference === reference)) {
			rememberDelivered(token);
			keepDelivered(account, token);
		}
		return found;
	} catch (error) {
		watch.note(whyOf(error));
		return null;
	}
}
