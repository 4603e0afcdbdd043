/** The calls that triggers hold: to be listed, and given up. */
import { maskNumber, type PlanReason } from '../../../core';
import { nodeClock } from '../../host/clock';
import { lifeSignal, nodeNow } from '../../state/node-registry';
import type { HeldCall } from './held';
import type { KeptCall } from './kept-call';
import { phaseOfKept, referenceOfKept, wakeMsOf } from './kept-plan';

/** By trigger, then by their own id. */
const holding = new Map<string, Map<string, HeldCall>>();

/** What a trigger holds in this life of it; undefined before it held anything. */
export const heldNow = (nodeId: string): Map<string, HeldCall> | undefined => holding.get(nodeId);

/** The same, ready to take more. */
export function heldBy(nodeId: string): Map<string, HeldCall> {
	const known = holding.get(nodeId);
	if (known) return known;
	const made = new Map<string, HeldCall>();
	holding.set(nodeId, made);
	// it may be made again later, and has to begin with what is written down
	lifeSignal(nodeId).addEventListener('abort', () => holding.delete(nodeId));
	return made;
}

/** A held call as people may see it. */
export interface ShownCall {
	readonly id: string;
	/** Of its trigger; its id where it has none. */
	readonly node: string;
	readonly reference: string;
	/** Masked; null for people called in order. */
	readonly to: string | null;
	/** When it goes on; ISO 8601, UTC. */
	readonly notBefore: string;
	/** What a rule said, or null between two calls. */
	readonly reason: PlanReason | null;
}

const inOrder = (one: ShownCall, other: ShownCall) =>
	one.notBefore < other.notBefore ? -1 : Number(one.notBefore > other.notBefore);

/** Those that a trigger holds, the next one first. */
export const heldCallsOf = (nodeId: string): ShownCall[] =>
	[...(holding.get(nodeId) ?? [])].flatMap(([id, call]) => shown(id, call.kept())).sort(inOrder);

/** The same for all triggers of an account. */
export const heldCallsOfAccount = (accountId: string): ShownCall[] =>
	[...holding.values()]
		.flatMap((calls) => [...calls])
		.map(([id, call]) => [id, call.kept()] as const)
		.filter(([, kept]) => kept.account === accountId)
		.flatMap(([id, kept]) => shown(id, kept))
		.sort(inOrder);

function shown(id: string, kept: KeptCall): ShownCall[] {
	if (phaseOfKept(kept) !== 'held') return [];
	const isOne = kept.kind === 'tries';
	return [
		{
			id,
			node: nodeNow(kept.node)?.name || kept.node,
			reference: referenceOfKept(kept),
			to: isOne ? maskNumber(String(kept.settings.to ?? '')) : null,
			notBefore: new Date(wakeMsOf(kept) ?? nodeClock.now()).toISOString(),
			reason: (isOne ? kept.state.items[0]!.heldFor : undefined) ?? null,
		},
	];
}

const giveUpEach = (calls: readonly HeldCall[]): number => {
	for (const call of calls) void call.tell({ type: 'stop', nowMs: nodeClock.now() });
	return calls.length;
};

/** Gives calls of a trigger up: that of a reference, or all. How many these were. */
export const giveUp = (nodeId: string, which: string | true): number =>
	giveUpEach(
		[...(holding.get(nodeId)?.values() ?? [])].filter(
			(call) => which === true || referenceOfKept(call.kept()) === which,
		),
	);

/** Gives calls of an account up: one by its own id, or all. How many these were. */
export const giveUpOfAccount = (accountId: string, id?: string): number =>
	giveUpEach(
		[...holding.values()]
			.flatMap((calls) => [...calls])
			.filter(
				([own, call]) => call.kept().account === accountId && (id === undefined || id === own),
			)
			.map(([, call]) => call),
	);
