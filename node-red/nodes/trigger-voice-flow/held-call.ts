/**
 * Goes on with a call request until it is decided: places each try when its time has come, and
 * has what is known written down before it does anything, so that another process can go on.
 */
import { heldOnPhone, onPhones } from './phones';
import {
	MESSAGES,
	fault,
	type CallResult,
	type Exit,
	type Gate,
	type PlanAction,
	type PlanEvent,
} from '../../../core';
import { nodeClock } from '../../host/clock';
import { resultMemoryOf } from '../../results/result-memory';
import { takeResult } from '../../results/router';
import { throwStoreBroken } from '../../state/call-once';
import { accountOf, type AccountNode } from '../../state/accounts';
import type { HeldStore } from '../../state/held-store';
import type { Store } from '../../state/stores';
import { lifeSignal, nodeNow } from '../../state/node-registry';
import { endWithEvidence } from './ended-evidence';
import { heardIn, keepHeard } from './kept-heard';
import { withResult, type KeptCall, type KeptToken } from './kept-call';
import {
	endOfKept,
	endsByError,
	overdueAt,
	phaseOfKept,
	stepKept,
	wakeMsOf,
	type KeptStep,
} from './kept-plan';
import { lookUpKept, startTry } from './place-try';
import type { Ended } from './ended';
import type { HeldCall } from './held';
import type { CountedCall } from './status';

export interface HeldHost {
	readonly store: HeldStore;
	/** Where references are written down. */
	readonly references: Store;
	readonly counted: CountedCall;
	/** Of one try: what a list says can have changed since the message came. */
	gatesOf(kept: KeptCall, fallback?: AccountNode): Promise<readonly Gate[]>;
	/** The first time that it is kept for a while, not only as long as a call takes. */
	onHeld(): void;
	/** A call of it was sent. */
	onSent(): void;
}

/** @param begin the state to begin with, and what it asks for */
export function runHeldCall(
	id: string,
	begun: KeptCall,
	{ store, references, counted, gatesOf, onHeld, onSent }: HeldHost,
	begin: (kept: KeptCall) => Omit<KeptStep, 'isNews'>,
): HeldCall {
	const life = lifeSignal(begun.node);
	const isThere = () => nodeNow(begun.node) !== null;
	const notes: string[] = [];
	const underWay = new Map<string, AbortController>();
	const waits: Array<() => void> = [];
	let kept = begun;
	let isOver = false;
	let wasHeld = false;
	let isKept = false;
	/** Another process goes on with it, which took this one for dead. */
	let isLost = false;
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
		onPhones(id, null);
		nap.abort();
		life.removeEventListener('abort', leave);
		for (const letGo of waits) letGo();
	}
	async function fail(error: unknown): Promise<void> {
		if (isKept && !(await store.isOurs(id))) lose();
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
	function lose(): void {
		isLost = true;
		for (const one of underWay.values()) one.abort();
		leave();
	}
	function finish(): void {
		close();
		keepHeard(kept);
		const end = endOfKept(kept, lastError !== undefined);
		if (end === null) reject(lastError);
		else settle({ ...endWithEvidence(end, kept, accountOf(kept.account)), notes });
	}

	/** One after the other: each begins with the state that the last one left. */
	const inTurn = (work: () => Promise<void>): Promise<void> => {
		turn = turn.then(() => (isOver ? undefined : work())).catch(fail);
		return turn;
	};
	const tell = (event: PlanEvent, learn = (known: KeptCall) => known) =>
		inTurn(async () => {
			const learned = learn(kept);
			const { kept: next, actions, isNews } = stepKept(learned, event);
			if (isNews || learned !== kept) await goOn(next, actions);
			else sleep();
		});
	async function goOn(next: KeptCall, actions: readonly PlanAction[]): Promise<void> {
		kept = next;
		await save(actions.some((action) => action.do === 'place'));
		if (isOver) return;
		onPhones(id, kept);
		for (const action of actions) act(action);
		if (isOver) return;
		show();
		sleep();
	}
	/** A call is not placed unless that it will be is written down; what has happened goes on without. */
	async function save(isNeeded: boolean): Promise<void> {
		const of = { nodeId: kept.node, isOver: phaseOfKept(kept) === 'over' };
		const isOurs = await store.put(id, of, kept).catch((error: Error) => {
			if (isNeeded) throwStoreBroken(error);
			return undefined;
		});
		isKept ||= isOurs === true;
		if (isOurs === false) lose();
	}

	function act(action: PlanAction): void {
		if (action.do === 'out') finish();
		else if (action.do === 'withdraw') underWay.get(action.reference)?.abort();
		else void place(action.reference, heldOnPhone(id, kept, action.reference));
	}
	function show(): void {
		const phase = phaseOfKept(kept);
		if (phase === 'sending') counted.sending();
		else if (phase === 'waiting') counted.waiting();
		else if (phase === 'held') {
			counted.held(wakeMsOf(kept) ?? 0);
			if (!wasHeld) onHeld();
			wasHeld = true;
		}
	}
	function sleep(): void {
		nap.abort();
		const at = wakeMsOf(kept);
		if (at === null) return;
		const { signal } = (nap = new AbortController());
		void nodeClock.sleep(Math.max(at - nodeClock.now(), 0), signal).then(async () => {
			if (!signal.aborted) await wake();
		});
	}
	async function wake(): Promise<void> {
		for (const reference of kept.waits ? overdueAt(kept, nodeClock.now()) : []) {
			const found = await lookUpKept(kept, reference, life, {
				looking: () => counted.lookingUp(),
				note: (sentence) => notes.push(sentence),
			});
			if (found) return void (await report(found.reference, found));
		}
		await tell({ type: 'tick', nowMs: nodeClock.now() });
	}

	/** What the flow may be told: whether it counted. */
	async function report(reference: string, result: CallResult): Promise<object> {
		await tell(
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
		return heardIn(kept, reference);
	}
	function expect(token: KeptToken): void {
		const account = accountOf(token.account ?? begun.account);
		const memory = account && resultMemoryOf(account);
		memory?.expect(token);
		const take = async (result: CallResult) => {
			const heard = await report(token.reference, result);
			if (isLost) memory?.pass(token, result);
			return heard;
		};
		waits.push(takeResult(token, life, isThere, take));
	}

	async function place(reference: string, hold: PlanEvent | null): Promise<void> {
		if (hold) return tell(hold);
		const withdrawn = new AbortController();
		underWay.set(reference, withdrawn);
		const outcome = await startTry(kept, reference, {
			signal: AbortSignal.any([life, withdrawn.signal]),
			references,
			gates: (fallback) => gatesOf(kept, fallback),
			note: (sentence) => notes.push(sentence),
			/** Written down before anything is sent: a report can come to the next process. */
			async expects(token, result) {
				await inTurn(async () => {
					const tokens = token ? [...kept.tokens, token] : kept.tokens;
					kept = { ...withResult(kept, result), tokens };
					await save(true);
					if (token && !isOver) expect(token);
				});
				if (isLost) throw fault(MESSAGES.takenOver());
			},
		});
		underWay.delete(reference);
		if (life.aborted) return;
		if (!isOver && (outcome.event ? 'placedAtMs' in outcome.event : outcome.isSent)) onSent();
		if (outcome.event) return tell(outcome.event, outcome.learn);
		if (!withdrawn.signal.aborted || kept.kind === 'tries') lastError = outcome.error;
		if (withdrawn.signal.aborted)
			return tell({ type: 'notCalled', reference, reason: 'stopped', nowMs: nodeClock.now() });
		// of a later try, or of one that may have been sent before a restart, something is known
		if (endsByError(kept) || (outcome.isSent && kept.kind === 'tries')) return fail(outcome.error);
		notes.push(outcome.sentence);
		if (outcome.isSent) return tell({ type: 'unconfirmed', reference, nowMs: nodeClock.now() });
		return tell({ type: 'notCalled', reference, reason: null, nowMs: nodeClock.now() });
	}

	life.addEventListener('abort', leave);
	if (life.aborted) leave();
	for (const token of kept.tokens) expect(token);
	void inTurn(async () => {
		const { kept: next, actions } = begin(kept);
		await goOn(next, actions);
	});
	return { ended, kept: () => kept, tell: (event) => tell(event) };
}
