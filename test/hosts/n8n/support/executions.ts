import { unflatten } from './flatted';
import type { Rest } from './rest';
import { until } from './until';

export type Json = Readonly<Record<string, unknown>>;

/** What n8n keeps of something that a node could not do. */
export interface NodeIssue {
	readonly name: string;
	readonly message: string;
	readonly description?: string | null;
	readonly context?: { readonly itemIndex?: number };
}

/** One time that a node worked: its items by output. */
export interface Run {
	readonly outputs: readonly (readonly Json[])[];
	readonly error?: NodeIssue;
	readonly hints?: readonly { readonly message: string }[];
}

export interface Execution {
	readonly id: string;
	readonly status: string;
	readonly runs: Readonly<Record<string, readonly Run[]>>;
	readonly error?: NodeIssue;
	/** Everything that n8n stored of it. */
	readonly text: string;
}

interface StoredRun {
	readonly data?: { readonly main?: readonly ({ readonly json: Json }[] | null)[] };
	readonly error?: NodeIssue;
	readonly hints?: Run['hints'];
}
interface StoredData {
	readonly resultData: {
		readonly runData: Readonly<Record<string, readonly StoredRun[]>>;
		readonly error?: NodeIssue;
	};
}
interface Stored {
	readonly id: string;
	readonly status: string;
	readonly data: string;
}

const runOf = ({ data, error, hints }: StoredRun): Run => ({
	outputs: (data?.main ?? []).map((items) => (items ?? []).map(({ json }) => json)),
	error,
	hints,
});

export async function readExecution(rest: Rest, id: string): Promise<Execution> {
	const stored = await rest.get<Stored>(`/executions/${id}`);
	// one that has only just begun has no data yet
	const resultData = (unflatten(stored.data) as StoredData | undefined)?.resultData;
	return {
		id,
		status: stored.status,
		runs: Object.fromEntries(
			Object.entries(resultData?.runData ?? {}).map(([name, runs]) => [name, runs.map(runOf)]),
		),
		error: resultData?.error,
		text: stored.data,
	};
}

export interface Listed {
	readonly id: string;
	readonly status: string;
}

interface Page {
	readonly results: readonly Listed[];
	readonly nextCursor?: string | null;
}

/** The most that n8n lists at once. */
const PAGE = 100;

/** The executions of a workflow, or of all of them, newest first, without their data. */
export async function listExecutions(rest: Rest, workflowId?: string): Promise<Listed[]> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	// by id: one that moves while pages are turned stands on two of them
	const all = new Map<string, Listed>();
	let cursor: string | null | undefined = '';
	while (typeof cursor === 'string') {
		const from: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
		const page: Page = await rest.get(`/executions?filter=${filter}&limit=${PAGE}${from}`);
		for (const one of page.results) all.set(one.id, one);
		cursor = page.nextCursor;
	}
	return [...all.values()];
}

/** The executions of a workflow, or of all of them, with their data; those of some statuses when any are named. */
export async function readExecutions(
	rest: Rest,
	workflowId?: string,
	statuses?: readonly string[],
): Promise<Execution[]> {
	const listed = await listExecutions(rest, workflowId);
	const wanted = listed.filter(({ status }) => statuses?.includes(status) ?? true);
	const read: Execution[] = [];
	for (const { id } of wanted) read.push(await readExecution(rest, id));
	return read;
}

/** Resolves when no execution of a workflow, or no more than a few, have one of these statuses. */
export const noneLeft = (
	rest: Rest,
	workflowId: string,
	statuses: readonly string[],
	timeoutMs?: number,
	few = 0,
): Promise<true> =>
	until(
		`no more than ${few} executions of workflow ${workflowId} are ${statuses.join(' or ')}`,
		async () => {
			const listed = await listExecutions(rest, workflowId);
			const left = listed.filter(({ status }) => statuses.includes(status));
			return left.length <= few || undefined;
		},
		timeoutMs,
	);

/** Statuses of executions that a worker or n8n itself has in its hands. */
export const AT_WORK: readonly string[] = ['new', 'running'];
/** Statuses of executions that have not ended. */
export const UNDER_WAY: readonly string[] = [...AT_WORK, 'waiting', 'unknown'];
export const isUnderWay = ({ status }: { readonly status: string }): boolean =>
	UNDER_WAY.includes(status);

/** The execution once it has ended, however it did. */
export const endedExecution = (rest: Rest, id: string, timeoutMs?: number): Promise<Execution> =>
	until(
		`execution ${id} ended`,
		async () => {
			const execution = await readExecution(rest, id);
			return isUnderWay(execution) ? undefined : execution;
		},
		timeoutMs,
	);

/** The execution once it waits. */
export const waitingExecution = (rest: Rest, id: string): Promise<Execution> =>
	until(`execution ${id} waits`, async () => {
		const execution = await readExecution(rest, id);
		if (execution.status === 'error')
			throw new Error(`execution ${id} ended: ${execution.error?.message}`);
		return execution.status === 'waiting' ? execution : undefined;
	});

/** Every item that left a node, all its runs and outputs together. */
export const itemsOf = ({ runs }: Execution, name: string): Json[] =>
	(runs[name] ?? []).flatMap(({ outputs }) => outputs.flat());

/** The id of the execution that an act starts in a workflow, as soon as there is one. */
export async function startedBy(
	rest: Rest,
	workflowId: string,
	act: () => Promise<unknown>,
): Promise<string> {
	const known = new Set((await listExecutions(rest, workflowId)).map(({ id }) => id));
	await act();
	const started = await until(`an execution of workflow ${workflowId}`, async () =>
		// the first of them: it may have started others, as a list does for its calls
		(await listExecutions(rest, workflowId)).findLast(({ id }) => !known.has(id)),
	);
	return started.id;
}
