/** What became of a list whose n8n was ended in the middle of it. */
import { labelOf, type CallResult } from '../../../../core';
import type { Sandbox } from '../../../../sandbox/index';
import type { Person } from './batch';
import { endsOf, type Ended } from './calls';
import { isCutOff, perhapsSwallowed, type Start } from './crash-figures';
import type { Execution } from './executions';
import { startedWith } from './result-workflow';

const NO_RESULT = labelOf('noResult');

/** What was seen. */
export interface Seen {
	readonly people: readonly Person[];
	readonly sandbox: Pick<Sandbox, 'calls'>;
	/** Of "Outbound Call Result". */
	readonly started: readonly Execution[];
	/** When n8n, or a part of it, was not there. */
	readonly starts: readonly Start[];
	/** Where a worker that dies takes the result along that it has in its hands. */
	readonly erases: boolean;
}

/** Why nothing is known of somebody of whom something should be. */
type Why = 'relayed' | 'notDialled' | 'swallowed' | 'erased' | 'lost';

export interface JudgedRows extends Readonly<Record<Why, number>> {
	readonly rows: number;
	/** People without a row, or with more than one. */
	readonly notOnce: number;
	readonly wrongLineage: number;
	readonly right: number;
	/** Rows that say something that is not so. */
	readonly wrong: number;
	/** What is wrong or lost, for a person to look at. */
	readonly unexplained: readonly object[];
}

export interface Judge {
	dialledTwice(): number;
	/** The rows of a list that came to its end. */
	ofList(execution: Execution): JudgedRows;
	/** The rows of the same orders, sent again. */
	ofRepeat(execution: Execution): JudgedRows;
}

export function judgeOf({ people, sandbox, started, starts, erases }: Seen): Judge {
	const calls = sandbox.calls();
	const relayed = new Set(
		started.flatMap(startedWith).map(({ output, call: { reference } }) => `${reference} ${output}`),
	);
	const why = ({ reference, to, exit }: Person): Why => {
		const own = calls.filter((call) => call.to === to);
		if (relayed.has(`${reference} ${labelOf(exit)}`)) return 'relayed';
		if (own.length === 0) return 'notDialled';
		if (own.some((call) => perhapsSwallowed(call, starts))) return 'swallowed';
		return erases && own.some((call) => isCutOff(call, starts)) ? 'erased' : 'lost';
	};
	/** Right, or why nothing is known; null where something is said that is not so. */
	const verdict = (person: Person, label: string): Why | 'right' | null =>
		label === labelOf(person.exit) ? 'right' : label === NO_RESULT ? why(person) : null;

	const judged = (execution: Execution, said: (end: Ended) => string): JudgedRows => {
		const ends = endsOf(execution);
		const named = people.map((person) => ({
			person,
			ends: ends.filter(({ item }) => item.reference === person.reference),
		}));
		const verdicts = named.flatMap(({ person, ends: [end] }) =>
			end ? [{ person, end, verdict: verdict(person, said(end)) }] : [],
		);
		const count = (wanted: Why | 'right' | null) =>
			verdicts.filter((one) => one.verdict === wanted).length;
		return {
			rows: ends.length,
			notOnce: named.filter((one) => one.ends.length !== 1).length,
			wrongLineage: ends.filter(({ item }) => item.lineage !== item.reference).length,
			right: count('right'),
			wrong: count(null),
			lost: count('lost'),
			relayed: count('relayed'),
			notDialled: count('notDialled'),
			swallowed: count('swallowed'),
			erased: count('erased'),
			unexplained: verdicts
				.filter((one) => one.verdict === null || one.verdict === 'lost')
				.map(({ person, end }) => ({
					wanted: person.exit,
					output: end.output,
					...withoutNumber(end.item.call),
					error: end.item.error,
					timelines: calls.filter(({ to }) => to === person.to).map(reportsOf),
				})),
		};
	};
	return {
		dialledTwice: () =>
			people.filter(({ to }) => calls.filter((call) => call.to === to).length > 1).length,
		ofList: (execution) => judged(execution, ({ output }) => output),
		ofRepeat: (execution) => judged(execution, firstSaid),
	};
}

/** What a row says of the first call; for somebody who was not called before, it is the first. */
function firstSaid({ output, item: { call } }: Ended): string {
	if (call?.reason !== 'alreadyCalled') return output;
	const { first } = call as { first?: { exit?: CallResult['exit'] } | null };
	return first?.exit ? labelOf(first.exit) : NO_RESULT;
}

const withoutNumber = (call: CallResult | undefined) =>
	call && { reference: call.reference, exit: call.exit, reason: call.reason };

type Call = ReturnType<Sandbox['calls']>[number];

const reportsOf = ({ timeline }: Call) =>
	timeline
		.filter(({ event }) => event.startsWith('report'))
		.map(({ event, at, status, error }) => ({ event, at, status, error }));
