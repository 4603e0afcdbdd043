/** How far a run with several items is, and what became of them in the end. */
import type { IExecuteFunctions, NodeExecutionHint } from 'n8n-workflow';
import { labelOf, type CallState } from '../../../core';
import { n8nClock } from '../../shared/host/clock';

const MINUTE_MS = 60_000;

/** @param count items of the run: a single one is not worth a word */
export function runProgress(
	context: Pick<IExecuteFunctions, 'sendMessageToUI'>,
	count: number,
	nowMs: () => number = n8nClock.now,
) {
	const startedMs = nowMs();
	const counts = new Map<string, number>();
	let done = 0;

	return {
		/** Counts an item, and tells whoever watches the run in the editor. */
		ended(how: CallState | 'error'): void {
			done += 1;
			const word = how === 'error' ? 'error' : labelOf(how).toLowerCase();
			counts.set(word, (counts.get(word) ?? 0) + 1);
			if (count < 2) return;
			const leftMs = ((nowMs() - startedMs) / done) * (count - done);
			context.sendMessageToUI(`${done} of ${count} done${timeLeft(leftMs)}`);
		},
		/** Such as "200 items: 180 placed, 20 not called". */
		summary(): NodeExecutionHint[] {
			if (count < 2) return [];
			const words = [...counts].map(([word, times]) => `${times} ${word}`).join(', ');
			return [{ message: `${count} items: ${words}`, type: 'info', location: 'outputPane' }];
		},
	};
}

const timeLeft = (leftMs: number): string =>
	leftMs < MINUTE_MS ? '' : `, about ${Math.round(leftMs / MINUTE_MS)} min left`;
