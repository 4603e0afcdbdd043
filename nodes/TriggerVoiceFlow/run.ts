/** One run of the node: its items, one after the other. */
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { MESSAGES, fault, type CallState } from '../../core';
import { toErrorItem, toNodeError } from '../shared/node-error';
import { collectHints } from './hints';
import { modeOf } from './mode';
import { toOutputs, type Mode } from './outputs';
import { placeItem, type Outcome } from './place-item';
import { readCall } from './read-call';
import { runMemory, type RunMemory } from './run-memory';
import { runProgress } from './run-progress';
import { withCall } from './with-call';

export async function run(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	const mode = modeOf(context);
	if (mode === 'waiting' && items.length > 1)
		throw toNodeError(context.getNode(), fault(MESSAGES.waitsForOne(items.length)));

	const memory = runMemory(context);
	const hints = collectHints();
	const progress = runProgress(context, items.length);
	const done: Array<{ state: CallState; item: INodeExecutionData }> = [];
	let waitMs: number | null = null;
	for (const [itemIndex, input] of items.entries()) {
		try {
			const outcome = await placeOnce(context, memory, itemIndex, mode);
			done.push({ state: outcome.result.exit, item: itemOf(input, outcome, itemIndex) });
			hints.add(itemIndex, outcome.notes, outcome.unconfirmed ? 'warning' : 'info');
			waitMs = outcome.waitMs;
			progress.ended(outcome.result.exit);
		} catch (error) {
			const nodeError = toNodeError(context.getNode(), error, itemIndex);
			if (!context.continueOnFail()) throw nodeError;
			// no call is known of; n8n moves the item to the error output where there is one
			const item = toErrorItem(nodeError, error, input.json, itemIndex);
			done.push({ state: 'notCalled', item });
			progress.ended('error');
		}
	}
	context.addExecutionHints?.(...progress.summary(), ...hints.all(items.length));

	if (mode !== 'waiting' || waitMs === null) return toOutputs(mode, done);
	await wait(context, done[0]!.item, waitMs);
	return toOutputs(mode, []);
}

async function placeOnce(
	context: IExecuteFunctions,
	memory: RunMemory,
	itemIndex: number,
	mode: Mode,
): Promise<Outcome> {
	const request = readCall(context, itemIndex, mode);
	const { to } = request.settings;
	const known = memory.recall(itemIndex, to);
	if (known) return known;
	const placed = placeItem(context, request, itemIndex, mode);
	return placed.then(
		(outcome) => {
			memory.placed(itemIndex, to, outcome);
			return outcome;
		},
		(error: unknown) => {
			memory.failed(itemIndex, to, error);
			throw error;
		},
	);
}

const itemOf = (
	input: INodeExecutionData,
	{ result, request, wayBack }: Outcome,
	itemIndex: number,
): INodeExecutionData =>
	withCall(
		input,
		{ ...result, ...(request && { request }), ...(wayBack && { wayBack }) },
		itemIndex,
	);

/**
 * n8n hands a wait that ran out, and a resumed one, the input that the node had. So the input
 * becomes the item with its call: then No Result says which call had none, after a restart too.
 */
async function wait(
	context: IExecuteFunctions,
	item: INodeExecutionData,
	waitMs: number,
): Promise<void> {
	context.getExecuteData().data.main = [[item]];
	await context.putExecutionToWait(new Date(Date.now() + waitMs));
}
