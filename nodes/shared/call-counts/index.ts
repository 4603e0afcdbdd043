/**
 * When an account called whom, for the limits of the rules. n8n has no memory that its workflows
 * share and that lasts: what lasts belongs to one workflow, what is shared ends with the process.
 * So a call has to pass both.
 */
import type { DeduplicationHelperFunctions } from 'n8n-workflow';
import {
	createMemoryHistory,
	type CallHistory,
	type Cap,
	type Clock,
	type CountedCall,
	type Full,
} from '../../../core';
import { MOST_ENTRIES, isOtherKind, turnsOf } from '../call-once/turns';
import type { LockStore } from '../call-once/list-lock';
import { n8nClock } from '../host/clock';
import { N8N_WORDS, n8nFault } from '../host/words';
import {
	countIn,
	counterAt,
	countersOf,
	entriesFor,
	entriesOf,
	fullOf,
	pastCountersOf,
	type Counter,
} from './counters';

type Store = LockStore & Pick<DeduplicationHelperFunctions, 'removeProcessed'>;

/** Looking writes what it looks for: for that long nothing else may be pushed out of the list. */
const OPTIONS = { mode: 'entries', maxEntries: 2 * MOST_ENTRIES } as const;
/** Keeps ours apart from references, and from what "Remove Duplicates" writes into the same list. */
const PREFIX = 'ringback-calls:';

export interface Place {
	readonly workflowId: string;
	readonly nodeId: string;
	readonly accountId: string;
}

/** What a change makes of what is counted. */
interface Decision<Told> {
	readonly told: Told;
	/** The new counts; all others stay. */
	readonly counts?: ReadonlyMap<Counter, number>;
	/** Counters that nobody looks at any more. */
	readonly past?: readonly Counter[];
}

/** A call that cannot be counted is not made. */
const notKept = (): never => {
	throw n8nFault(N8N_WORDS.limitsNotKept());
};

/** By account: what this process called, in all workflows. */
const memories = new Map<string, CallHistory>();

/** What an account called, as far as one of its nodes can know. */
export function historyOf(store: Store, place: Place, clock: Clock = n8nClock): CallHistory {
	const memory = memories.get(place.accountId) ?? createMemoryHistory();
	memories.set(place.accountId, memory);
	const list = listedHistory(store, place, clock);
	/** What the list counts for what the memory counts. */
	const listed = new WeakMap<CountedCall, CountedCall>();
	const forget = async (call: CountedCall) => {
		const inList = listed.get(call);
		listed.delete(call);
		if (inList) await list.giveBack(inList);
	};
	return {
		// the list is asked when a call is sent: looking would cost it as much
		look: (caps, nowMs) => memory.look(caps, nowMs),
		async reserve(caps, keys, nowMs, earlier) {
			const counted = await memory.reserve(caps, keys, nowMs, earlier);
			if (earlier) await forget(earlier);
			if ('full' in counted) return counted;
			const inList = await list.reserve(caps, nowMs).catch(async (error: unknown) => {
				await memory.giveBack(counted);
				throw error;
			});
			if ('full' in inList) {
				await memory.giveBack(counted);
				return inList;
			}
			listed.set(counted, inList);
			return counted;
		},
		async giveBack(call) {
			await memory.giveBack(call);
			await forget(call);
		},
		prune: (nowMs) => memory.prune(nowMs),
		past: memory.past,
	};
}

/** The part that lasts. It counts only under keys for which a limit asks: the list is short. */
function listedHistory(store: Store, { workflowId, accountId }: Place, clock: Clock) {
	const inTurn = turnsOf(store, workflowId, clock);
	const named = (entry: string) => `${PREFIX}${accountId}:${entry}`;
	/** Which of the entries were there; now all are. */
	const writeDown = async (entries: readonly string[]): Promise<ReadonlySet<string>> => {
		const record = () => store.checkProcessedAndRecord(entries.map(named), 'workflow', OPTIONS);
		// two workers that begin a workflow's list at once: n8n lets one of them fail, who then finds it
		const found = await record().catch((error: unknown) => {
			if (isOtherKind(error)) throw n8nFault(N8N_WORDS.limitsBlocked());
			return record().catch(notKept);
		});
		// a list of another kind answers with nothing at all
		if (found.new.length + found.processed.length < entries.length)
			throw n8nFault(N8N_WORDS.limitsBlocked());
		return new Set(found.processed.map(String));
	};

	/** Lets one change see what is counted, and leaves what the change says in the place of it. */
	const change = <Told>(
		counters: readonly Counter[],
		decide: (countOf: (counter: Counter) => number) => Decision<Told>,
	): Promise<Told> =>
		inTurn(async () => {
			const entries = counters.flatMap(entriesOf);
			const there = await writeDown(entries);
			const countOf = (counter: Counter) => countIn(counter, (entry) => there.has(named(entry)));
			const { told, counts = new Map(), past = [] } = decide(countOf);
			const kept = new Set(
				counters.flatMap((counter) => entriesFor(counter, counts.get(counter) ?? countOf(counter))),
			);
			const gone = [...entries.filter((entry) => !kept.has(entry)), ...past.flatMap(entriesOf)];
			await store.removeProcessed(gone.map(named), 'workflow', OPTIONS).catch(notKept);
			return told;
		});

	/** The counters that a counted call is in. */
	const inCounters = new WeakMap<CountedCall, readonly Counter[]>();
	return {
		async reserve(caps: readonly Cap[], nowMs: number): Promise<CountedCall | Full> {
			const counted: CountedCall = { keys: [], atMs: nowMs };
			if (caps.length === 0) return counted;
			const byName = new Map<string, Counter>();
			const shared = (counter: Counter) => {
				const name = entriesOf(counter)[0]!;
				const known = byName.get(name) ?? counter;
				byName.set(name, known);
				return known;
			};
			const all = caps.flatMap((cap) => countersOf(cap, nowMs).map(shared));
			const mine = [...new Set(caps.map((cap) => shared(counterAt(cap, nowMs))))];
			return change<CountedCall | Full>([...new Set(all)], (countOf) => {
				const full = caps
					.map((cap) => fullOf(cap, nowMs, (counter) => countOf(shared(counter))))
					.filter((each) => each !== null)
					// the one that is full for longest says when to try again
					.sort((one, other) => other.freeAtMs - one.freeAtMs)[0];
				if (full) return { told: full };
				inCounters.set(counted, mine);
				const isNew = (cap: Cap) => countOf(shared(counterAt(cap, nowMs))) === 0;
				return {
					told: counted,
					counts: new Map(mine.map((counter) => [counter, countOf(counter) + 1])),
					// once in a span is enough
					past: caps.filter(isNew).flatMap((cap) => pastCountersOf(cap, nowMs)),
				};
			});
		},
		async giveBack(call: CountedCall): Promise<void> {
			const mine = inCounters.get(call);
			inCounters.delete(call);
			if (mine === undefined) return;
			await change(mine, (countOf) => ({
				told: undefined,
				counts: new Map(mine.map((counter) => [counter, Math.max(0, countOf(counter) - 1)])),
			}));
		},
	};
}
