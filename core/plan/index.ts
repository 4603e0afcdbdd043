/** Plans: what to do after an exit. Another try, the next person, or nothing more. */
export {
	APPROVAL_OUTPUTS,
	approvalKeys,
	decisionOf,
	type ApprovalKeys,
	type Decision,
} from './approval';
export { OVERDUE_MS } from './events';
export type { CallEvent, PlanAction, PlanEvent, PlanReason, Report, Step } from './events';
export {
	beginBatch,
	isBatchDone,
	itemOf,
	nextWakeMs,
	stepBatch,
	type BatchItem,
	type BatchState,
	type PlanOfItems,
} from './batch';
export { beginLadder, stepLadder } from './ladder';
export {
	heardOf,
	ladderResult,
	type Heard,
	type LadderCall,
	type LadderResult,
} from './ladder-result';
export {
	LADDER_LABELS,
	LADDER_OUTPUTS,
	type LadderOutput,
	type LadderPlan,
	type LadderState,
	type Person,
} from './ladder-state';
export { ladderWakeMs } from './ladder-turn';
export { ladderBoundMs, sentenceOfLadders } from './ladder-progress';
export { wordOf } from './keys';
export { createPhones, type Phones } from './phones';
export { settingsOfPerson } from './person';
export { progressOf, sentenceOfProgress, timeOfDay, type Progress } from './progress';
export { personIn, referenceOfPerson, referenceOfTry, triesOf } from './reference';
export { savedBatch, savedLadder } from './saved';
export {
	LARGEST_BATCH,
	WHEN_UNSURE,
	askingPlan,
	checkBatchSize,
	ladderPlan,
	triesPlan,
} from './settings';
export { resultOfTries } from './tries-result';
export { historyOf, outcomeOf } from './tries-state';
export { TRY_AFTER } from './try-after';
export type { TriesOutcome, TriesPlan, TriesState } from './tries-state';
