/** What is known in n8n of a call that has its reference already. */
import type { DeduplicationHelperFunctions, IRunExecutionData } from 'n8n-workflow';
import { earlierOf, type Earlier, type Fingerprint, type Remembered } from '../../../core';
import { detailsIn, questionsFor, type Details } from './entries';
import { rememberedIn } from './first-result';
import { MOST_ENTRIES } from './turns';

/** The execution that asks, and how it sees others. */
export interface Asking {
	readonly executionId: string;
	readonly executionOf: (id: string) => Promise<IRunExecutionData | undefined>;
	/** Told which execution placed a call that is asked about, where that is known. */
	readonly found?: (executionId: string) => void;
}

type Store = Pick<DeduplicationHelperFunctions, 'checkProcessedAndRecord' | 'removeProcessed'>;

/**
 * What the list says of a reference. Asking writes what is not there, so it is taken out again.
 * To be asked in turn, as the list is changed.
 */
export async function askList(
	store: Store,
	reference: string,
	call: Fingerprint,
	{ executionId }: Asking,
): Promise<Details> {
	const questions = questionsFor(reference, call);
	// nothing else may be pushed out meanwhile
	const options = { mode: 'entries', maxEntries: 2 * MOST_ENTRIES } as const;
	const { processed } = await store.checkProcessedAndRecord(questions, 'workflow', options);
	const there = new Set(processed.map(String));
	const absent = questions.filter((question) => !there.has(question));
	await store.removeProcessed(absent, 'workflow', options);
	return detailsIn(there, reference, call, executionId);
}

/** What its execution says, beside what the list does. */
export async function earlierIn(
	details: Details,
	reference: string,
	mine: Fingerprint,
	{ executionOf, found: tell }: Asking,
): Promise<Earlier> {
	const { isSame, executions } = details;
	let found: Remembered | null = null;
	for (const id of executions) {
		found = rememberedIn(await executionOf(id).catch(() => undefined), reference);
		if (found === null) continue;
		tell?.(id);
		break;
	}
	const earlier = earlierOf(mine, found);
	if (isSame) return { ...earlier, differsIn: [] };
	// nothing but the reference stands there: an earlier version wrote it, or its start was not answered
	if (executions.length === 0) return earlier;
	return earlier.differsIn?.length === 0 ? { ...earlier, differsIn: null } : earlier;
}
