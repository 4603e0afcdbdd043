/** A ladder starts the call of a person: an execution of its own, which waits as a single call does. */
import type { IExecuteFunctions } from 'n8n-workflow';
import { createPhones, personIn, waitLimitMs } from '../../../core';
import { n8nClock } from '../../shared/host/clock';
import { knownRelay } from '../../shared/webhook/relays';
import { startExecution } from '../start-flow/batch/call-execution';
import { failedEnding } from '../start-flow/batch/check-items';
import { ownCalls } from '../start-flow/batch/own-calls';
import { wakeUrlOf } from '../start-flow/batch/wake-up';
import { keysOf, nameOf, requestOfPerson } from './read-order';
import { isOver, keyOf, tell, type InOrder, type Rung, type Search } from './state';

const phones = createPhones();
/** A ladder that looks twice as rarely as it should was cancelled. */
const FORGOTTEN_MS = 150_000;

/** References are used once in a node. */
const knownOf = (context: IExecuteFunctions, { plan, state, callOnce }: Search) => ({
	...{ plan, state },
	once: callOnce
		? `${context.getWorkflow().id} ${context.getNode().id} ${state.incident}`
		: undefined,
});

/** Notes whom it has on the phone, for other ladders of this process. */
export function noteOnPhone(context: IExecuteFunctions, inOrder: InOrder, search: Search): void {
	const known = isOver(search) ? null : knownOf(context, search);
	phones.note(keyOf(inOrder, search), known, n8nClock.now() + FORGOTTEN_MS);
}

/** Starts a planned call, unless another ladder keeps it back. */
export async function place(
	context: IExecuteFunctions,
	inOrder: InOrder,
	itemIndex: number,
	search: Search,
	reference: string,
): Promise<void> {
	const rung = search.rungs[reference];
	if (!rung?.isPlanned) return;
	const hold = phones.holdOf(
		keyOf(inOrder, search),
		knownOf(context, search),
		reference,
		n8nClock.now(),
	);
	if (hold && !rung.again) {
		delete search.rungs[reference];
		tell(search, hold);
	} else
		await start(context, inOrder, itemIndex, search, reference, rung).catch((error: unknown) => {
			const { error: sentence, details } = failedEnding(context, error, itemIndex).json;
			search.failure = { error: sentence, details };
			search.notes.push(String(sentence));
			delete search.rungs[reference];
			const nowMs = n8nClock.now();
			tell(search, { type: 'notCalled', reference, reason: null, nowMs });
		});
	noteOnPhone(context, inOrder, search);
}

async function start(
	context: IExecuteFunctions,
	inOrder: InOrder,
	itemIndex: number,
	search: Search,
	reference: string,
	{ executions, again }: Rung,
): Promise<void> {
	const request = requestOfPerson(context, itemIndex, search, reference);
	const { plan, state } = search;
	const name = nameOf(plan, personIn(state.incident, reference));
	const batch = context.getExecutionId();
	const execution = await startExecution(
		context,
		{
			...{ batch, wakeUrl: wakeUrlOf(context, inOrder.pause), request },
			relay: (await knownRelay(context, request.provider)) ?? null,
			rung: { ladder: keyOf(inOrder, search), name, ...keysOf(plan) },
		},
		`${context.getWorkflow().name} (${name})`,
	);
	ownCalls.started(batch, execution);
	search.rungs[reference] = {
		isPlanned: false,
		executions: [...executions, execution],
		again,
		startedMs: n8nClock.now(),
		limitMs: waitLimitMs(request.waitLimitMinutes),
	};
}
