import type { NodeExecutionHint } from 'n8n-workflow';

/** Items named in one hint. */
const MOST_NAMED = 10;

/** Collects what the builder should know: one hint per sentence, naming its items. */
export function collectHints() {
	const items = new Map<string, { indexes: number[]; type: 'info' | 'warning' }>();
	return {
		add(itemIndex: number, sentences: readonly string[], type: 'info' | 'warning'): void {
			for (const sentence of sentences) {
				const hint = items.get(sentence) ?? { indexes: [], type };
				hint.indexes.push(itemIndex);
				items.set(sentence, hint);
			}
		},
		/** @param count items of the run: a single one needs no number */
		all: (count: number): NodeExecutionHint[] =>
			[...items].map(([sentence, { indexes, type }]) => ({
				message: count === 1 ? sentence : `${named(indexes)}: ${sentence}`,
				type,
				location: 'outputPane',
			})),
	};
}

function named(indexes: readonly number[]): string {
	const shown = indexes.slice(0, MOST_NAMED).join(', ');
	const more = indexes.length - MOST_NAMED;
	return `Item ${shown}${more > 0 ? ` and ${more} more` : ''}`;
}
