/** Counts what came of a plan: from what the flow heard, and from what the sandbox's phones saw. */
import type { Call } from '../../sandbox/index';
import type { Expectation } from './expectation';
import { describeCall, type PlannedCall } from './plan';

/** One message that came out of a node. */
export interface Heard {
	readonly reference: string;
	/** 1 for the first time a reference was placed, 2 for the second. */
	readonly attempt: 1 | 2;
	/** Trigger Voice Flow (its outputs and its error), or Outbound Call Result. */
	readonly from: 'trigger' | 'result';
	/** The exit, or `error:` and the failure's word. */
	readonly exit: string;
	/** As it came back; undefined where there is none to come back, as with an error. */
	readonly context?: unknown;
}

/** What the sandbox knows of a call; `GET /_sandbox/calls` has it too. */
export type SandboxCall = Pick<Call, 'to' | 'provider' | 'timeline'>;

/** A forged report that the test itself has sent, and how it was answered. */
export interface Attack {
	readonly what: string;
	readonly status: number;
}

export interface Tally {
	/** Attempts: calls that were placed twice count twice. */
	readonly calls: number;
	readonly dialled: number;
	/** References for which more than one phone rang. */
	readonly dialledTwice: number;
	/** Attempts that never came out of the trigger. */
	readonly withoutExit: number;
	/** Attempts that came out twice: of the trigger, or of it and of Outbound Call Result. */
	readonly withTwoExits: number;
	readonly forged: number;
	readonly forgedAccepted: number;
	/** Whatever else differs from the plan, in words. */
	readonly unexpected: readonly string[];
}

export const NOTHING: Tally = {
	calls: 0,
	dialled: 0,
	dialledTwice: 0,
	withoutExit: 0,
	withTwoExits: 0,
	forged: 0,
	forgedAccepted: 0,
	unexpected: [],
};

export const plus = (one: Tally, other: Tally): Tally => ({
	calls: one.calls + other.calls,
	dialled: one.dialled + other.dialled,
	dialledTwice: one.dialledTwice + other.dialledTwice,
	withoutExit: one.withoutExit + other.withoutExit,
	withTwoExits: one.withTwoExits + other.withTwoExits,
	forged: one.forged + other.forged,
	forgedAccepted: one.forgedAccepted + other.forgedAccepted,
	unexpected: [...one.unexpected, ...other.unexpected],
});

export const isClean = (tally: Tally): boolean =>
	tally.dialledTwice + tally.withoutExit + tally.withTwoExits + tally.forgedAccepted === 0 &&
	tally.unexpected.length === 0;

/** Counts one wave; `phones` are the sandbox's calls since the wave began. */
export function tallyOf(
	plan: readonly PlannedCall[],
	heard: readonly Heard[],
	phones: readonly SandboxCall[],
	attacks: readonly Attack[] = [],
): Tally {
	const rang = groupBy(phones, ({ to }) => to);
	const said = groupBy(heard, ({ reference, attempt }) => `${reference} ${attempt}`);
	const forgeries = [...forgedReports(phones), ...attacks];
	let tally: Tally = {
		...NOTHING,
		dialled: phones.length,
		forged: forgeries.length,
		forgedAccepted: forgeries.filter(({ status }) => status >= 200 && status < 300).length,
	};
	for (const call of plan) tally = plus(tally, ofCall(call, rang.get(call.to)?.length ?? 0, said));
	const known = new Set(plan.map(({ reference }) => reference));
	const strangers = heard.filter(({ reference }) => !known.has(reference));
	return plus(tally, {
		...NOTHING,
		unexpected: strangers.map(({ reference }) => `no order placed ${reference}`),
	});
}

function ofCall(call: PlannedCall, rang: number, said: ReadonlyMap<string, Heard[]>): Tally {
	const { expected, again } = call;
	const attempts = [
		ofAttempt(call, 1, expected, said),
		...(again ? [ofAttempt(call, 2, again, said)] : []),
	];
	const dialled = expected.dialled + (again?.dialled ?? 0);
	const unexpected =
		rang === dialled ? [] : [`${describeCall(call)}: ${rang} phones rang instead of ${dialled}`];
	const own: Tally = { ...NOTHING, dialledTwice: rang > 1 ? 1 : 0, unexpected };
	return attempts.reduce(plus, own);
}

function ofAttempt(
	call: PlannedCall,
	attempt: 1 | 2,
	expected: Expectation,
	said: ReadonlyMap<string, Heard[]>,
): Tally {
	const heard = said.get(`${call.reference} ${attempt}`) ?? [];
	const trigger = heard.filter(({ from }) => from === 'trigger');
	const results = heard.filter(({ from }) => from === 'result');
	// a late result follows No Result, which said that it was not known yet
	const both = results.length > 0 && trigger.some(({ exit }) => exit !== 'noResult');
	const want = [
		expected.trigger,
		...(expected.afterwards === null ? [] : [`then ${expected.afterwards}`]),
	];
	const got = [...trigger.map(({ exit }) => exit), ...results.map(({ exit }) => `then ${exit}`)];
	const unexpected: string[] = [];
	if (want.join() !== got.join())
		unexpected.push(
			`${describeCall(call)}, attempt ${attempt}: ${got.join() || 'nothing'} instead of ${want.join()}`,
		);
	for (const { context } of heard)
		if (context !== undefined && JSON.stringify(context) !== JSON.stringify(call.context))
			unexpected.push(`${describeCall(call)}: its context came back as ${JSON.stringify(context)}`);
	return {
		...NOTHING,
		calls: 1,
		withoutExit: trigger.length === 0 ? 1 : 0,
		withTwoExits: trigger.length > 1 || results.length > 1 || both ? 1 : 0,
		unexpected,
	};
}

/** How the sandbox's own forgeries were answered. */
const forgedReports = (phones: readonly SandboxCall[]): Attack[] =>
	phones.flatMap(({ timeline }) =>
		timeline
			.filter(({ event, forged }) => event === 'report' && forged === true)
			.map(({ status }) => ({
				what: 'forged report',
				status: typeof status === 'number' ? status : 0,
			})),
	);

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
	const groups = new Map<string, Item[]>();
	for (const item of items) {
		const key = keyOf(item);
		const group = groups.get(key);
		if (group) group.push(item);
		else groups.set(key, [item]);
	}
	return groups;
}

/** The last line of a run, as JSON. */
export const summaryOf = (tally: Tally, seed: number, host: string): string =>
	JSON.stringify({
		calls: tally.calls,
		dialledTwice: tally.dialledTwice,
		withoutExit: tally.withoutExit,
		withTwoExits: tally.withTwoExits,
		forgedAccepted: tally.forgedAccepted,
		seed,
		host,
		dialled: tally.dialled,
		forged: tally.forged,
		unexpected: tally.unexpected.length,
	});
