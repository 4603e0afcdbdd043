/** "Test every exit" in the dialog: reports of a self-test go through the account's real address; no call is placed. */
import type { NodeAPI } from 'node-red';
import type { Request, Response } from 'express';
import { MESSAGES, fault, isSafeAddress, sentenceOf, testCallback } from '../../../core';
import { accountOf, runsAs, type AccountNode } from '../../state/accounts';
import { inLanguageOfEditor } from '../../host/language';
import { onEditorPost } from '../../host/editor-post';
import { INSTANCE } from '../../host/instance';
import { accountsListenedBy } from '../../results/router';
import { toOwnAddress } from '../../host/own-address';

const KEY = 'ringback-outbound-call-result.test.';

export const mountCallbackTest = (RED: NodeAPI): void =>
	onEditorPost(
		RED,
		'/ringback/test-results',
		inLanguageOfEditor((req, res) => void test(RED, req, res)),
	);

/** Tests what is deployed: the address that providers use is not the one of an open dialog. */
async function test(RED: NodeAPI, { body }: Request, res: Response): Promise<void> {
	const { account: accountId, node: nodeId } = (body ?? {}) as Record<string, unknown>;
	const account = deployed(String(accountId), String(nodeId));
	const refuse = (key: string) => void res.status(400).json({ message: RED._(KEY + key) });
	if (!account?.provider) return refuse('deployFirst');
	if (account.tokenKeys === null) return refuse('noSecret');
	if (account.resultUrl === null) return refuse('noAddress');
	if (!isSafeAddress(account.resultUrl)) {
		const message = sentenceOf(fault(MESSAGES.addressNotSafe('publicUrl')));
		return void res.status(400).json({ message });
	}
	const exits = await testCallback(account.provider, {
		url: account.resultUrl,
		way: 'account',
		keys: account.tokenKeys,
		transport: toOwnAddress,
		nowMs: Date.now(),
		instance: INSTANCE,
	});
	res.json({ exits, provider: account.provider.displayName });
}

/**
 * The account whose results the node takes, if it is the one that the dialog shows. What a
 * subflow's environment chooses, as `${ACCOUNT}`, is known to the deployed node alone.
 */
function deployed(accountId: string, nodeId: string): AccountNode | undefined {
	const chosenElsewhere = accountId.startsWith('${');
	return accountsListenedBy(nodeId)
		.map((id) => accountOf(id) ?? undefined)
		.find((account) => account && (chosenElsewhere || runsAs(account, accountId)));
}
