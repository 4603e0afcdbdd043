import type { CallSummary, Call, FlowView } from '../kit/wire';

/** Calls a page remembers; the sandbox remembers more. */
export const KEPT_CALLS = 2_000;

/** The calls this page knows, newest kept. */
export interface CallBook {
	/** A call as it is now. Says whether it was unknown before. */
	put(call: CallSummary): boolean;
	/** Adds calls from before the page was open; what is known already is newer and stays. */
	fillIn(calls: readonly CallSummary[]): void;
	get(id: string): CallSummary | undefined;
	/** Newest first. */
	list(): readonly CallSummary[];
	/** Longest ringing first. */
	live(): readonly CallSummary[];
	/** All calls seen, also those forgotten again. */
	seen(): number;
	clear(): void;
}

const isLive = ({ state }: CallSummary): boolean => state === 'ringing' || state === 'inCall';
const byStart = (one: CallSummary, other: CallSummary): number =>
	one.startedAt < other.startedAt ? -1 : one.startedAt > other.startedAt ? 1 : 0;

export function createCallBook(keep = KEPT_CALLS): CallBook {
	let calls = new Map<string, CallSummary>();
	const live = new Set<string>();
	let seen = 0;

	function forgetOldest(): void {
		for (const id of calls.keys()) {
			if (calls.size <= keep) return;
			if (!live.has(id)) calls.delete(id);
			else if (live.size >= keep) return;
		}
	}

	return {
		put(call) {
			const isNew = !calls.has(call.id);
			calls.set(call.id, call);
			if (isLive(call)) live.add(call.id);
			else live.delete(call.id);
			if (isNew) seen += 1;
			forgetOldest();
			return isNew;
		},
		fillIn(older) {
			const unknown = older.filter(({ id }) => !calls.has(id));
			seen += unknown.length;
			for (const call of unknown) if (isLive(call)) live.add(call.id);
			const all = [...unknown, ...calls.values()].sort(byStart);
			calls = new Map(all.map((call) => [call.id, call]));
			forgetOldest();
		},
		get: (id) => calls.get(id),
		list: () => [...calls.values()].reverse(),
		live: () => [...live].map((id) => calls.get(id)!).sort(byStart),
		seen: () => seen,
		clear() {
			calls.clear();
			live.clear();
			seen = 0;
		},
	};
}

/** A listed call as the events show it; a call that is not over shows itself by an event. */
export const summaryOfListed = (
	call: Call,
	flowNameOf: (flowId: string) => string,
): CallSummary => ({
	id: call.id,
	provider: call.provider,
	to: call.to,
	from: null,
	reference: call.reference,
	flowName: flowNameOf(call.flowId),
	state: call.endedAt === null ? 'placed' : 'ended',
	startedAt: call.placedAt,
	endedAt: call.endedAt,
	phone: call.phone,
	exit: call.exit,
	spoken: null,
	gathering: null,
	keysAhead: '',
	attended: false,
	interrupted: call.timeline.at(-1)?.event === 'interrupted',
});

/** A flow's name by its id at any provider; the id itself where no flow has it. */
export function flowNames(flows: readonly FlowView[]): (flowId: string) => string {
	const names = new Map(
		flows.flatMap(({ ids, name }) => Object.values(ids).map((id) => [id, name] as const)),
	);
	return (id) => names.get(id) ?? id;
}
