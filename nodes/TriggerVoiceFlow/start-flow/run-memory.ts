/**
 * What this execution has placed already. "Retry On Fail" and "Retry Execution" run the whole
 * node again with all items; n8n keeps the node's context through both, so calls that were
 * made are handed out again instead of being dialled again.
 */
import type { IContextObject, IExecuteFunctions } from 'n8n-workflow';
import { VoiceError } from '../../../core';
import type { Outcome } from './outcome';
import { runIndexOf } from './read-call';

/** A failure alone is what executions of earlier versions remember. */
type Remembered = { readonly to: string } & (
	{ readonly outcome: Outcome } | { readonly failure: ReturnType<VoiceError['toJSON']> }
);

export interface RunMemory {
	/** What was placed for this item before. */
	recall(itemIndex: number, to: unknown): Outcome | undefined;
	placed(itemIndex: number, to: unknown, outcome: Outcome): void;
}

export function runMemory(context: IExecuteFunctions): RunMemory {
	const memory: IContextObject = context.getContext('node');
	const run = runIndexOf(context, 0);
	const keyOf = (itemIndex: number) => `ringback:${run}:${itemIndex}`;
	return {
		recall(itemIndex, to) {
			const known = memory[keyOf(itemIndex)] as Remembered | undefined;
			if (known === undefined || known.to !== String(to)) return undefined;
			if ('outcome' in known) return known.outcome;
			const { kind, message, ...details } = known.failure;
			throw new VoiceError(kind, message, details);
		},
		placed(itemIndex, to, outcome) {
			if (outcome.result.placedAt === null) return;
			memory[keyOf(itemIndex)] = { to: String(to), outcome };
		},
	};
}
