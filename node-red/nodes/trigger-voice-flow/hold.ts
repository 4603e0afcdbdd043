/** The calls that triggers hold, by trigger: they live through deploys, and are taken up after a restart. */
import { randomUUID } from 'node:crypto';
import type { Node, NodeAPI, NodeMessageInFlow } from 'node-red';
import { beginBatch, isVoiceError, sentenceOf, stepBatch, type TriesPlan } from '../../../core';
import { nodeClock } from '../../host/clock';
import { onceFlowsRun } from '../../results/deploys';
import { accountsNow, type AccountNode } from '../../state/accounts';
import { heldStoreOf, type HeldStore } from '../../state/held-store';
import { lifeSignal, nodeNow } from '../../state/node-registry';
import { storeOf, type Store } from '../../state/stores';
import type { Ended } from './ended';
import { runHeldCall, type HeldCall } from './held-call';
import { itemOfKept, keptFor, type KeptCall } from './kept-call';
import { keptMessage } from './kept-message';
import type { CountedCall } from './status';

const KEY = 'ringback-trigger-voice-flow.status.';
/** A call that should have been placed so long ago is out of date: a machine that stood still for a week calls nobody for last week. */
const OVERDUE_MS = 24 * 60 * 60 * 1_000;

/** By trigger, then by their own id. */
const holding = new Map<string, Map<string, HeldCall>>();

/** What a trigger holds in this life of it. */
function heldBy(nodeId: string): Map<string, HeldCall> {
	const known = holding.get(nodeId);
	if (known) return known;
	const made = new Map<string, HeldCall>();
	holding.set(nodeId, made);
	// it may be made again later, and has to begin with what is written down
	lifeSignal(nodeId).addEventListener('abort', () => holding.delete(nodeId));
	return made;
}

export interface Request {
	readonly config: { readonly callOnce: boolean; readonly callOnceStore: string };
	readonly msg: NodeMessageInFlow;
	readonly account: AccountNode;
	readonly counted: CountedCall;
	readonly settings: Readonly<Record<string, unknown>>;
	readonly plan: TriesPlan;
}

/** Calls for one message until its plan is done. Null when the node was removed meanwhile. */
export function hold(
	RED: NodeAPI,
	{ id: nodeId }: Node,
	{ config, msg: message, account, counted, settings, plan }: Request,
): Promise<Ended | null> {
	const reference = String(settings.reference);
	const { state, actions } = beginBatch(plan, [{ reference }], nodeClock.now());
	const { msg, lost } = keptMessage(message);
	const { callOnce } = config;
	const kept: KeptCall = {
		...{ v: 1, node: nodeId, account: account.id, callOnce, settings, msg, plan, state },
		...{ tokens: [], results: {} },
	};
	const references = storeOf(RED, config.callOnceStore || undefined);
	const onHeld = () => {
		if (lost.length > 0)
			nodeNow(nodeId)?.warn(RED._(`${KEY}notKept`, { properties: lost.join(', ') }));
	};
	const store = heldStoreOf(account, references);
	const host = { store, references, counted, onHeld };
	return run(randomUUID(), kept, host, () => ({ state, actions })).ended;
}

function run(id: string, kept: KeptCall, ...rest: Rest): HeldCall {
	const [{ store }] = rest;
	const calls = heldBy(kept.node);
	const call = runHeldCall(id, kept, ...rest);
	calls.set(id, call);
	const forget = () => {
		calls.delete(id);
		// it has left; at worst it leaves once more after a restart
		return store.remove(id).catch(() => undefined);
	};
	const ended = call.ended.then(
		(value) => value && { ...value, forget },
		async (error: unknown) => {
			await forget();
			throw error;
		},
	);
	return { ...call, ended };
}
type Rest =
	Parameters<typeof runHeldCall> extends [unknown, unknown, ...infer Others] ? Others : never;

/** A call that this process did not begin. */
export interface TakenUp {
	readonly msg: NodeMessageInFlow;
	/** @param counted as the status counts it */
	goOn(counted: CountedCall): Promise<Ended | null>;
}

/** Takes up, once in the life of a trigger, what it held when it went: as soon as its flows run. */
export function takeUp(
	RED: NodeAPI,
	{ id: nodeId }: Node,
	callOnceStore: string,
	each: (call: TakenUp) => void,
): void {
	if (holding.has(nodeId)) return;
	const begun = heldBy(nodeId);
	const references = storeOf(RED, callOnceStore || undefined);
	onceFlowsRun(() => {
		for (const account of accountsNow())
			void takeUpFrom(heldStoreOf(account, references)).catch((error: unknown) =>
				nodeNow(nodeId)?.error(
					RED._(`${KEY}notTakenUp`, {
						why: isVoiceError(error) ? sentenceOf(error) : String((error as Error).message),
					}),
				),
			);
	});

	async function takeUpFrom(store: HeldStore): Promise<void> {
		for (const [id, value] of await store.all()) {
			const kept = begun.has(id) ? null : keptFor(nodeId, value);
			if (kept === null || holding.get(nodeId) !== begun) continue;
			each({
				msg: kept.msg as unknown as NodeMessageInFlow,
				goOn: (counted) =>
					resume(id, kept, { store, references, counted, onHeld: () => undefined }),
			});
		}
	}
}

function resume(
	id: string,
	kept: KeptCall,
	host: { store: HeldStore; references: Store; counted: CountedCall; onHeld(): void },
): Promise<Ended | null> {
	const nowMs = nodeClock.now();
	const isWrittenDown = kept.callOnce && host.references.isSafe;
	const { phase, untilMs = nowMs } = itemOfKept(kept);
	const isOverdue = (phase === 'held' || phase === 'pausing') && nowMs - untilMs > OVERDUE_MS;
	const event = isOverdue
		? ({ type: 'stop', nowMs } as const)
		: ({ type: 'restarted', nowMs, isWrittenDown } as const);
	return run(id, kept, host, ({ plan, state }) =>
		phase === 'ended'
			? { state, actions: [{ do: 'out', item: 0 }] }
			: stepBatch(plan, state, event),
	).ended;
}

/** Gives calls up: that of a reference, or all. How many these were. */
export function giveUp(nodeId: string, which: string | true): number {
	const calls = [...(holding.get(nodeId)?.values() ?? [])].filter((call) => {
		const { reference } = itemOfKept(call.kept());
		return which === true || reference === which;
	});
	for (const call of calls) void call.tell({ type: 'stop', nowMs: nodeClock.now() });
	return calls.length;
}
