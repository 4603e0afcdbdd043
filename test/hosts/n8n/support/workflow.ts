/** A workflow as n8n exports it. */
export interface WorkflowJson {
	readonly name: string;
	readonly nodes: readonly NodeJson[];
	readonly connections: Readonly<Record<string, unknown>>;
	readonly settings?: Readonly<Record<string, unknown>>;
}

export interface NodeJson {
	readonly id: string;
	readonly name: string;
	readonly type: string;
	readonly typeVersion: number;
	readonly position: readonly number[];
	readonly parameters: Readonly<Record<string, unknown>>;
	readonly webhookId?: string;
	readonly credentials?: Readonly<Record<string, { id: string | null; name: string }>>;
	readonly [setting: string]: unknown;
}

/** The same workflow with some nodes changed; undefined keeps a node as it is. */
export const changeNodes = (
	workflow: WorkflowJson,
	change: (node: NodeJson) => Partial<NodeJson> | undefined,
): WorkflowJson => ({
	...workflow,
	nodes: workflow.nodes.map((node) => ({ ...node, ...change(node) })),
});

/** The workflow with each node's credentials found among these, by type. */
export const attachCredentials = (
	workflow: WorkflowJson,
	accounts: Readonly<Record<string, { id: string; name: string }>>,
): WorkflowJson =>
	changeNodes(workflow, ({ credentials }) => {
		if (credentials === undefined) return undefined;
		const types = Object.keys(credentials);
		return {
			credentials: Object.fromEntries(
				types.map((type) => {
					const saved = accounts[type];
					if (saved === undefined) throw new Error(`no credential of type ${type} is saved`);
					return [type, saved];
				}),
			),
		};
	});

type Wires = Readonly<Record<string, readonly (readonly string[])[]>>;

/** Wires by the node's name: per output, the names of the nodes that follow. */
export const connectionsOf = (wires: Wires): WorkflowJson['connections'] =>
	Object.fromEntries(
		Object.entries(wires).map(([name, outputs]) => [
			name,
			{ main: outputs.map((names) => names.map((node) => ({ node, type: 'main', index: 0 }))) },
		]),
	);
