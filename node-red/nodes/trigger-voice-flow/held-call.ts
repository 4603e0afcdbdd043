/**
 * Goes on with a call request until it is decided: places each try when its time has come, and
 * has what is known written down before it does anything, so that another process can go on.
 */
import {
	nextWakeMs,
	stepBatch,
	type BatchState,
	type CallResult,
	type Exit,
	type PlanAction,
	type PlanEvent,
} from '../../../core';
import { nodeClock } from '../../host/clock';
import { takeResult } from '../../results/router';
import type { TokenId } from '../../results/seen';
import { throwStoreBroken } from '../../state/call-once';
import type { HeldStore } from '../../state/held-store';
import type { Store } from '../../state/stores';
import { lifeSignal, nodeNow } from '../../state/node-registry';
import { itemOfKept, resultOf, withResult, type KeptCall } from './kept-call';
import { lookUpKept, startTry } from './place-try';
import type { Ended } from './ended';
import type { CountedCall } from './status';

export interface HeldHost {
	readonly store: HeldStore;
	/** Where references are written down. */
	readonly references: Store;
	readonly counted: CountedCall;
	/** The first time that it is kept for a while, not only as long as a call takes. */
	onHeld(): void;
}

export interface HeldCall {
	/** Null when its node went: whoever comes next goes on with it. Rejects as the first try does. */
	readonly ended: Promise<Ended | null>;
	/** As it is now. */
	kept(): KeptCall;
	tell(event: PlanEvent): Promise<void>;
}

/** Learned on the way, beside what the plan makes of it. */
type Learn = (kept: KeptCall) => KeptCall;
const NOTHING: Learn = (kept) => kept;

/** @param begin the state to begin with, and what it asks for */
export function runHeldCall(
	id: string,
	begun: KeptCall,
	{ store, references, counted, onHeld }: HeldHost,
	begin: (kept: KeptCall) => { state: BatchState; actions: readonly PlanAction[] },
): HeldCall {
	const life = lifeSignal(begun.node);
	const isThere = () => nodeNow(begun.node) !== null;
	const notes: string[] = [];
	const underWay = new Map<string, AbortController>();
	const waits: Array<() => void> = [];
	let kept = begun;
	let isOver = false;
	let wasHeld = false;
	let lastError: unknown;
	let nap = new AbortController();
	let turn: Promise<void> = Promise.resolve();
	let settle: (ended: Ended | null) => void = () => undefined;
	let reject: (error: unknown) => void = () => undefined;
	const ended = new Promise<Ended | null>((resolve, refuse) => {
		settle = resolve;
		reject = refuse;
	});

	function close(): void {
		isOver = true;
		nap.abort();
		life.removeEventListener('abort', leave);
		for (const letGo of waits) letGo();
	}
	function fail(error: unknown): void {
		if (isOver) return;
		close();
		for (const one of underWay.values()) one.abort();
		reject(error);
	}
	/** The node went: nothing more is done here, and all of it is written down. */
	function leave(): void {
		close();
		settle(null);
	}
	function finish(): void {
		close();
		const result = resultOf(kept);
		if (result === null) reject(lastError);
		else settle({ result, notes });
	}

	/** One after the other: each begins with the state that the last one left. */
	const inTurn = (work: () => Promise<void>): Promise<void> => {
		turn = turn.then(() => (isOver ? undefined : work())).catch(fail);
		return turn;
	};
	const tell = (event: PlanEvent, learn = NOTHING) =>
		inTurn(async () => {
			const learned = learn(kept);
			const { state, actions } = stepBatch(kept.plan, kept.state, event);
			const isNews = state.items[0] !== itemOfKept(kept);
			if (isNews || learned !== kept) await goOn({ ...learned, state }, actions);
			else sleep();
		});
	async function goOn(next: KeptCall, actions: readonly PlanAction[]): Promise<void> {
		kept = next;
		await save(actions.some((action) => action.do === 'place'));
		if (isOver) return;
		for (const action of actions) act(action);
		if (isOver) return;
		show();
		sleep();
	}
	/** A call is not placed unless that it will be is written down; what has happened goes on without. */
	const save = (isNeeded: boolean): Promise<void> =>
		store.put(id, kept).catch((error: Error) => {
			if (isNeeded) throwStoreBroken(error);
		});

	function act(action: PlanAction): void {
		if (action.do === 'out') finish();
		else if (action.do === 'withdraw') underWay.get(action.reference)?.abort();
		else void place(action.reference);
	}
	function show(): void {
		const { phase, untilMs = 0 } = itemOfKept(kept);
		if (phase === 'placing') counted.sending();
		else if (phase === 'ringing' || phase === 'unsure') counted.waiting();
		else {
			counted.held(untilMs);
			if (!wasHeld) onHeld();
			wasHeld = true;
		}
	}
	function sleep(): void {
		nap.abort();
		const at = nextWakeMs(kept.state);
		if (at === null) return;
		const { signal } = (nap = new AbortController());
		void nodeClock.sleep(Math.max(at - nodeClock.now(), 0), signal).then(async () => {
			if (!signal.aborted) await wake();
		});
	}
	async function wake(): Promise<void> {
		const { phase } = itemOfKept(kept);
		if (phase === 'ringing' || phase === 'unsure') {
			const found = await lookUpKept(kept, life, {
				looking: () => counted.lookingUp(),
				note: (sentence) => notes.push(sentence),
			});
			if (found) return report(found.reference, found);
		}
		await tell({ type: 'tick', nowMs: nodeClock.now() });
	}

	const report = (reference: string, result: CallResult) =>
		tell(
			{
				type: 'report',
				reference,
				exit: result.exit as Exit,
				answers: result.answers,
				answeredBy: result.answeredBy,
				nowMs: nodeClock.now(),
			},
			(known) => withResult(known, { ...result, reference }),
		);
	const expect = (token: KeptCall['tokens'][number]) =>
		waits.push(takeResult(token, life, isThere, (result) => report(token.reference, result)));

	async function place(reference: string): Promise<void> {
		const withdrawn = new AbortController();
		underWay.set(reference, withdrawn);
		const outcome = await startTry(kept, reference, {
			signal: AbortSignal.any([life, withdrawn.signal]),
			references,
			note: (sentence) => notes.push(sentence),
			/** Written down before anything is sent: a report can come to the next process. */
			async expects(token: TokenId, result: CallResult) {
				await inTurn(async () => {
					const tokens = [...kept.tokens, { ...token, reference }];
					kept = { ...withResult(kept, result), tokens };
					await save(true);
					expect(tokens.at(-1)!);
				});
			},
		});
		underWay.delete(reference);
		if (life.aborted) return;
		if (outcome.event) return tell(outcome.event, outcome.learn);
		lastError = outcome.error;
		if (withdrawn.signal.aborted)
			return tell({ type: 'notCalled', reference, reason: 'stopped', nowMs: nodeClock.now() });
		// of a later try, or of one that may have been sent before a restart, something is known
		const isFirst = itemOfKept(kept).attempt === 1 && !itemOfKept(kept).isResumed;
		if (isFirst || outcome.isSent) return fail(outcome.error);
		notes.push(outcome.sentence);
		return tell({ type: 'notCalled', reference, reason: null, nowMs: nodeClock.now() });
	}

	life.addEventListener('abort', leave);
	if (life.aborted) leave();
	for (const token of kept.tokens) expect(token);
	void inTurn(async () => {
		const { state, actions } = begin(kept);
		await goOn({ ...kept, state }, actions);
	});
	return { ended, kept: () => kept, tell: (event) => tell(event) };
}
