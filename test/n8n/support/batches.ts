/** Batches as n8n keeps them, and what becomes of their calls. */
import { beginBatch, callResult, outcomeOf, triesPlan, type CallState } from '../../../core';
import {
	plannedCalls,
	type Batch,
	type Row,
} from '../../../nodes/TriggerVoiceFlow/start-flow/batch/state';

export const NOW = Date.parse('2026-01-02T03:04:05Z');
export const basicsOf = (index: number) => ({
	reference: `order-${index}`,
	provider: 'kaleyra',
	to: '+14155550123',
	context: null,
});

export function batchOf(count: number, plan = triesPlan(undefined, 60_000)): Batch {
	const indexes = [...Array(count).keys()];
	const rows = indexes.map((index): Row => ({
		basics: basicsOf(index),
		callOnce: true,
		plan,
		notes: [],
	}));
	const items = rows.map(({ basics: { reference } }) => ({ reference }));
	return {
		run: 0,
		execution: '7',
		owner: '7',
		pause: 'pause',
		source: { previousNode: 'Orders' },
		plan: beginBatch(plan, items, NOW).state,
		rows,
		stopped: null,
	};
}

export const ended = (state: CallState, index: number, known: object = {}) => ({
	state,
	json: { call: callResult(basicsOf(index), state, true, known) },
});

export const start = (batch: Batch): void =>
	plannedCalls(batch).forEach(([index, row, call]) => {
		row.call = { ...call, isPlanned: false, executions: [`${index}`] };
	});

export const exitsOf = ({ plan }: Batch) => plan.items.map((item) => outcomeOf(item)?.exit ?? null);
