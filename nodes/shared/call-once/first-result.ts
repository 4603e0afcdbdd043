/** The first result of a reference: it stands in the execution that placed the call, for as long as n8n keeps that. */
import type { IRunExecutionData } from 'n8n-workflow';
import {
	firstOf,
	isRecord,
	type CallResult,
	type Fingerprint,
	type Remembered,
} from '../../../core';
import { claimedOutputs } from './claimed';

/** What a run of the node remembers of a call that it placed, see start-flow/run-memory.ts. */
interface Placed {
	readonly outcome: { readonly result: CallResult; readonly call?: Fingerprint };
}

const isPlaced = (value: unknown, reference: string): value is Placed =>
	isRecord(value) &&
	isRecord(value.outcome) &&
	isRecord(value.outcome.result) &&
	value.outcome.result.reference === reference;

/** Null where this execution did not place it. */
export function rememberedIn(
	data: IRunExecutionData | null | undefined,
	reference: string,
): Remembered | null {
	for (const [owner, memory] of Object.entries(data?.executionData?.contextData ?? {})) {
		const placed = Object.values(memory).find((value) => isPlaced(value, reference));
		if (!isPlaced(placed, reference) || !owner.startsWith(OWNER)) continue;
		const { result, call = null } = placed.outcome;
		const ended = endIn(data!, owner.slice(OWNER.length), reference);
		const first = ended ?? { ...result, exit: 'placed' };
		return { call, isUnderWay: ended === null && Boolean(data?.waitTill), first: firstOf(first) };
	}
	return null;
}

/** n8n names the memory of a node so. */
const OWNER = 'node:';

/** The last word of the node on this call; null while it waits. */
function endIn(data: IRunExecutionData, node: string, reference: string): CallResult | null {
	const runs = data.resultData.runData[node] ?? [];
	const mains = [...runs.map((run) => run.data?.main), claimedOutputs(data, node)];
	const items = mains.flatMap((main) => (main ?? []).flatMap((output) => output ?? []));
	const calls = items
		// nodes name the field that their results are in
		.flatMap(({ json }) => Object.values(json))
		.filter(isRecord)
		.filter(({ exit, reference: its }) => exit && its === reference)
		// of a loop, or a list: what called nobody says nothing of the call
		.filter(({ exit, simulated }) => exit !== 'notCalled' && simulated !== true);
	return (calls.at(-1) as unknown as CallResult | undefined) ?? null;
}
