/** Places a call for each message and, when asked to, waits for how it ended. */
import type { Node, NodeAPI, NodeDef, NodeMessageInFlow } from 'node-red';
import { MESSAGES, OUTPUTS, fault, isVoiceError, labelOf, type VoiceError } from '../../../core';
import { accountOf, type AccountNode } from '../../state/accounts';
import { rememberIn } from '../../results/seen';
import { readSaved } from '../../host/saved-settings';
import { deployed, nodeNow, register, unregister } from '../../state/node-registry';
import { asNodeError } from '../../host/node-error';
import { giveToListeners } from '../../results/router';
import { stopUsing, storeOf, useStore } from '../../state/stores';
import { placeFor, type Ended, type TriggerDef } from './place';
import { MIGRATIONS } from './migrations';
import type { Parts } from './progress';
import { statusOf, type CountedCall } from './status';
import { switchesOf, type Switches } from './switches';

const KEY = 'ringback-trigger-voice-flow.status.';

type Def = NodeDef & TriggerDef;
type Trigger = Node & { waitForResult: boolean };
type Send = (messages: Array<NodeMessageInFlow | null>) => void;

export default function (RED: NodeAPI): void {
	function TriggerVoiceFlow(this: Trigger, saved: Def) {
		RED.nodes.createNode(this, saved);
		const { def, fault: savedFault } = readSaved(saved, MIGRATIONS);
		const switches = savedFault ?? switchesOf(def);
		this.waitForResult = !isVoiceError(switches) && switches.waitForResult;
		register(this);
		const status = statusOf(RED, this.id);
		status.refresh();
		if (!isVoiceError(switches) && switches.callOnce) openStore(RED, this, def);

		this.on('input', (msg, send, done) => {
			run(RED, this, { def, switches }, msg, status.call((msg as { parts?: Parts }).parts)).then(
				async (ended) => {
					// a node that is closed has no wires
					await deployed(this.id);
					if (ended) emit(RED, this, send, def.account, msg, ended);
					done();
				},
				async (error: unknown) => {
					await deployed(this.id);
					const node = nodeNow(this.id) ?? this;
					const shown = asNodeError(error, msg);
					// the Catch nodes that this one knew may be gone
					if (node === this) done(shown);
					else node.error(shown, msg);
				},
			);
		});

		this.on('close', (removed: boolean, done: () => void) => {
			unregister(this, removed);
			stopUsing(def.account, this.id);
			status.close(removed);
			done();
		});
	}

	RED.nodes.registerType('ringback-trigger-voice-flow', TriggerVoiceFlow as never);
}

/** Says of the store of references what the builder has to know. */
function openStore(RED: NodeAPI, node: Node, { account, callOnceStore }: Def): void {
	const store = storeOf(RED, callOnceStore || undefined);
	rememberIn(account, store.name);
	if (!store.isSafe) node.warn(RED._(`${KEY}storeNotSafe`));
	if (!useStore(account, node.id, store)) node.warn(RED._(`${KEY}storesDiffer`));
}

async function run(
	RED: NodeAPI,
	node: Node,
	{ def, switches }: Readonly<{ def: Def; switches: Switches | VoiceError }>,
	msg: NodeMessageInFlow,
	counted: CountedCall,
): Promise<Ended | null> {
	/** The last message of a list says what became of the list. */
	const note = (how: Parameters<CountedCall['ended']>[0]) => {
		const summary = counted.ended(how);
		if (isVoiceError(switches) || !switches.summary) return;
		if (summary) Object.assign(msg, { summary });
		// one of an earlier node would be taken for this one's
		else delete (msg as { summary?: unknown }).summary;
	};
	try {
		// kept until a message comes: only then there is one for a Catch node
		if (isVoiceError(switches)) throw switches;
		const account = deployedAccount(def.account);
		const ended = await placeFor(RED, node, { ...def, ...switches }, msg, account, counted);
		note(ended?.result.exit ?? 'gone');
		return ended;
	} catch (error) {
		note('error');
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
	const { exit } = ended.result;
	const order: readonly string[] = node.waitForResult
		? OUTPUTS.triggerWaiting
		: OUTPUTS.triggerNotWaiting;
	// a deploy changed what the outputs mean
	if (!order.includes(exit)) {
		if (exit === 'placed' || giveToListeners(accountId, ended.result) === 0)
			node.warn(`The node was changed while a call was under way and has no output "${exit}" now.`);
		return;
	}
	const wires = (node as unknown as { wires: string[][] }).wires[order.indexOf(exit)] ?? [];
	// otherwise no person would see what is wrong with a number or a reference
	const unseen = exit === 'invalidNumber' || ended.result.reason === 'alreadyCalled';
	if (unseen && wires.length === 0 && ended.result.sentence !== null)
		node.warn(`${labelOf(exit)}: ${ended.result.sentence}`);
	const messages = toOutputs(RED, order, msg, ended);
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

/** One message, on the output of its exit. */
function toOutputs(
	RED: NodeAPI,
	order: readonly string[],
	msg: NodeMessageInFlow,
	{ result, request }: Ended,
): Array<NodeMessageInFlow | null> {
	const call = request === undefined ? result : { ...result, request };
	// two objects: what one node changes in the payload must not show in the call
	const payload: unknown = RED.util.cloneMessage(call as never);
	Object.assign(msg, { payload, topic: result.exit, call });
	return order.map((exit) => (exit === result.exit ? msg : null));
}
