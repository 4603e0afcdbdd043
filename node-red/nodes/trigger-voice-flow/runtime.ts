/** Places a call for each message and, when asked to, waits for how it ended. */
import type { Node, NodeAPI, NodeDef, NodeMessageInFlow } from 'node-red';
import { MESSAGES, OUTPUTS, fault, labelOf } from '../../../core';
import { accountOf, type AccountNode } from '../../accounts';
import { storeIsSafe } from '../../call-once';
import { rememberIn } from '../../delivered';
import { born, closed, nodeNow } from '../../lives';
import { asNodeError } from '../../node-error';
import { handToTakers } from '../../results';
import { placeFor, type Ended, type TriggerConfig } from './place';
import type { Parts } from './progress';
import { statusOf, type CountedCall } from './status';

type Def = NodeDef & TriggerConfig;
type Trigger = Node & { waitForResult: boolean };
type Send = (messages: Array<NodeMessageInFlow | null>) => void;

export default function (RED: NodeAPI): void {
	function TriggerVoiceFlow(this: Trigger, def: Def) {
		RED.nodes.createNode(this, def);
		this.waitForResult = def.waitForResult;
		born(this);
		const status = statusOf(RED, this.id);
		status.refresh();
		if (def.callOnce) rememberIn(def.account, def.callOnceStore || undefined);
		if (def.callOnce && !storeIsSafe(RED, def.callOnceStore || undefined))
			this.warn(RED._('ringback-trigger-voice-flow.status.storeNotSafe'));

		this.on('input', (msg, send, done) => {
			run(RED, this, def, msg, status.call((msg as { parts?: Parts }).parts)).then(
				(ended) => {
					if (ended) emit(this, send, def.account, msg, ended);
					done();
				},
				(error: unknown) => {
					const node = nodeNow(this.id) ?? this;
					const shown = asNodeError(error, msg);
					// the Catch nodes that this one knew may be gone
					if (node === this) done(shown);
					else node.error(shown, msg);
				},
			);
		});

		this.on('close', (removed: boolean, done: () => void) => {
			closed(this, removed);
			status.close(removed);
			done();
		});
	}

	RED.nodes.registerType('ringback-trigger-voice-flow', TriggerVoiceFlow as never);
}

async function run(
	RED: NodeAPI,
	node: Node,
	def: Def,
	msg: NodeMessageInFlow,
	counted: CountedCall,
): Promise<Ended | null> {
	/** The last message of a list says what became of the list. */
	const note = (how: Parameters<CountedCall['ended']>[0]) => {
		const summary = counted.ended(how);
		if (!def.summary) return;
		if (summary) Object.assign(msg, { summary });
		// one of an earlier node would be taken for this one's
		else delete (msg as { summary?: unknown }).summary;
	};
	try {
		const account = deployedAccount(def.account);
		const ended = await placeFor(RED, node, def, msg, account, counted);
		note(ended?.result.exit ?? 'gone');
		return ended;
	} catch (error) {
		note('error');
		throw error;
	}
}

/** Sends from the node as it is now: after a deploy, the one that took the message is gone. */
function emit(
	taker: Trigger,
	send: Send,
	accountId: string,
	msg: NodeMessageInFlow,
	ended: Ended,
): void {
	const node = (nodeNow(taker.id) as Trigger | null) ?? taker;
	for (const note of ended.notes) node.warn(note);
	const { exit } = ended.result;
	const order: readonly string[] = node.waitForResult
		? OUTPUTS.triggerWaiting
		: OUTPUTS.triggerNotWaiting;
	// a deploy changed what the outputs mean
	if (!order.includes(exit)) {
		if (exit === 'placed' || handToTakers(accountId, ended.result) === 0)
			node.warn(`The node was changed while a call was under way and has no output "${exit}" now.`);
		return;
	}
	const wires = (node as unknown as { wires: string[][] }).wires[order.indexOf(exit)] ?? [];
	// what is wrong with a number would be seen by nobody
	if (exit === 'invalidNumber' && wires.length === 0 && ended.result.sentence !== null)
		node.warn(`${labelOf(exit)}: ${ended.result.sentence}`);
	const messages = toOutputs(order, msg, ended);
	if (node === taker) send(messages);
	else node.send(messages);
}

function deployedAccount(id: string): AccountNode {
	const account = accountOf(id);
	if (id && account === undefined) throw fault(MESSAGES.accountGone());
	if (!account?.provider) throw fault(MESSAGES.noAccount());
	return account;
}

/** One message, on the output of its exit. */
function toOutputs(
	order: readonly string[],
	msg: NodeMessageInFlow,
	{ result, request }: Ended,
): Array<NodeMessageInFlow | null> {
	const call = request === undefined ? result : { ...result, request };
	Object.assign(msg, { payload: call, topic: result.exit, call });
	return order.map((exit) => (exit === result.exit ? msg : null));
}
