/** Every item is looked at before anybody is called: what is wrong is said then. */
import { randomUUID } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import { MESSAGES, beginLadder, fault } from '../../../core';
import { canWait } from '../../shared/host/can-wait';
import { n8nClock } from '../../shared/host/clock';
import { toErrorItem, toNodeError } from '../../shared/host/node-error';
import { isTool } from '../../shared/host/tool';
import { N8N_WORDS, n8nFault } from '../../shared/host/words';
import { resultFieldOf } from '../result-field';
import { STATES } from '../start-flow/batch/wake-up';
import { outputSetOf } from '../start-flow/mode';
import { runIndexOf } from '../start-flow/read-call';
import { warnOfLostOutputs, warnOfTimeout } from '../start-flow/warnings';
import { readOrder } from './read-order';
import { note, type InOrder, type Search, type Wrong } from './state';

/** Nobody is called in the first run: what it finds out is saved first. */
export function begin(context: IExecuteFunctions): InOrder {
	if (isTool(context)) throw n8nFault(N8N_WORDS.inOrderAsTool());
	if (!canWait()) throw n8nFault(N8N_WORDS.tooOldForOrder());
	// n8n's old order comes back before it has paused, for ever
	if (context.getWorkflowSettings().executionOrder !== 'v1')
		throw n8nFault(N8N_WORDS.oldExecutionOrderInOrder());
	// said before anybody is called
	resultFieldOf(context);
	warnOfLostOutputs(context, outputSetOf(context, 'inOrder'));
	const incidents = new Map<string, number>();
	const items = [...context.getInputData().keys()].map((itemIndex): Search | Wrong => {
		try {
			return searchOf(context, itemIndex, incidents);
		} catch (error) {
			const nodeError = toNodeError(context.getNode(), error, itemIndex);
			if (!context.continueOnFail()) throw nodeError;
			const { json } = context.getInputData()[itemIndex]!;
			return { item: toErrorItem(nodeError, error, json, itemIndex).json };
		}
	});
	const inOrder: InOrder = {
		run: runIndexOf(context, 0),
		owner: context.getExecutionId(),
		pause: randomUUID(),
		source: context.getInputSourceData(),
		items,
	};
	context.getContext('node')[STATES.ladder] = inOrder;
	return inOrder;
}

/** @param incidents of the items before, with their numbers */
function searchOf(
	context: IExecuteFunctions,
	itemIndex: number,
	incidents: Map<string, number>,
): Search {
	const { plan, incident, callOnce } = readOrder(context, itemIndex);
	const before = incidents.get(incident);
	if (before !== undefined) throw fault(MESSAGES.incidentTwice(before));
	incidents.set(incident, itemIndex + 1);
	warnOfTimeout(context, plan.waitMs);
	const nowMs = n8nClock.now();
	const { state, actions } = beginLadder(plan, incident, nowMs);
	const search: Search = { plan, state, rungs: {}, callOnce, notes: [], failure: null };
	note(search, actions, nowMs);
	return search;
}
