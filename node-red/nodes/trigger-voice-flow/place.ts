import { randomUUID } from 'node:crypto';
import type { Node, NodeAPI, NodeMessageInFlow } from 'node-red';
import {
	MESSAGES,
	fault,
	startCall,
	waitLimitMs,
	wayBack,
	isSafeAddress,
	type CallResult,
	type Placement,
	type PreparedCall,
	type ShownRequest,
	type Transport,
	type WayBack,
} from '../../../core';
import type { AccountNode } from '../../state/accounts';
import { reservationsOf } from '../../state/call-once';
import { limitersOf, nodeClock } from '../../host/clock';
import { keepDelivered } from '../../results/seen';
import { deployed, lifeSignal, nodeAlive, nodeNow } from '../../state/node-registry';
import { lookUp } from '../../results/look-up';
import { readSettings } from './read-settings';
import { expectResult, giveToListeners, type Expectation } from '../../results/router';
import { storeOf } from '../../state/stores';
import { reportWatch } from '../../results/watch';
import type { CountedCall } from './status';
import type { Switches } from './switches';

export interface TriggerDef extends Readonly<Record<string, unknown>> {
	readonly account: string;
	readonly callOnceStore: string;
}

export type TriggerConfig = TriggerDef & Switches;

/** What became of a message. */
export interface Ended {
	readonly result: CallResult;
	/** A dry run's request. */
	readonly request?: ShownRequest;
	/** What the builder should know, though it stopped nothing. */
	readonly notes: readonly string[];
}

/**
 * Places the call of one message; with `waitForResult`, resolves when it has ended. Null when
 * the node was removed meanwhile: the result then goes to Outbound Call Result.
 */
export async function placeFor(
	RED: NodeAPI,
	node: Node,
	config: TriggerConfig,
	msg: NodeMessageInFlow,
	account: AccountNode,
	counted: CountedCall,
): Promise<Ended | null> {
	const provider = account.provider!;
	const settings = await readSettings(RED, node, config, msg);
	// nodes give one id to many messages, and a loop sends one message again
	settings.reference ??= randomUUID();
	const { waitForResult: waits, dryRun, callOnce, callOnceStore } = config;
	const limitMs = waits ? waitLimitMs(settings.waitLimitMinutes) : null;

	const life = lifeSignal(node.id);
	let expected: Expectation | undefined;
	const started = await startCall(
		{ provider, settings, account: account.account, waits, dryRun },
		{
			clock: nodeClock,
			gates: [],
			callback: (call) => wayBackOf(account, node, call, settings.resultUrl, limitMs),
			lend(call, back) {
				const isThere = () => nodeNow(node.id) !== null;
				const waiting = back && waits ? expectResult(back.token, life, isThere) : undefined;
				expected = waiting;
				return {
					transport: gated(node.id, account.transport(call.account)),
					limiters: limitersOf(provider, account.id, call.settings.callsPerSecond),
					reservations: callOnce
						? reservationsOf(account, storeOf(RED, callOnceStore || undefined))
						: undefined,
					signal: life,
					reported: back ? reportWatch.watch(back.token) : undefined,
					around: waiting && ((place) => Promise.race([place(), provenBy(waiting)])),
				};
			},
		},
	).catch((error: unknown) => {
		expected?.cancel();
		throw error;
	});
	if (started.kind !== 'sent' || started.failure || expected === undefined || limitMs === null) {
		expected?.cancel();
		if ('failure' in started) throw started.failure;
		return started;
	}

	const { call, back, result: placed } = started;
	const notes = [...started.notes];
	counted.waiting();
	const result = await expected.within(limitMs, async (signal) => {
		const found = await lookUp(account, call, placed, {
			signal,
			looking: () => counted.lookingUp(),
			note: (sentence) => notes.push(sentence),
		});
		// a report that comes after a restart would be this result once more
		if (back && found && found.exit !== 'noResult') keepDelivered(account, back.token);
		return found;
	});
	await deployed(node.id);
	if (life.aborted) {
		// it came before the node went, and is delivered nowhere else
		if (result && giveToListeners(account.id, result) === 0) account.unclaimed(result);
		return null;
	}
	// a report of some providers carries no id; the answer to the start may have had one
	const callId = result?.callId ?? placed.callId;
	return { result: { ...(result ?? placed), callId, placedAt: placed.placedAt }, notes };
}

/**
 * A report proves that the call was placed, whatever becomes of the start's answer: a result is
 * not kept in memory, where a crash would lose it, until the start is answered or given up.
 */
async function provenBy({ reported }: Expectation): Promise<Placement> {
	const { callId, placedAt } = await reported;
	return { state: 'placed', callId, placedAt: placedAt ?? new Date().toISOString() };
}

/** Nothing is sent while flows are stopped, however long a call queued before. */
const gated =
	(nodeId: string, transport: Transport): Transport =>
	async (request) => {
		await nodeAlive(nodeId);
		return transport(request);
	};

function wayBackOf(
	account: AccountNode,
	node: Node,
	call: PreparedCall,
	resultUrl: unknown,
	limitMs: number | null,
): WayBack | null {
	const url = typeof resultUrl === 'string' ? resultUrl : account.resultUrl;
	if (url === null || account.tokenKeys === null) {
		if (limitMs === null) return null;
		throw url === null ? fault(MESSAGES.publicUrlMissing()) : account.tokenFault!;
	}
	if (!isSafeAddress(url))
		throw fault(MESSAGES.addressNotSafe(url === resultUrl ? 'resultUrl' : 'publicUrl'));
	return wayBack(call, {
		url,
		keys: account.tokenKeys,
		deliver: { node: node.id },
		way: 'account',
		nowMs: Date.now(),
		waitLimitMs: limitMs,
	});
}
