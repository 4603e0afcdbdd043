/**
 * How often was called: caps over a rolling time. The host lends a place for the instants and
 * somebody who lets one in after the other; what is decided is decided here.
 */

/** So many calls under a key within a time that rolls on. */
export interface Cap {
	readonly key: string;
	readonly calls: number;
	readonly perMs: number;
}

/** The instants of calls by key, in milliseconds since the Unix epoch, in whatever the host has. */
export interface Instants {
	/** The nth newest under a key, from 1; undefined when there are fewer. */
	get(key: string, nth: number): Promise<number | undefined>;
	add(key: string, atMs: number): Promise<void>;
	/** Takes one back that was added; no matter if it is gone. */
	remove(key: string, atMs: number): Promise<void>;
	/** Forgets what is older. */
	prune(beforeMs: number): Promise<void>;
}

/** What was, to be read alone. */
export type Past = Pick<Instants, 'get'>;

/** A call that is counted. */
export interface CountedCall {
	readonly keys: readonly string[];
	readonly atMs: number;
}

/** The cap that is full, and when there is room again. */
export interface Full {
	readonly full: Cap;
	readonly freeAtMs: number;
}

export interface CallHistory {
	/** Looks without counting. */
	look(caps: readonly Cap[], nowMs: number): Promise<Full | null>;
	/**
	 * Counts a call under all keys, or under none when a cap is full.
	 * @param keys what it is counted under, also where no cap asks for it
	 * @param earlier a reservation of the same call, which moves to now
	 */
	reserve(
		caps: readonly Cap[],
		keys: readonly string[],
		nowMs: number,
		earlier?: CountedCall,
	): Promise<CountedCall | Full>;
	/** For a call that was certainly not made; once is as good as twice. */
	giveBack(reservation: CountedCall): Promise<void>;
	/** Forgets what no cap can ask for any more; done by itself after many calls. */
	prune(nowMs: number): Promise<void>;
	/** What is counted so far. */
	readonly past: Past;
}

/** The longest time over which a cap counts. */
export const LONGEST_CAP_MS = 30 * 86_400_000;
/** Forgetting looks through everything. */
const CALLS_BETWEEN_PRUNES = 1_000;

/**
 * @param alone runs one piece of work after the other, for all who share the instants: a lock of
 * the store, or the turns of one process
 */
export function createHistory(
	instants: Instants,
	alone: <Value>(work: () => Promise<Value>) => Promise<Value>,
): CallHistory {
	async function fullOf(caps: readonly Cap[], nowMs: number): Promise<Full | null> {
		let found: Full | null = null;
		for (const full of caps) {
			const oldest = await instants.get(full.key, full.calls);
			const freeAtMs = (oldest ?? -Infinity) + full.perMs;
			// the one that is full for longest says when to try again
			if (freeAtMs > nowMs && freeAtMs > (found?.freeAtMs ?? nowMs)) found = { full, freeAtMs };
		}
		return found;
	}
	let counted = 0;
	const prune = (nowMs: number) => instants.prune(nowMs - LONGEST_CAP_MS);
	/** Given back once: another call of the same moment must not be taken for it. */
	const gone = new WeakSet<CountedCall>();
	const forget = async (reservation: CountedCall) => {
		if (gone.has(reservation)) return;
		gone.add(reservation);
		const { keys, atMs } = reservation;
		for (const key of keys) await instants.remove(key, atMs);
	};
	return {
		look: (caps, nowMs) => alone(() => fullOf(caps, nowMs)),
		reserve: (caps, keys, nowMs, earlier) =>
			alone(async () => {
				if (earlier) await forget(earlier);
				const full = await fullOf(caps, nowMs);
				if (full) return full;
				for (const key of keys) await instants.add(key, nowMs);
				counted += 1;
				if (counted % CALLS_BETWEEN_PRUNES === 0) await prune(nowMs);
				return { keys, atMs: nowMs };
			}),
		giveBack: (reservation) => alone(() => forget(reservation)),
		prune: (nowMs) => alone(() => prune(nowMs)),
		past: { get: (key, nth) => alone(() => instants.get(key, nth)) },
	};
}

/** Turns of one process: whoever asks first works first. */
export function createTurns(): <Value>(work: () => Promise<Value>) => Promise<Value> {
	let last: Promise<unknown> = Promise.resolve();
	return (work) => {
		const turn = last.then(work);
		last = turn.catch(() => undefined);
		return turn;
	};
}

/** A history that lives as long as the process, for an account without a store. */
export const createMemoryHistory = (): CallHistory =>
	createHistory(createInstants(), createTurns());

/** A history for trying out: what it counts comes on top of the past, which stays as it is. */
export function createHistoryBeside(past?: Past): CallHistory {
	const own = createInstants();
	return createHistory(
		{
			...own,
			// what is tried out is younger than what was
			get: async (key, nth) => {
				const newer = own.count(key);
				return nth <= newer ? own.get(key, nth) : past?.get(key, nth - newer);
			},
		},
		createTurns(),
	);
}

function createInstants(): Instants & { count(key: string): number } {
	const byKey = new Map<string, number[]>();
	return {
		count: (key) => byKey.get(key)?.length ?? 0,
		get: async (key, nth) => byKey.get(key)?.at(-nth),
		add: async (key, atMs) => {
			const list = byKey.get(key) ?? [];
			byKey.set(key, list);
			const at = list.findLastIndex((each) => each <= atMs) + 1;
			list.splice(at, 0, atMs);
		},
		remove: async (key, atMs) => {
			const list = byKey.get(key) ?? [];
			const at = list.lastIndexOf(atMs);
			if (at >= 0) list.splice(at, 1);
			if (list.length === 0) byKey.delete(key);
		},
		prune: async (beforeMs) => {
			for (const [key, list] of byKey) {
				const kept = list.findIndex((each) => each >= beforeMs);
				if (kept < 0) byKey.delete(key);
				else list.splice(0, kept);
			}
		},
	};
}
