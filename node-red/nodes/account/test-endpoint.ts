/** "Test connection" in the account's dialog: proves the credentials as typed, and never dials. */
import type { NodeAPI } from 'node-red';
import {
	MESSAGES,
	fault,
	isRecord,
	isSafeAddress,
	isVoiceError,
	providerOf,
	testAccount,
} from '../../../core';
import { nodeClock } from '../../clock';
import { onEditorPost } from '../../editor-post';
import { axiosTransport } from '../../transport';
import { accountSettings } from './settings';
import { keepStoredSecrets } from './stored-secrets';

/** What the editor sends for a password that was not touched. */
const UNTOUCHED = '__PWRD__';

export const mountTestEndpoint = (RED: NodeAPI): void =>
	onEditorPost(RED, '/ringback/test-account', (req, res) => {
		test(RED, req.body).then(
			(outcome) => res.json(outcome),
			(error: unknown) =>
				res
					.status(400)
					.json(
						isVoiceError(error)
							? { message: error.message, hint: error.hint, field: error.field }
							: { message: 'The account cannot be tested with these settings.' },
					),
		);
	});

async function test(RED: NodeAPI, body: unknown) {
	const form = isRecord(body) ? body : {};
	const typed = isRecord(form.credentials) ? form.credentials : {};
	const stored: unknown = RED.nodes.getCredentials(String(form.id));
	const known = isRecord(stored) ? stored : {};
	const credentials = Object.fromEntries(
		Object.entries(typed).map(([name, value]) => [name, value === UNTOUCHED ? known[name] : value]),
	);
	const provider = providerOf(form.provider);
	if (!provider) throw new Error('unknown provider');
	const { region, sandboxUrl } = form;
	// the address made of it has another name than the field on the form
	if (region === 'sandbox' && sandboxUrl && !isSafeAddress(String(sandboxUrl)))
		throw fault(MESSAGES.addressNotSafe('sandboxUrl'));
	const settings = accountSettings(form, credentials);
	// the environment is as little the editor's to give away as what Node-RED stores
	const kept = Object.keys(typed).filter((name) =>
		typed[name] === UNTOUCHED ? known[name] : /^\$\{.+\}$/.test(String(typed[name])),
	);
	keepStoredSecrets(String(form.id), provider, settings, kept);
	return testAccount(provider, settings, axiosTransport, nodeClock);
}
