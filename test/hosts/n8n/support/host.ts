import { startN8nProcess, type N8nProcess, type N8nSettings } from './n8n-process';
import { onceReady } from './once-ready';
import { installPackage } from './package';
import { signIn, type Owner, type Rest } from './rest';
import { until } from './until';
import type { WorkflowJson } from './workflow';

/** Opens nothing but an n8n that listens to this machine alone. */
export const OWNER: Owner = { email: 'owner@example.com', password: 'Try-Ringback-1' };

export interface SavedCredential {
	readonly id: string;
	readonly name: string;
}

export interface N8nHost extends N8nProcess {
	/** Where production webhooks answer: this n8n itself, or its webhook processor. */
	readonly webhooksAt: string;
	/** The editor's own API, as its owner. */
	readonly rest: Rest;
	addCredential(type: string, name: string, data: object): Promise<SavedCredential>;
	/** Imports a workflow; its id. */
	addWorkflow(workflow: WorkflowJson): Promise<string>;
	/** Resolves when its webhooks answer. */
	activate(workflowId: string): Promise<void>;
	/** Sends JSON to the production webhook at a path. */
	post(path: string, body: object): Promise<Response>;
	/** Starts a workflow by its trigger node, as the editor's button does; the execution's id. */
	run(workflowId: string, trigger: string): Promise<string>;
}

export interface HostSettings extends N8nSettings {
	readonly webhooksAt?: string;
}

/** A real n8n with the packed nodes of this repository and its owner signed in. */
export async function startHost(repository: string, settings: HostSettings): Promise<N8nHost> {
	await installPackage(repository, settings.userFolder);
	const n8n = await startN8nProcess(settings);
	try {
		const rest = await signIn(n8n.url, OWNER);
		const { webhooksAt = n8n.url } = settings;
		return { ...n8n, webhooksAt, rest, ...actionsOver(webhooksAt, rest) };
	} catch (error) {
		await n8n.stop();
		throw error;
	}
}

interface SavedWorkflow {
	readonly id: string;
	readonly versionId: string;
}

const actionsOver = (webhooksAt: string, rest: Rest) => ({
	addCredential: async (type: string, name: string, data: object) => {
		const { id } = await rest.post<SavedCredential>('/credentials', { name, type, data });
		return { id, name };
	},

	addWorkflow: async (workflow: WorkflowJson) =>
		(await rest.post<SavedWorkflow>('/workflows', { settings: {}, ...workflow })).id,

	activate: async (workflowId: string) => {
		const { versionId } = await rest.get<SavedWorkflow>(`/workflows/${workflowId}`);
		await rest.post(`/workflows/${workflowId}/activate`, { versionId });
		await until(`workflow ${workflowId} published`, async () => {
			const { status } = await rest.get<{ status: string }>(
				`/workflows/${workflowId}/publication-status`,
			);
			if (status === 'failed' || status === 'partial')
				throw new Error(`n8n could not publish workflow ${workflowId}`);
			// for a moment, it says that nothing is under way
			return status === 'published' || undefined;
		});
	},

	post: (path: string, body: object) =>
		onceReady(() =>
			fetch(`${webhooksAt}/webhook/${path}`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(body),
			}),
		),

	run: async (workflowId: string, trigger: string) => {
		const workflowData = await rest.get<object>(`/workflows/${workflowId}`);
		const started = await rest.post<{ executionId: string }>(`/workflows/${workflowId}/run`, {
			workflowData,
			triggerToStartFrom: { name: trigger },
		});
		return started.executionId;
	},
});
