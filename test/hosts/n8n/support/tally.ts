/** What became of many orders: what the sandbox dialled beside what the executions say. */
import { labelOf, type Exit } from '../../../../core';
import type { Sandbox } from '../../../../sandbox/index';
import { endsOf } from './calls';
import type { Execution } from './executions';
import { startedWith } from './result-workflow';

export interface Expected {
	readonly reference: string;
	/** Of this run alone: not every provider is told the reference. */
	readonly to: string;
	readonly exit: Exit;
}

export interface Tally {
	readonly calls: number;
	/** References at which more than one phone rang. */
	readonly dialledTwice: number;
	/** Orders that no call was placed for, or whose result came out nowhere or as another one. */
	readonly lost: number;
	/** Results that came out of Outbound Call Result, as no execution took them. */
	readonly relayed: number;
	/** Orders with more than one result, wherever they came out. */
	readonly withTwoExits: number;
}

export function tallyOf(
	expected: readonly Expected[],
	sandbox: Pick<Sandbox, 'calls'>,
	executions: readonly Execution[],
	results: readonly Execution[],
): Tally {
	const dialled = countBy(sandbox.calls(), ({ to }) => to);
	const resumed = executions.flatMap(endsOf).map(({ output, item }) => ({
		output,
		reference: (item.body as { reference?: string } | undefined)?.reference ?? '',
	}));
	const relayed = results
		.flatMap(startedWith)
		.map(({ output, call }) => ({ output, reference: call.reference }));
	const ends = [...resumed, ...relayed];
	const ended = countBy(ends, ({ reference }) => reference);
	const right = new Set(ends.map(({ output, reference }) => `${reference} ${output}`));
	return {
		calls: expected.length,
		dialledTwice: [...dialled.values()].filter((times) => times > 1).length,
		lost: expected.filter(
			({ reference, to, exit }) => !dialled.has(to) || !right.has(`${reference} ${labelOf(exit)}`),
		).length,
		relayed: relayed.length,
		withTwoExits: [...ended.values()].filter((times) => times > 1).length,
	};
}

function countBy<T>(all: readonly T[], key: (one: T) => string): Map<string, number> {
	const counts = new Map<string, number>();
	for (const one of all) counts.set(key(one), (counts.get(key(one)) ?? 0) + 1);
	return counts;
}
