/**
 * Messages that call nobody: they give held calls up, list them, forget a reference, stop the account
 * or start it again, and take somebody off the list of those who want no more calls.
 */
import type { Node, NodeAPI, NodeMessageInFlow } from 'node-red';
import { EXPECTED, MESSAGES, fault, readYesNo, triesOf, validatePhoneNumber } from '../../../core';
import { asNodeError } from '../../host/node-error';
import { optOutStores } from '../../results/opt-out';
import { accountOf, type AccountNode } from '../../state/accounts';
import { memoryOf } from '../../state/call-memory';
import { setOptedOut } from '../../state/opted-out';
import { storeOf } from '../../state/stores';
import { giveUp, heldCallsOf } from './held-registry';
import { isAccountStopped, switchAccount } from './stop';

const KEY = 'ringback-trigger-voice-flow.status.';

interface Def {
	readonly account: string;
	readonly callOnceStore?: string;
}
type Command = (RED: NodeAPI, node: Node, def: Def, msg: Message) => void | Promise<void>;
type Message = NodeMessageInFlow & Readonly<Record<string, unknown>>;

/** By the property that a message names them with. */
const COMMANDS: Readonly<Record<string, Command>> = {
	giveUp(RED, node, _def, { giveUp: which }) {
		const reference = typeof which === 'number' ? String(which) : which;
		if (reference !== true && (typeof reference !== 'string' || reference === ''))
			throw fault(MESSAGES.wrongType('giveUp', EXPECTED.trueOrReference));
		if (giveUp(node.id, reference) === 0) node.warn(RED._(`${KEY}nothingHeld`));
	},
	async stopCalls(RED, _node, { account }, { stopCalls }) {
		// what an expression did not find must not start an account
		const isToStop = readYesNo('stopCalls', stopCalls ?? null);
		await switchAccount(RED, accountThere(account), isToStop);
	},
	/** A reference, with its tries, can be called again. The answer leaves by a Complete node. */
	async forgetReference(RED, node, def, msg) {
		const { forgetReference: given } = msg;
		const reference = typeof given === 'number' ? String(given) : given;
		if (typeof reference !== 'string' || reference.trim() === '')
			throw fault(MESSAGES.wrongType('forgetReference', EXPECTED.reference));
		const account = accountThere(def.account);
		const store = storeOf(RED, def.callOnceStore || undefined);
		const references = memoryOf(account, store).reservations();
		const found = await references.forget(reference);
		if (found !== 'underWay')
			for (const one of triesOf(reference).slice(1)) await references.forget(one);
		Object.assign(msg, { payload: { reference, forgotten: found === 'forgotten' } });
		if (found !== 'forgotten') node.warn(RED._(`${KEY}notForgotten.${found}`));
	},
	/** Somebody who wanted no more calls wants them again. */
	async optIn(RED, _node, def, { optIn }) {
		const account = accountThere(def.account);
		const { e164 } = validatePhoneNumber(optIn);
		if (e164 === null) throw fault(MESSAGES.wrongType('optIn', EXPECTED.phoneNumber));
		await setOptedOut(account, optOutStores(RED, account), e164, false);
	},
	/** The answer leaves by a Complete node: outputs are for calls. */
	async heldCalls(RED, node, { account }, msg) {
		const stopped = await isAccountStopped(RED, accountThere(account));
		Object.assign(msg, { payload: { stopped, held: heldCallsOf(node.id) } });
	},
};

function accountThere(id: string): AccountNode {
	const account = accountOf(id);
	if (!account) throw fault(id ? MESSAGES.accountGone() : MESSAGES.noAccount());
	return account;
}

const commandIn = (msg: object) => Object.keys(COMMANDS).find((name) => name in msg);

export const isCommand = (msg: object): boolean => commandIn(msg) !== undefined;

/** Does what a message says. Resolves with the error for `done`, where there is one. */
export async function obey(
	RED: NodeAPI,
	node: Node,
	def: Def,
	msg: NodeMessageInFlow,
): Promise<Error | undefined> {
	try {
		await COMMANDS[commandIn(msg)!]!(RED, node, def, msg as Message);
		return undefined;
	} catch (error) {
		return asNodeError(error, msg);
	}
}
