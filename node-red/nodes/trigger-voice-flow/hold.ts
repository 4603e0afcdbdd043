/** The calls that triggers hold, by trigger: they live through deploys, and are taken up after a restart. */
import { randomUUID } from 'node:crypto';
import type { Node, NodeAPI, NodeMessageInFlow } from 'node-red';
import {
	OVERDUE_MS,
	beginBatch,
	beginLadder,
	isVoiceError,
	sentenceOf,
	type CallResult,
	type LadderPlan,
	type TriesPlan,
} from '../../../core';
import { nodeClock } from '../../host/clock';
import { onceFlowsRun } from '../../results/deploys';
import { accountOf, accountsNow, type AccountNode } from '../../state/accounts';
import { resultMemoryOf } from '../../results/result-memory';
import { memoryOf } from '../../state/call-memory';
import type { HeldStore } from '../../state/held-store';
import { lifeSignal, nodeNow } from '../../state/node-registry';
import { storeOf, type Store } from '../../state/stores';
import type { Ended } from './ended';
import type { HeldCall } from './held';
import { runHeldCall, type HeldHost } from './held-call';
import { giveUpOfAccount, heldBy, heldNow } from './held-registry';
import { keptFor, withResult, type KeptCall } from './kept-call';
import { phaseOfKept, referenceOfKept, stepKept, wakeMsOf, type KeptStep } from './kept-plan';
import { keptMessage } from './kept-message';
import type { CountedCall } from './status';
import { isAccountStopped } from './stop';

const KEY = 'ringback-trigger-voice-flow.status.';

export interface Request {
	readonly config: {
		readonly callOnce: boolean;
		readonly callOnceStore: string;
		readonly dryRun: boolean;
	};
	/** Whether the message leaves with the end of the call, not when it is placed. */
	readonly waits: boolean;
	readonly msg: NodeMessageInFlow;
	readonly account: AccountNode;
	readonly counted: CountedCall;
	readonly settings: Readonly<Record<string, unknown>>;
	readonly plan: TriesPlan | LadderPlan;
	readonly gatesOf: GatesOf;
	/** By a gate, before the call was written down; absent: it is placed at once. */
	readonly held?: HeldBack;
}

/** A call that a gate keeps back for a while. */
export interface HeldBack {
	readonly untilMs: number;
	/** What is known of it meanwhile, with the reason. */
	readonly result: CallResult;
}

type GatesOf = HeldHost['gatesOf'];

/** Calls for one message until its plan is done. Null when the node was removed meanwhile. */
export function hold(
	RED: NodeAPI,
	{ id: nodeId }: Node,
	{ config, msg: message, account, counted, settings, plan, gatesOf, waits, held }: Request,
): Promise<Ended | null> {
	const reference = String(settings.reference);
	const { msg, lost } = keptMessage(message);
	const { callOnce, dryRun } = config;
	const base = {
		...{ v: 1 as const, node: nodeId, account: account.id, callOnce, dryRun, waits, settings, msg },
		...{ tokens: [], results: {} },
	} as const;
	const { kept, actions } = begun(base, plan, reference, held);
	const references = storeOf(RED, config.callOnceStore || undefined);
	const onHeld = () => {
		if (lost.length > 0)
			nodeNow(nodeId)?.warn(RED._(`${KEY}notKept`, { properties: lost.join(', ') }));
	};
	const store = memoryOf(account, references).held();
	const host = { store, references, counted, gatesOf, onHeld };
	return run(randomUUID(), kept, host, () => ({ kept, actions })).ended;
}

/** Throws `invalidRequest` for a reference that is too long for the plan. */
function begun(
	base: Omit<KeptCall, 'kind' | 'plan' | 'state'>,
	plan: TriesPlan | LadderPlan,
	reference: string,
	held: HeldBack | undefined,
): Pick<KeptStep, 'kept' | 'actions'> {
	const nowMs = nodeClock.now();
	if ('people' in plan) {
		const { state, actions } = beginLadder(plan, reference, nowMs);
		return { kept: { ...base, kind: 'ladder', plan, state } as KeptCall, actions };
	}
	const { state, actions } = beginBatch(plan, [{ reference }], nowMs);
	const kept: KeptCall = { ...base, kind: 'tries', plan, state };
	if (!held) return { kept, actions };
	const { untilMs, result } = held;
	const reason = result.reason!;
	return stepKept(withResult(kept, result), { type: 'held', reference, nowMs, untilMs, reason });
}

function run(
	id: string,
	kept: KeptCall,
	host: Omit<HeldHost, 'onSent'>,
	begin: Parameters<typeof runHeldCall>[3],
): HeldCall {
	const { store, references } = host;
	const calls = heldBy(kept.node);
	let noLongerUnderWay = () => undefined as void;
	let isMarked = false;
	/** Not before it has the reference: it would be told of itself that it is under way. */
	const onSent = () => {
		if (!isMarked) noLongerUnderWay = markUnderWay(kept, references);
		isMarked = true;
	};
	if (kept.tokens.length > 0) onSent();
	const call = runHeldCall(id, kept, { ...host, onSent }, begin);
	calls.set(id, call);
	const forget = () => {
		noLongerUnderWay();
		calls.delete(id);
		// it has left; at worst it leaves once more after a restart
		return store.remove(id).catch(() => undefined);
	};
	const ended = call.ended.then(
		(value) => {
			if (value === null) {
				noLongerUnderWay();
				calls.delete(id);
			} else rememberEndOf(kept, value);
			return value && { ...value, forget };
		},
		async (error: unknown) => {
			await forget();
			throw error;
		},
	);
	return { ...call, ended };
}

function markUnderWay(kept: KeptCall, references: Store): () => void {
	const account = accountOf(kept.account);
	return account
		? memoryOf(account, references).markUnderWay(referenceOfKept(kept))
		: () => undefined;
}

/** A plan may end otherwise than the one call that has its reference. */
function rememberEndOf(kept: KeptCall, ended: Ended): void {
	const account = accountOf(kept.account);
	if (!account || !kept.callOnce || !('result' in ended) || ended.result.placedAt === null) return;
	void resultMemoryOf(account).rememberEnd({ ...ended.result, reference: referenceOfKept(kept) });
}

/** A call that this process did not begin. */
export interface TakenUp {
	readonly msg: NodeMessageInFlow;
	/** @param counted as the status counts it */
	goOn(counted: CountedCall): Promise<Ended | null>;
}

/** Where calls were taken up from already, in this life of a trigger. */
const takenUp = new WeakMap<object, WeakSet<HeldStore>>();

/** Takes up, once in the life of a trigger, what it held when it went: as soon as its flows run. */
export function takeUp(
	RED: NodeAPI,
	{ id: nodeId }: Node,
	callOnceStore: string,
	gatesOf: GatesOf,
	each: (call: TakenUp) => void,
): void {
	const begun = heldBy(nodeId);
	const references = storeOf(RED, callOnceStore || undefined);
	onceFlowsRun(() => {
		for (const account of accountsNow())
			void takeUpFrom(account).catch((error: unknown) =>
				nodeNow(nodeId)?.error(
					RED._(`${KEY}notTakenUp`, {
						why: isVoiceError(error) ? sentenceOf(error) : String((error as Error).message),
					}),
				),
			);
	});

	function take(store: HeldStore, id: string, value: unknown): void {
		const kept = begun.has(id) ? null : keptFor(nodeId, value);
		if (kept === null || heldNow(nodeId) !== begun) return;
		each({
			msg: kept.msg as unknown as NodeMessageInFlow,
			goOn: (counted) =>
				resume(id, kept, { store, references, counted, gatesOf, onHeld: () => undefined }),
		});
	}

	async function takeUpFrom(account: AccountNode): Promise<void> {
		const store = memoryOf(account, references).held();
		const stores = takenUp.get(begun) ?? new WeakSet();
		takenUp.set(begun, stores);
		if (stores.has(store)) return;
		stores.add(store);
		await store.takeUp(nodeId, (id, value) => take(store, id, value), lifeSignal(nodeId));
		if (begun.size > 0 && (await isAccountStopped(RED, account, [references])))
			giveUpOfAccount(account.id);
	}
}

function resume(id: string, kept: KeptCall, host: Omit<HeldHost, 'onSent'>): Promise<Ended | null> {
	const nowMs = nodeClock.now();
	const account = accountOf(kept.account);
	const { isSafe } = account ? memoryOf(account, host.references) : host.references;
	const isWrittenDown = kept.callOnce && isSafe;
	const phase = phaseOfKept(kept);
	const isOverdue = phase === 'held' && nowMs - (wakeMsOf(kept) ?? nowMs) > OVERDUE_MS;
	const event = isOverdue
		? ({ type: 'stop', nowMs } as const)
		: ({ type: 'restarted', nowMs, isWrittenDown } as const);
	return run(id, kept, host, () =>
		phase === 'over' ? { kept, actions: [{ do: 'out', item: 0 }] } : stepKept(kept, event),
	).ended;
}
