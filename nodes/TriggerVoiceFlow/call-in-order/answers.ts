/**
 * What this process has heard of ladders under way: the report of a call is heard by the call's own
 * execution, a moment before the ladder reads it there. Hints only: who loses them, in a restart or
 * in another worker, has what the executions say.
 */
import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';
import {
	decisionOf,
	keepNewest,
	wordOf,
	type CallResult,
	type Exit,
	type Gate,
} from '../../../core';
import { partOf, waitingPart } from '../start-flow/batch/part';

interface Heard {
	/** Who confirmed first: the reference, and the name. */
	yes?: { readonly reference: string; readonly name: string };
	/** Numbers of those who declined. */
	readonly declined: Set<string>;
}

const MOST_LADDERS = 1_000;
const ladders = new Map<string, Heard>();

function of(ladder: string): Heard {
	const known = ladders.get(ladder) ?? { declined: new Set() };
	ladders.delete(ladder);
	ladders.set(ladder, known);
	keepNewest(ladders, MOST_LADDERS);
	return known;
}

/**
 * The keys of a report, and what its sender may be told of them: whether they counted, and who was
 * first where they did not. Nothing for a call that asks for no key.
 */
export function heardBy(
	context: IWebhookFunctions,
	result: CallResult,
): { ok?: true; confirmed?: boolean; already?: string } {
	const { rung, asks } = waitingPart(context) ?? {};
	if (asks !== undefined) return { ok: true, confirmed: decisionOf(asks, result) === 'approved' };
	if (rung === undefined) return {};
	const { reference, to, answers, answeredBy } = result;
	const { word } = wordOf(rung, { exit: result.exit as Exit, answers, answeredBy });
	const known = of(rung.ladder);
	if (word === 'declined') known.declined.add(to);
	if (word === 'confirmed') known.yes ??= { reference, name: rung.name };
	if (known.yes === undefined) return { ok: true, confirmed: false };
	if (known.yes.reference === reference) return { ok: true, confirmed: true };
	return { ok: true, confirmed: false, already: known.yes.name };
}

/** Keeps a call back that is not needed any more: asked when it is sent, behind all queues. */
export function neededGates(context: IExecuteFunctions): readonly Gate[] {
	const rung = partOf(context)?.rung;
	if (rung === undefined) return [];
	return [
		{
			ask({ reference, to }) {
				const known = ladders.get(rung.ladder);
				if (known?.yes !== undefined && known.yes.reference !== reference)
					return { notCalled: 'stopped', sentence: 'Somebody has confirmed meanwhile.' };
				if (known?.declined.has(to))
					return { notCalled: 'stopped', sentence: 'This person has declined meanwhile.' };
				return { go: true };
			},
		},
	];
}
