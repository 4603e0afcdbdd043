import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProviderId } from '../../../../core';
import { CALLBACK_TYPE, SANDBOX_ACCOUNTS, type Accounts } from './accounts';
import type { N8nHost } from './host';
import { attachCredentials, changeNodes, type NodeJson, type WorkflowJson } from './workflow';

export const TRIGGER_TYPE = 'n8n-nodes-ringback.triggerVoiceFlow';

/** @param folder in the repository, where it was saved */
export const readExample = (repository: string, name: string, folder = 'examples'): WorkflowJson =>
	JSON.parse(readFileSync(join(repository, folder, `${name}.json`), 'utf8')) as WorkflowJson;

/** Imports an example with the credentials chosen, as a builder would; the workflow's id. */
export async function importExample(
	host: Pick<N8nHost, 'addWorkflow'>,
	example: WorkflowJson,
	accounts: Accounts,
	change: (node: NodeJson) => Partial<NodeJson> | undefined = () => undefined,
): Promise<string> {
	return host.addWorkflow(attachCredentials(changeNodes(example, change), accounts));
}

/** A change of parameters for nodes of one type, or of one name. */
export const withParameters =
	(typeOrName: string, parameters: NodeJson['parameters']) =>
	(node: NodeJson): Partial<NodeJson> | undefined =>
		node.type === typeOrName || node.name === typeOrName
			? { parameters: { ...node.parameters, ...parameters } }
			: undefined;

const PROVIDER_PARAMETERS = ['provider', 'flowId', 'from', 'numberArgument'];

/** The example with the calls of its nodes made by another provider, as a builder would choose it. */
export const atProvider = (example: WorkflowJson, provider: ProviderId): WorkflowJson => {
	const { type, name, flowId, from } = SANDBOX_ACCOUNTS[provider];
	const known = Object.values(SANDBOX_ACCOUNTS).map((account) => account.type);
	return changeNodes(example, ({ type: nodeType, parameters, credentials = {} }) => {
		if (nodeType !== TRIGGER_TYPE) return undefined;
		const others = Object.entries(credentials).filter(([each]) => !known.includes(each));
		const kept = Object.entries(parameters).filter(([each]) => !PROVIDER_PARAMETERS.includes(each));
		return {
			parameters: {
				...Object.fromEntries(kept),
				provider,
				flowId,
				...(from === undefined ? {} : { from: { __rl: true, mode: 'id', value: from } }),
			},
			// for a provider that reports to one address: whoever takes its results has the same secret
			credentials: {
				[type]: { id: null, name },
				[CALLBACK_TYPE]: { id: null, name: 'Callback secret' },
				...Object.fromEntries(others),
			},
		};
	});
};

/** The example with its webhook at another path, so that two copies of it can be active. */
export const atPath = (example: WorkflowJson, path: string): WorkflowJson =>
	changeNodes(example, ({ type, parameters }) =>
		type === 'n8n-nodes-base.webhook'
			? { parameters: { ...parameters, path }, webhookId: path }
			: undefined,
	);
