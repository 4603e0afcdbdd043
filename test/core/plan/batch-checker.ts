/**
 * Judges what was seen of tries, by the promises alone: it knows neither the plans nor their states.
 * References end in `-try-2` and so on from the second call.
 */
import { all, type History, type SeenOf } from './history';

/** What the builder asked for. Pauses by exit, in milliseconds. */
export interface Wanted {
	readonly items: number;
	readonly maxCalls: number;
	readonly pausesMs: Readonly<Record<string, number | undefined>>;
	readonly waitMs: number;
}

interface Call {
	readonly askedAt: number;
	readonly ring: SeenOf<'rang'>;
	/** What was reported of it, in order. */
	readonly told: readonly SeenOf<'told'>[];
}

/** Broken promises in words; empty where all were kept. */
export function judgeBatch(wanted: Wanted, history: History): string[] {
	const outs = all(history, 'out');
	const items = Array.from({ length: wanted.items }, (_, item) => {
		const rings = all(history, 'rang').filter((ring) => ring.item === item);
		const calls = rings.map((ring): Call => {
			const { reference } = ring;
			const told = all(history, 'told').filter((one) => one.reference === reference);
			const asked = all(history, 'asked').filter(
				(one) => one.reference === reference && one.at <= ring.at,
			);
			return { ring, told, askedAt: asked.at(-1)?.at ?? Infinity };
		});
		const left = outs.filter((out) => out.item === item);
		return [
			...(left.length === 1 ? [] : [`left ${left.length} times`]),
			...countFaults(wanted, calls, history),
			...calls.flatMap((call, at) => {
				if (at === 0) return [];
				const lost = lostTry(history, item, calls[at - 1]!, call);
				return againFaults(wanted, calls, at, call, lost);
			}),
			...stopFaults(history, item, calls),
			...(left[0] ? exitFaults(history, calls, left[0]) : []),
		].map((fault) => `item ${item}: ${fault}`);
	});
	return items.flat();
}

function countFaults({ maxCalls }: Wanted, calls: readonly Call[], history: History): string[] {
	const references = calls.map(({ ring }) => ring.reference);
	const numbers = references.map((one) => Number(/-try-(\d+)$/.exec(one)?.[1] ?? 1));
	// a try that nobody can tell was sent, because the host was killed, counts as one
	const hasGaps = all(history, 'crashed').length > 0;
	const isInOrder = numbers.every((number, at) =>
		hasGaps ? number > (numbers[at - 1] ?? 0) : number === at + 1,
	);
	return [
		...(calls.length > maxCalls ? [`called ${calls.length} times`] : []),
		...(new Set(references).size < references.length ? ['one reference rang twice'] : []),
		...(isInOrder ? [] : [`called as ${references.join(', ')}`]),
	];
}

/** Whether this call was allowed after the one before it, with what was known when it was asked for. */
function againFaults(
	wanted: Wanted,
	calls: readonly Call[],
	at: number,
	call: Call,
	lostAt: number | undefined,
): string[] {
	const earlier = calls.slice(0, at);
	const isAnswered = earlier.some(({ told }) =>
		told.some((one) => one.exit === 'answered' && one.at <= call.ring.at),
	);
	if (isAnswered) return ['called again after an answer'];
	if (lostAt !== undefined) return lostFaults(wanted, lostAt, call);
	const { ring, told } = earlier.at(-1)!;
	const known = told.filter((one) => one.at <= call.askedAt);
	// the first word that says something
	const word = known.find((one) => one.exit !== 'noResult') ?? known[0];
	const exit = word?.exit ?? 'noResult';
	const pauseMs = wanted.pausesMs[exit];
	if (pauseMs === undefined) return [`called again after ${exit}`];
	// that nobody knows is known at the end of the wait, whatever says so later
	const limitAt = ring.at + wanted.waitMs;
	const overAt = exit === 'noResult' ? Math.min(word?.at ?? limitAt, limitAt) : word!.at;
	return call.ring.at < overAt + pauseMs
		? [`called again ${call.ring.at - overAt} ms after ${exit}`]
		: [];
}

/**
 * When a try between the two was asked for that rang nowhere: the host was killed with it, so
 * nobody knows whether it was sent, and the next one follows it and not the call before.
 */
function lostTry(history: History, item: number, one: Call, next: Call): number | undefined {
	if (all(history, 'crashed').length === 0) return undefined;
	const rang = new Set(all(history, 'rang').map(({ reference }) => reference));
	return all(history, 'asked').findLast(
		({ item: of, reference, at }) =>
			of === item && !rang.has(reference) && at > one.askedAt && at < next.askedAt,
	)?.at;
}

function lostFaults({ pausesMs }: Wanted, lostAt: number, { ring }: Call): string[] {
	if (pausesMs.noResult === undefined) return ['called again after a try that nobody knows of'];
	return ring.at < lostAt + pausesMs.noResult ? ['called again too soon after a lost try'] : [];
}

function stopFaults(history: History, item: number, calls: readonly Call[]): string[] {
	const stops = all(history, 'stopped').filter((stop) => stop.item === null || stop.item === item);
	const isBroken = calls.some(({ ring }) =>
		stops.some(({ at }) => at <= ring.at && isOlder(history, at, ring)),
	);
	return isBroken ? ['called after it was given up'] : [];
}

/** Within one moment the order of what was seen decides. */
const isOlder = (history: History, at: number, ring: SeenOf<'rang'>): boolean =>
	at < ring.at ||
	history.findIndex((seen) => seen.kind === 'stopped' && seen.at === at) < history.indexOf(ring);

function exitFaults(history: History, calls: readonly Call[], out: SeenOf<'out'>): string[] {
	const before = calls.map(({ told }) => told.filter((one) => isBefore(history, one, out)));
	const late = calls.filter(({ ring }) => !isBefore(history, ring, out));
	if (late.length > 0) return ['called after it had left'];
	if (calls.length === 0) {
		const crashed = all(history, 'crashed').length > 0;
		const isRight = out.came === 'notCalled' || (out.came === 'noResult' && crashed);
		return isRight ? [] : [`nobody was called, and it left as ${out.came}`];
	}
	const words = before.flat().map(({ exit }) => exit);
	const last = before.at(-1)!.map(({ exit }) => exit);
	const right = words.includes('answered')
		? 'answered'
		: (last.find((exit) => exit !== 'noResult') ?? 'noResult');
	// a try that may have been sent before a crash says less than the one before it
	const isUnknown = out.came === 'noResult' && all(history, 'crashed').length > 0;
	return out.came === right || (isUnknown && right !== 'answered')
		? []
		: [`left as ${out.came} instead of ${right}`];
}

const isBefore = (history: History, one: History[number], other: History[number]): boolean =>
	history.indexOf(one) < history.indexOf(other);
