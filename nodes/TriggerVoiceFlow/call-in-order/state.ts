/**
 * What a run of "Call in Order" knows, as n8n saves it with the execution: plain JSON. Whose turn it
 * is is core's plan; beside it stand the executions that make the calls.
 */
import type { IExecuteFunctions, INodeExecutionData, ISourceData } from 'n8n-workflow';
import {
	referenceOfPerson,
	stepLadder,
	type LadderPlan,
	type LadderState,
	type PlanAction,
	type PlanEvent,
} from '../../../core';
import type { Ending } from '../start-flow/batch/call-execution';
import type { CallExecutions } from '../start-flow/batch/look';
import { STATES } from '../start-flow/batch/wake-up';

/** A call that the plan asked for. */
export interface Rung extends CallExecutions {
	/** Is started by the next run: written down before, so that a run that is repeated knows. */
	readonly isPlanned: boolean;
}

/** An item: the people of one incident. */
export interface Search {
	readonly plan: LadderPlan;
	state: LadderState;
	/** By reference, those whose news can still come. */
	readonly rungs: Record<string, Rung>;
	/** Whether a reference is called once only, however often it is started. */
	readonly callOnce: boolean;
	/** What the builder should know, though it stopped nothing. */
	readonly notes: string[];
	/** The last setting that somebody has to put right. */
	failure: Ending['json'] | null;
}

/** An item that nobody was called for, because it is wrong, and the builder chose to go on. */
export interface Wrong {
	readonly item: INodeExecutionData['json'];
}

export interface InOrder {
	/** The run of the node that this is: a loop runs it several times. */
	readonly run: number;
	/** The execution that last went on with it. */
	owner: string;
	/** Names its pauses, and the way to end them. */
	readonly pause: string;
	/** Where the items come from. */
	readonly source: ISourceData;
	readonly items: ReadonlyArray<Search | Wrong>;
}

export const inOrderOf = (context: IExecuteFunctions): InOrder | undefined =>
	context.getContext('node')[STATES.ladder] as InOrder | undefined;

export const isSearch = (item: Search | Wrong): item is Search => 'plan' in item;

export const searchesOf = ({ items }: InOrder): Search[] => items.filter(isSearch);

export const isOver = ({ state }: Search): boolean => state.out !== undefined;

/** Names an incident among all that this process calls for. */
export const keyOf = ({ pause }: InOrder, search: Search): string =>
	`${pause} ${search.state.incident}`;

const PLANNED: Rung = { isPlanned: true, executions: [], again: false, startedMs: 0, limitMs: 0 };

/** Tells the plan, and notes what it asks for. */
export function tell(search: Search, event: PlanEvent): void {
	const { state, actions } = stepLadder(search.plan, search.state, event);
	search.state = state;
	note(search, actions, event.nowMs);
}

export function note(search: Search, actions: readonly PlanAction[], nowMs: number): void {
	const { rungs } = search;
	for (const action of actions) {
		if (action.do === 'place') {
			const known = rungs[action.reference];
			// what was started before may have been placed
			rungs[action.reference] = known ? { ...known, isPlanned: true, again: true } : { ...PLANNED };
		} else if (action.do === 'withdraw' && rungs[action.reference]?.isPlanned) {
			const { reference } = action;
			delete rungs[reference];
			tell(search, { type: 'notCalled', reference, reason: 'stopped', nowMs });
		}
	}
}

/** The call's phase in the plan; undefined for one that the plan does not know any more. */
export const phaseOf = ({ state }: Search, reference: string) =>
	state.calls.find(
		({ round, person }) => referenceOfPerson(state.incident, round, person) === reference,
	)?.phase;
