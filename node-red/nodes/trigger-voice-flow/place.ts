import { randomUUID } from 'node:crypto';
import type { Node, NodeAPI, NodeMessageInFlow } from 'node-red';
import {
	MESSAGES,
	fault,
	ladderPlan,
	listRow,
	paceOf,
	readSimulatedEnding,
	simulateCall,
	startWithFallback,
	triesPlan,
	waitLimitMs,
	type Placement,
	type StartHost,
	type Started,
	type WayBack,
} from '../../../core';
import type { AccountNode } from '../../state/accounts';
import { memoryOf } from '../../state/call-memory';
import { nodeClock } from '../../host/clock';
import { resultMemoryOf } from '../../results/result-memory';
import { deployed, lifeSignal, nodeNow } from '../../state/node-registry';
import { lookUp } from '../../results/look-up';
import { gatesOf, gatesOfHeld } from './rule-gates';
import { evaluateFor, readSettings } from './read-settings';
import { expectResult, giveToListeners, type Expectation } from '../../results/router';
import { storeOf } from '../../state/stores';
import { reportWatch } from '../../results/watch';
import type { Ended } from './ended';
import { withEvidence } from './ended-evidence';
import { overFallback } from './fallback';
import { hold } from './hold';
import type { CountedCall } from './status';
import { leftOnStop, stopGate, wokenByStop } from './stop';
import type { Switches } from './switches';
import { callsInOrder } from './outputs';
import { gated, wayBackOf } from './way-back';

export interface TriggerDef extends Readonly<Record<string, unknown>> {
	readonly account: string;
	readonly fallbackAccount?: string;
	readonly operation?: unknown;
	readonly waitForResult?: unknown;
	readonly maxCalls?: unknown;
	readonly simulateEnding?: unknown;
	readonly callOnceStore: string;
}

export type TriggerConfig = TriggerDef & Switches;

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
	const evaluate = evaluateFor(RED, node, msg);
	const { tryAgain, inOrder, ...settings } = await readSettings(config, evaluate);
	// nodes give one id to many messages, and a loop sends one message again
	const isNamed = settings.reference !== undefined;
	settings.reference ??= randomUUID();
	const { waitForResult: waits, dryRun, callOnce, callOnceStore } = config;
	const ending = readSimulatedEnding(config.simulateEnding);
	if (ending) {
		if (callsInOrder(config)) throw fault(MESSAGES.oneCallOnly('simulateEnding'));
		const { result } = simulateCall(provider, settings, ending, waits);
		// the status says it; a warning with each message would say it too often
		return { output: result.exit, result, notes: [] };
	}
	const store = storeOf(RED, callOnceStore || undefined);
	const memory = memoryOf(account, store);
	const gates = await gatesOf(RED, config, { node, account, store, evaluate, settings });
	const again = gatesOfHeld(RED, node, config);
	const request = { config, msg, account, counted, settings, gatesOf: again, waits };
	const limitMs = waits || callsInOrder(config) ? waitLimitMs(settings.waitLimitMinutes) : null;
	if (callsInOrder(config)) {
		const plan = ladderPlan(inOrder as Record<string, unknown>, limitMs ?? 0);
		return hold(RED, node, { ...request, waits: true, plan });
	}
	if (limitMs !== null) {
		const plan = triesPlan(tryAgain, limitMs);
		if (plan.maxCalls > 1 && !dryRun) return hold(RED, node, { ...request, plan });
	}

	const foreseenOf = async (started: Started<WayBack>) => {
		const call = started.kind === 'dryRun' ? started.call : undefined;
		const pace = paceOf(provider, call?.settings.callsPerSecond);
		const row = await listRow(started.result, callOnce, call, gates, nodeClock.now());
		return { row, pace };
	};

	const life = lifeSignal(node.id);
	const expectations = new Map<WayBack, Expectation>();
	const cancelBut = (kept?: Expectation) => {
		for (const one of expectations.values()) if (one !== kept) one.cancel();
	};
	const { fallback: other, ...own } = settings;
	const draft = { provider, settings: own, account: account.account, waits, dryRun };
	const hostOf = (of: AccountNode): StartHost<WayBack> => ({
		clock: wokenByStop(of.id, nodeClock),
		gates: of === account ? gates : [stopGate(RED, of, store), ...gates],
		callback(call) {
			// an address that was typed is the first account's
			const url = of === account ? settings.resultUrl : undefined;
			return wayBackOf(of, node.id, call, url, limitMs);
		},
		lend(call, back) {
			const isThere = () => nodeNow(node.id) !== null;
			const waiting = back && waits ? expectResult(back.token, life, isThere) : undefined;
			if (back && waiting) {
				expectations.set(back, waiting);
				resultMemoryOf(of).expect(back.token);
			}
			const { provider: its } = of;
			const limiters = memoryOf(of, store).limiters(its!, call.settings.callsPerSecond);
			return {
				transport: gated(node.id, of.transport(call.account)),
				limiters: leftOnStop(of.id, limiters),
				reservations: callOnce ? memory.reservations() : undefined,
				accountId: of.id,
				signal: life,
				reported: back ? reportWatch.watch(back.token) : undefined,
				around: waiting && ((place) => Promise.race([place(), provenBy(waiting)])),
			};
		},
	});
	const asked = { node: node.id, account, draft, limitMs, hostOf };
	const { fallback, fallbackAccount } = overFallback(other, asked);
	const started = await startWithFallback({ draft, host: hostOf(account) }, fallback).catch(
		(error: unknown) => {
			cancelBut();
			throw error;
		},
	);
	const expected =
		started.kind === 'sent' && started.back ? expectations.get(started.back) : undefined;
	cancelBut(expected);
	if (started.kind === 'held') {
		const held = { untilMs: Date.parse(started.notBefore), result: started.result };
		return hold(RED, node, { ...request, plan: triesPlan(undefined, limitMs ?? 0), held });
	}
	// nobody asks again with a reference of our own
	const isRemembered = callOnce && isNamed && started.kind === 'sent' && !started.failure;
	if (isRemembered) void resultMemoryOf(account).rememberPlaced(started.result);
	if (started.kind !== 'sent' || started.failure || expected === undefined || limitMs === null) {
		expected?.cancel();
		if ('failure' in started) throw started.failure;
		const foreseen = dryRun ? await foreseenOf(started) : undefined;
		return { output: started.result.exit, ...started, foreseen };
	}

	const { call, back, result: placed } = started;
	const caller = started.isFallback ? fallbackAccount : account;
	const notes = [...started.notes];
	counted.waiting();
	const noLongerUnderWay = memory.markUnderWay(call.reference);
	const result = await expected.within(limitMs, async (signal) => {
		const found = await lookUp(caller, call, placed, {
			signal,
			looking: () => counted.lookingUp(),
			note: (sentence) => notes.push(sentence),
		});
		// a report that comes after a restart would be this result once more
		if (back && found && found.exit !== 'noResult') resultMemoryOf(caller).keep(back.token);
		return found;
	});
	noLongerUnderWay();
	await deployed(node.id);
	// a report of some providers carries no id; the answer to the start may have had one
	const callId = result?.callId ?? placed.callId;
	const { placedAt, evidence } = placed;
	const ended = withEvidence({ ...(result ?? placed), callId, placedAt, evidence }, account);
	if (isRemembered) void resultMemoryOf(account).rememberEnd(ended);
	if (life.aborted) {
		// it came before the node went, and is delivered nowhere else
		if (result && giveToListeners(caller.id, ended) === 0) caller.unclaimed(ended);
		return null;
	}
	return { output: ended.exit, result: ended, notes };
}

/**
 * A report proves that the call was placed, whatever becomes of the start's answer: a result is
 * not kept in memory, where a crash would lose it, until the start is answered or given up.
 */
async function provenBy({ reported }: Expectation): Promise<Placement> {
	const { callId, placedAt } = await reported;
	return { state: 'placed', callId, placedAt: placedAt ?? new Date().toISOString() };
}
