/** "Choose…" in the dialog: what the account has of flows or numbers to call from. No call is placed. */
import type { NodeAPI } from 'node-red';
import type { Response } from 'express';
import {
	EXPECTED,
	MESSAGES,
	check,
	fault,
	isRecord,
	isVoiceError,
	listOf,
	sentenceOf,
} from '../../../core';
import { inLanguageOfEditor } from '../../host/language';
import { onEditorPost } from '../../host/editor-post';
import { accountsAs } from '../../state/accounts';

const KEY = 'ringback-trigger-voice-flow.list.';

export const mountListEndpoint = (RED: NodeAPI): void =>
	onEditorPost(
		RED,
		'/ringback/list',
		inLanguageOfEditor((req, res) => void answer(RED, req.body, res)),
	);

/** Lists what the deployed account has: its secrets are not in an open dialog. */
async function answer(RED: NodeAPI, body: unknown, res: Response): Promise<void> {
	const { account: id, list } = isRecord(body) ? body : {};
	const [account] = accountsAs(String(id));
	const refuse = (message: string) => void res.status(400).json({ message });
	if (!account?.provider) return refuse(RED._(`${KEY}deployFirst`));
	if (list !== 'flows' && list !== 'callers')
		return refuse(
			sentenceOf(fault(MESSAGES.wrongType('list', EXPECTED.oneOf(['flows', 'callers'])))),
		);
	try {
		const checked = check<unknown>(account.provider.account, account.account, account.provider.id);
		const transport = account.transport(checked);
		res.json({ entries: await listOf(account.provider, list, account.account, transport) });
	} catch (error) {
		refuse(isVoiceError(error) ? sentenceOf(error) : RED._(`${KEY}failed`));
	}
}
