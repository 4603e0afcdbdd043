/**
 * What stands in the workflow's list for a reference. The list tells only whether an entry is in
 * it, so what is to be read from it again has to be found by asking: for the call itself by its
 * fingerprint, for the execution that placed it by the two digits of its number.
 */
import type { Fingerprint } from '../../../core';

/** Keeps ours apart from what "Remove Duplicates" writes into the same list. */
const PREFIX = 'ringback:';
const CALL_PREFIX = 'ringback-call:';
const RUN_PREFIX = 'ringback-run:';

/** An execution is known by its number modulo this squared: n8n itself keeps 10,000 unless told. */
const BASE = 256;
const SPAN = BASE ** 2;
/** More than one number can be left by a worker that died while it asked; so many are looked at. */
const MOST_RUNS = 4;

export const entryOf = (reference: string): string => PREFIX + reference;

const callEntry = (reference: string, { to, flowId, account }: Fingerprint): string =>
	`${CALL_PREFIX}${reference}:${to}${flowId}${account}`;
const digitEntry = (reference: string, place: number, digit: number): string =>
	`${RUN_PREFIX}${reference}:${place}:${digit}`;

/** Two digits, the higher one first; none of an execution that n8n does not number. */
const digitsOf = (executionId: string): number[] => {
	if (!/^\d+$/.test(executionId)) return [];
	const rest = Number(BigInt(executionId) % BigInt(SPAN));
	return [Math.floor(rest / BASE), rest % BASE];
};

/** Written once a call was sent, beside its reference. */
export const detailsOf = (reference: string, call: Fingerprint, executionId: string): string[] => [
	callEntry(reference, call),
	...digitsOf(executionId).map((digit, place) => digitEntry(reference, place, digit)),
];

/** What has to be asked for. */
export const questionsFor = (reference: string, call: Fingerprint): string[] => [
	callEntry(reference, call),
	...[0, 1].flatMap((place) =>
		Array.from({ length: BASE }, (_none, digit) => digitEntry(reference, place, digit)),
	),
];

/** What the answers say. */
export interface Details {
	/** Whether the call that has the reference is this one. */
	readonly isSame: boolean;
	/** Ids of executions, of which one placed the call; none where nothing but the reference is known. */
	readonly executions: readonly string[];
}

export function detailsIn(
	there: ReadonlySet<string>,
	reference: string,
	call: Fingerprint,
	currentExecution: string,
): Details {
	const digitsAt = (place: number) =>
		Array.from({ length: BASE }, (_none, digit) => digit).filter((digit) =>
			there.has(digitEntry(reference, place, digit)),
		);
	const numbers = digitsAt(0).flatMap((high) => digitsAt(1).map((low) => high * BASE + low));
	const known = numbers.length > MOST_RUNS || !/^\d+$/.test(currentExecution) ? [] : numbers;
	return {
		isSame: there.has(callEntry(reference, call)),
		executions: known.map((number) => newest(number, BigInt(currentExecution))),
	};
}

/** The newest execution with this number that is not newer than the one that asks. */
function newest(number: number, current: bigint): string {
	const span = BigInt(SPAN);
	const inSpan = current - (current % span) + BigInt(number);
	return String(inSpan > current ? inSpan - span : inSpan);
}
