/** Plans: what to do after an exit. Another try, the next person, or nothing more. */
export * from './events';
export { beginBatch, isBatchDone, itemOf, nextWakeMs, stepBatch } from './batch';
export type { BatchItem, BatchState } from './batch';
export { referenceOfPerson, referenceOfTry } from './reference';
export {
	LARGEST_BATCH,
	TRY_AFTER,
	WHEN_UNSURE,
	checkBatchSize,
	ladderPlan,
	triesPlan,
} from './settings';
export { historyOf, outcomeOf } from './tries-state';
export type { PastTry, TriesOutcome, TriesPlan, TriesState } from './tries-state';
export { LADDER_OUTPUTS } from './ladder-state';
export type { LadderOutput, LadderPlan, LadderState, Person } from './ladder-state';
