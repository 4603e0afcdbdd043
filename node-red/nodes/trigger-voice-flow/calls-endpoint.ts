/** What the account's dialog shows of its held calls, and its buttons: give one up, stop the account. */
import type { NodeAPI } from 'node-red';
import type { Response } from 'express';
import { EXPECTED, MESSAGES, fault, isRecord, isVoiceError, sentenceOf } from '../../../core';
import { onEditorPost } from '../../host/editor-post';
import { accountsAs, type AccountNode } from '../../state/accounts';
import { giveUpOfAccount, heldCallsOfAccount } from './held-registry';
import { isAccountStopped, switchAccount } from './stop';

const KEY = 'ringback-trigger-voice-flow.list.';
/** More than these are counted, not listed. */
const MOST_SHOWN = 200;

export const mountCallsEndpoint = (RED: NodeAPI): void =>
	onEditorPost(RED, '/ringback/calls', (req, res) => void answer(RED, req.body, res));

type Ask = (RED: NodeAPI, account: AccountNode, call: unknown) => void | Promise<void>;
const ACTS: Readonly<Record<string, Ask>> = {
	show: () => undefined,
	stop: (RED, account) => switchAccount(RED, account, true),
	start: (RED, account) => switchAccount(RED, account, false),
	giveUp: (_RED, account, call) => void giveUpOfAccount(account.id, String(call)),
};

async function answer(RED: NodeAPI, body: unknown, res: Response): Promise<void> {
	const { account: id, act, call } = isRecord(body) ? body : {};
	const refuse = (message: string) => void res.status(400).json({ message });
	const accounts = accountsAs(String(id));
	if (accounts.length === 0) return refuse(RED._(`${KEY}deployFirst`));
	const does = Object.hasOwn(ACTS, String(act)) ? ACTS[String(act)] : undefined;
	if (!does)
		return refuse(sentenceOf(fault(MESSAGES.wrongType('act', EXPECTED.oneOf(Object.keys(ACTS))))));
	try {
		for (const account of accounts) await does(RED, account, call);
		const stopped = await Promise.all(accounts.map((account) => isAccountStopped(RED, account)));
		const held = accounts.flatMap((account) => heldCallsOfAccount(account.id));
		const shown = held.slice(0, MOST_SHOWN);
		res.json({ stopped: stopped.includes(true), count: held.length, held: shown });
	} catch (error) {
		refuse(isVoiceError(error) ? sentenceOf(error) : String((error as Error).message));
	}
}
