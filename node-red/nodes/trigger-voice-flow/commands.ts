/**
 * Messages that call nobody: they give held calls up, list them, stop the account or
 * start it again, and take somebody off the list of those who want no more calls.
 */
import type { Node, NodeAPI, NodeMessageInFlow } from 'node-red';
import { MESSAGES, fault, readYesNo, validatePhoneNumber } from '../../../core';
import { asNodeError } from '../../host/node-error';
import { optOutStores } from '../../results/opt-out';
import { accountOf, type AccountNode } from '../../state/accounts';
import { setOptedOut } from '../../state/opted-out';
import { giveUp, heldCallsOf } from './held-registry';
import { isAccountStopped, switchAccount } from './stop';

const KEY = 'ringback-trigger-voice-flow.status.';

type Command = (RED: NodeAPI, node: Node, accountId: string, msg: Message) => void | Promise<void>;
type Message = NodeMessageInFlow & Readonly<Record<string, unknown>>;

/** By the property that a message names them with. */
const COMMANDS: Readonly<Record<string, Command>> = {
	giveUp(RED, node, _accountId, { giveUp: which }) {
		const reference = typeof which === 'number' ? String(which) : which;
		if (reference !== true && (typeof reference !== 'string' || reference === ''))
			throw fault(MESSAGES.wrongType('giveUp', 'true or the reference of a call'));
		if (giveUp(node.id, reference) === 0) node.warn(RED._(`${KEY}nothingHeld`));
	},
	async stopCalls(RED, _node, accountId, { stopCalls }) {
		// what an expression did not find must not start an account
		const isToStop = readYesNo('stopCalls', stopCalls ?? null);
		await switchAccount(RED, accountThere(accountId), isToStop);
	},
	/** Somebody who wanted no more calls wants them again. */
	async optIn(RED, _node, accountId, { optIn }) {
		const account = accountThere(accountId);
		const { e164 } = validatePhoneNumber(optIn);
		if (e164 === null)
			throw fault(MESSAGES.wrongType('optIn', 'a phone number such as +14155550123'));
		await setOptedOut(account, optOutStores(RED, account), e164, false);
	},
	/** The answer leaves by a Complete node: outputs are for calls. */
	async heldCalls(RED, node, accountId, msg) {
		const stopped = await isAccountStopped(RED, accountThere(accountId));
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
	{ account }: { readonly account: string },
	msg: NodeMessageInFlow,
): Promise<Error | undefined> {
	try {
		await COMMANDS[commandIn(msg)!]!(RED, node, account, msg as Message);
		return undefined;
	} catch (error) {
		return asNodeError(error, msg);
	}
}
