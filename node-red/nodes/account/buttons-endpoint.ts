/**
 * What the buttons of the account's dialog ask for, with the account as typed: "Test connection"
 * proves the credentials, "Make the ready flow" puts ours into the account. Neither dials.
 */
import type { NodeAPI } from 'node-red';
import {
	isRecord,
	isVoiceError,
	makeReadyFlow,
	providerOf,
	testAccount,
	told,
	type Provider,
} from '../../../core';
import { nodeClock } from '../../host/clock';
import { inLanguageOfEditor } from '../../host/language';
import { onEditorPost } from '../../host/editor-post';
import { axiosTransport } from '../../host/transport';
import { accountSettings } from './settings';
import { testSharedMemory } from './shared-memory';
import { keepStoredSecrets } from './stored-secrets';

/** What the editor sends for a password that was not touched. */
const UNTOUCHED = '__PWRD__';

export function mountAccountButtons(RED: NodeAPI): void {
	onButton(RED, '/ringback/test-account', async ({ id, provider, account, kept }) => {
		const memory = await testSharedMemory(id, account, kept);
		const outcome = await testAccount(provider, account, axiosTransport, nodeClock);
		return { ...outcome, message: [outcome.message, memory].filter(Boolean).join(' ') };
	});
	onButton(RED, '/ringback/make-flow', async ({ provider, account }) => ({
		ok: true,
		flowId: await makeReadyFlow(provider, account, axiosTransport, nodeClock),
	}));
}

interface TypedAccount {
	readonly id: string;
	readonly provider: Provider;
	readonly account: Readonly<Record<string, unknown>>;
	/** Names of the credentials that were not typed. */
	readonly kept: readonly string[];
}

const onButton = (RED: NodeAPI, path: string, act: (typed: TypedAccount) => Promise<object>) =>
	onEditorPost(
		RED,
		path,
		inLanguageOfEditor((req, res) => {
			(async () => act(typedAccount(RED, req.body)))().then(
				(outcome) => res.json(outcome),
				(error: unknown) =>
					res.status(400).json(
						isVoiceError(error)
							? { message: error.message, hint: error.hint, field: error.field }
							: {
									message: told({
										en: 'Nothing can be asked with these settings.',
										de: 'Mit diesen Einstellungen lässt sich nichts anfragen.',
										fr: 'Rien ne peut être demandé avec ces réglages.',
									}),
								},
					),
			);
		}),
	);

function typedAccount(RED: NodeAPI, body: unknown): TypedAccount {
	const form = isRecord(body) ? body : {};
	const typed = isRecord(form.credentials) ? form.credentials : {};
	const stored: unknown = RED.nodes.getCredentials(String(form.id));
	const known = isRecord(stored) ? stored : {};
	const credentials = Object.fromEntries(
		Object.entries(typed).map(([name, value]) => [name, value === UNTOUCHED ? known[name] : value]),
	);
	const settings = withVariables(RED, form, form.id);
	const provider = providerOf(settings.provider);
	if (!provider) throw new Error('unknown provider');
	const account = accountSettings(settings, withVariables(RED, credentials, form.id));
	// the environment is as little the editor's to give away as what Node-RED stores
	const kept = Object.keys(typed).filter((name) =>
		typed[name] === UNTOUCHED ? known[name] : VARIABLE.test(String(typed[name])),
	);
	keepStoredSecrets(String(form.id), provider, account, kept);
	return { id: String(form.id), provider, account, kept };
}

/** What Node-RED itself takes for an environment variable: a whole value. */
const VARIABLE = /^\$(?:\{(\S+)\}|\((\S+)\))$/;

/** The values with environment variables as Node-RED fills them in when it deploys the account. */
function withVariables(
	RED: NodeAPI,
	values: Readonly<Record<string, unknown>>,
	accountId: unknown,
): Record<string, unknown> {
	// the deployed one knows the variables of its flow; a new one those of the process
	const node = RED.nodes.getNode(String(accountId));
	const filled = ([name, value]: [string, unknown]): [string, unknown] => {
		const found = typeof value === 'string' ? VARIABLE.exec(value) : null;
		const variable = found?.[1] ?? found?.[2];
		if (variable === undefined) return [name, value];
		return [name, RED.util.getSetting(node, variable) ?? value];
	};
	return Object.fromEntries(Object.entries(values).map(filled));
}
