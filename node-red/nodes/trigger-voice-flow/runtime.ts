/** Places a call for each message and, when asked to, waits for how it ended. */
import type { Node, NodeAPI, NodeDef, NodeMessageInFlow } from 'node-red';
import {
	MESSAGES,
	RESULT_FIELD,
	fault,
	isVoiceError,
	labelOf,
	told,
	type CallResult,
	type VoiceError,
} from '../../../core';
import { accountOf, type AccountNode } from '../../state/accounts';
import { keepFirstResultsIn } from '../../state/first-results';
import { rememberIn } from '../../results/seen';
import { readSaved } from '../../host/saved-settings';
import { deployed, nodeNow, register, unregister } from '../../state/node-registry';
import { asNodeError } from '../../host/node-error';
import { giveToListeners } from '../../results/router';
import { onceFlowsRun } from '../../results/deploys';
import { onStopped, stopSignal } from '../../state/stopped';
import { isFirstWarning, stopUsing, storeOf, useStore } from '../../state/stores';
import type { Ended } from './ended';
import { isCommand, obey } from './commands';
import { forecastOf, forgetLists, keepForeseen } from './forecast';
import { takeUp } from './hold';
import { gatesOfHeld, onlyTells } from './rule-gates';
import { mountCallsEndpoint } from './calls-endpoint';
import { mountListEndpoint } from './list-endpoint';
import { toOutputs } from './leaving';
import { placeFor, type TriggerDef } from './place';
import { MIGRATIONS } from './migrations';
import { callsInOrder, outputsOf } from './outputs';
import type { Parts } from './progress';
import { statusOf, type CountedCall } from './status';
import { isAccountStopped } from './stop';
import { resultFieldOf, switchesOf, type Switches } from './switches';

const KEY = 'ringback-trigger-voice-flow.status.';

type Def = NodeDef & TriggerDef;
type Trigger = Node & { outputNames: readonly string[]; resultField: string };
type Done = (error?: Error) => void;
type Send = (messages: Array<NodeMessageInFlow | null>) => void;

export default function (RED: NodeAPI): void {
	mountListEndpoint(RED);
	mountCallsEndpoint(RED);
	function TriggerVoiceFlow(this: Trigger, saved: Def) {
		RED.nodes.createNode(this, saved);
		const { def, fault: savedFault } = readSaved(saved, MIGRATIONS);
		const field = resultFieldOf(def);
		const switches = savedFault ?? (isVoiceError(field) ? field : switchesOf(def));
		const waitForResult = !isVoiceError(switches) && switches.waitForResult;
		this.outputNames = outputsOf({ ...def, waitForResult });
		this.resultField = isVoiceError(field) ? RESULT_FIELD : field;
		register(this);
		const status = statusOf(RED, this.id);
		status.stopped(stopSignal(def.account).aborted);
		const unwatch = onStopped(def.account, (isStopped) => status.stopped(isStopped));
		onceFlowsRun(() => {
			status.account(Boolean(accountOf(def.account)?.provider));
			showStop(RED, def);
		});
		const remembers =
			!isVoiceError(switches) && (switches.callOnce || switches.askRules || holdsCalls(def));
		if (remembers) openStore(RED, this, def);

		/** Hands on what becomes of a message. @param done without one, the message came to an earlier process */
		const handOn = (
			msg: NodeMessageInFlow,
			send: Send,
			ending: Promise<Ended | null>,
			done?: Done,
		) =>
			void ending.then(
				async (ended) => {
					// a node that is closed has no wires
					await deployed(this.id);
					if (ended) emit(RED, this, send, def.account, msg, ended);
					await ended?.forget?.();
					done?.();
				},
				async (error: unknown) => {
					await deployed(this.id);
					const node = nodeNow(this.id) ?? this;
					const shown = asNodeError(error, msg);
					// the Catch nodes that this one knew may be gone
					if (node === this && done) done(shown);
					else node.error(shown, msg);
				},
			);
		this.on('input', (msg, send, done) => {
			if (isCommand(msg)) return void obey(RED, this, def, msg).then(done);
			const counted = status.call((msg as { parts?: Parts }).parts);
			const begin = () => placing(RED, this, { def, switches }, msg, counted);
			handOn(msg, send, counting(this.id, switches, msg, counted, begin), done);
		});
		takeUp(RED, this, def.callOnceStore, gatesOfHeld(RED, this, def as never), ({ msg, goOn }) => {
			const counted = status.call();
			handOn(
				msg,
				(messages) => this.send(messages),
				counting(this.id, switches, msg, counted, () => goOn(counted)),
			);
		});

		this.on('close', (removed: boolean, done: () => void) => {
			unregister(this, removed);
			unwatch();
			stopUsing(def.account, this.id);
			status.close(removed);
			if (removed) forgetLists(this.id);
			done();
		});
	}

	RED.nodes.registerType('ringback-trigger-voice-flow', TriggerVoiceFlow as never);
}

/** An account that was stopped before a restart shows it from the beginning. */
function showStop(RED: NodeAPI, { account: id, callOnceStore }: Def): void {
	const account = accountOf(id);
	if (account) {
		const own = storeOf(RED, callOnceStore || undefined);
		// a store that cannot be read stops each call, and says so then
		void isAccountStopped(RED, account, [own]).catch(() => undefined);
	}
}

/** Whether calls can be held. */
const holdsCalls = (def: Def): boolean =>
	callsInOrder(def) || (Boolean(def.waitForResult) && Boolean(def.maxCalls));

/** Says of the store of references, and of calls that rules count, what the builder has to know. */
function openStore(RED: NodeAPI, node: Node, def: Def): void {
	const { account, fallbackAccount, callOnceStore } = def;
	const store = storeOf(RED, callOnceStore || undefined);
	rememberIn(account, store.name);
	keepFirstResultsIn(account, store.name);
	if (fallbackAccount) rememberIn(fallbackAccount, store.name, 'unlessKnown');
	const its = accountOf(account);
	// what is promised does not hang on a store then
	if (its?.sharedMemory) return;
	const countsCalls = def.askRules === true && !(its && onlyTells(def, its));
	const isNeeded = Boolean(def.reference) || countsCalls || holdsCalls(def);
	if (!store.isSafe && isNeeded && isFirstWarning(RED, store))
		node.warn(RED._(`${KEY}storeNotSafe`));
	if (!useStore(account, node.id, store)) node.warn(RED._(`${KEY}storesDiffer`));
}

async function placing(
	RED: NodeAPI,
	node: Node,
	{ def, switches }: Readonly<{ def: Def; switches: Switches | VoiceError }>,
	msg: NodeMessageInFlow,
	counted: CountedCall,
): Promise<Ended | null> {
	// kept until a message comes: only then there is one for a Catch node
	if (isVoiceError(switches)) throw switches;
	return placeFor(RED, node, { ...def, ...switches }, msg, deployedAccount(def.account), counted);
}

/** Counts the call from its begin to its end. */
async function counting(
	nodeId: string,
	switches: Switches | VoiceError,
	msg: NodeMessageInFlow,
	counted: CountedCall,
	begin: () => Promise<Ended | null>,
): Promise<Ended | null> {
	const { parts } = msg as { parts?: Parts };
	/** The last message of a list says what became of the list, or would. */
	const note = async (...how: Parameters<CountedCall['ended']>) => {
		const summary = counted.ended(...how);
		if (isVoiceError(switches)) return;
		if (switches.dryRun) {
			const forecast = summary && (await forecastOf(nodeId, parts));
			if (forecast) Object.assign(msg, { forecast });
			else delete (msg as { forecast?: unknown }).forecast;
		}
		if (!switches.summary) return;
		if (summary) Object.assign(msg, { summary });
		// one of an earlier node would be taken for this one's
		else delete (msg as { summary?: unknown }).summary;
	};
	try {
		const ended = await begin();
		if (ended?.foreseen) keepForeseen(nodeId, parts, ended.foreseen);
		await note(ended?.output ?? 'gone', ended && 'result' in ended ? ended.result : {});
		return ended;
	} catch (error) {
		await note('error');
		throw error;
	}
}

/** Sends from the node as it is now: after a deploy, the one that took the message is gone. */
function emit(
	RED: NodeAPI,
	origin: Trigger,
	send: Send,
	accountId: string,
	msg: NodeMessageInFlow,
	ended: Ended,
): void {
	const node = (nodeNow(origin.id) as Trigger | null) ?? origin;
	for (const note of ended.notes) node.warn(note);
	const { output } = ended;
	const order = node.outputNames;
	// a deploy changed what the outputs mean
	if (!order.includes(output)) {
		const isForListeners = 'result' in ended && output !== 'placed';
		if (!isForListeners || giveToListeners(accountId, ended.result) === 0)
			node.warn(
				told({
					en: `The node was changed while a call was under way and has no output "${output}" now.`,
					de: `Der Node wurde während eines Anrufs geändert und hat jetzt keinen Ausgang „${output}“.`,
					fr: `Le nœud a été modifié pendant un appel et n’a plus de sortie «\u00a0${output}\u00a0».`,
				}),
			);
		return;
	}
	const wires = (node as unknown as { wires: string[][] }).wires[order.indexOf(output)] ?? [];
	if (wires.length === 0 && 'result' in ended) warnUnseen(node, ended.result);
	const messages = toOutputs(RED, order, msg, ended, node.resultField);
	if (node === origin) send(messages);
	else node.send(messages);
}

function deployedAccount(id: string): AccountNode {
	const account = accountOf(id);
	if (id && account === undefined) throw fault(MESSAGES.accountGone());
	if (!account?.provider) throw fault(MESSAGES.noAccount());
	if (account.savedFault) throw account.savedFault;
	return account;
}

/** Otherwise no person would see what is wrong with a number or a reference. */
function warnUnseen(node: Node, { exit, reason, sentence }: CallResult): void {
	const isUnseen =
		exit === 'invalidNumber' || reason === 'alreadyCalled' || reason === 'referenceConflict';
	if (isUnseen && sentence !== null) node.warn(`${labelOf(exit)}: ${sentence}`);
}
