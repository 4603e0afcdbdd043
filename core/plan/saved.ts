/** States that come back from where a host saved them. */
import { isRecord } from '../base/json';
import { MESSAGES, fault } from '../messages';
import type { BatchState } from './batch';
import type { LadderState } from './ladder-state';

/** Throws `invalidRequest` for a state that this version does not know how to go on with. */
export const savedBatch = (value: unknown): BatchState =>
	isOfVersion(value, 1) && Array.isArray(value.items) ? (value as never) : unknownState();

/** Throws `invalidRequest` for a state that this version does not know how to go on with. */
export const savedLadder = (value: unknown): LadderState =>
	isOfVersion(value, 1) && Array.isArray(value.calls) ? (value as never) : unknownState();

const isOfVersion = (value: unknown, version: number): value is Record<string, unknown> =>
	isRecord(value) && value.v === version;

function unknownState(): never {
	throw fault(MESSAGES.planFromElsewhere());
}
