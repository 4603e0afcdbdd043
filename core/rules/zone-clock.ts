/**
 * What the clocks of a time zone show. Asking Intl costs some microseconds, and a number such as
 * +1 800 has forty zones: so the offset is remembered from one change of the clocks to the next.
 */

/** A stretch of time in which the clocks of a zone are not changed. */
export interface Stretch {
	/** Milliseconds since the Unix epoch, included. */
	readonly fromMs: number;
	/** Excluded; not necessarily a change of the clocks. */
	readonly untilMs: number;
	/** What the clocks show is UTC plus this. */
	readonly offsetMs: number;
}

export const DAY_MS = 86_400_000;
/** No zone has ever changed its clocks twice within a week and been back where it was. */
const BLOCK_MS = 7 * DAY_MS;
/** Blocks of one zone that are remembered: six years. */
const MOST_BLOCKS = 313;
/** Clocks are changed at whole seconds. */
const SECOND_MS = 1_000;

interface ZoneClock {
	readonly format: Intl.DateTimeFormat;
	readonly blocks: Map<number, readonly Stretch[]>;
	last: Stretch;
}

const clocks = new Map<string, ZoneClock>();
const NO_STRETCH: Stretch = { fromMs: 0, untilMs: 0, offsetMs: 0 };

/** The stretch of a zone in which an instant lies. Throws a RangeError for a zone that nobody knows. */
export function stretchAt(zone: string, ms: number): Stretch {
	const clock = clocks.get(zone) ?? newClock(zone);
	const { last } = clock;
	if (ms >= last.fromMs && ms < last.untilMs) return last;
	const index = Math.floor(ms / BLOCK_MS);
	let block = clock.blocks.get(index);
	if (block === undefined) {
		if (clock.blocks.size >= MOST_BLOCKS) clock.blocks.clear();
		block = stretchesIn(clock.format, index * BLOCK_MS);
		clock.blocks.set(index, block);
	}
	clock.last = block.find(({ untilMs }) => ms < untilMs)!;
	return clock.last;
}

/** What the clocks of a zone show, as milliseconds that read as if they were UTC. */
export const localMs = (zone: string, ms: number): number => ms + stretchAt(zone, ms).offsetMs;

function newClock(zone: string): ZoneClock {
	const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
	const clock = { format, blocks: new Map(), last: NO_STRETCH };
	clocks.set(zone, clock);
	return clock;
}

function stretchesIn(format: Intl.DateTimeFormat, fromMs: number): readonly Stretch[] {
	const untilMs = fromMs + BLOCK_MS;
	const before = offsetAt(format, fromMs);
	const after = offsetAt(format, untilMs);
	if (before === after) return [{ fromMs, untilMs, offsetMs: before }];
	let [low, high] = [fromMs, untilMs];
	while (high - low > SECOND_MS) {
		const middle = Math.floor((low + high) / 2 / SECOND_MS) * SECOND_MS;
		if (offsetAt(format, middle) === before) low = middle;
		else high = middle;
	}
	return [
		{ fromMs, untilMs: high, offsetMs: before },
		{ fromMs: high, untilMs, offsetMs: after },
	];
}

const OFFSET = /GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/;

function offsetAt(format: Intl.DateTimeFormat, ms: number): number {
	const [, sign, hours = '0', minutes = '0', seconds = '0'] = OFFSET.exec(format.format(ms))!;
	const size = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000;
	return sign === '-' ? -size : size;
}

/**
 * Whether a text is the name of a time zone, such as `Europe/Berlin` or `UTC`. An offset is none:
 * it stays behind when the clocks are changed, and so do the three letters of `EST`.
 */
export function isTimeZone(name: string): boolean {
	if (!/^(?:UTC|[A-Za-z][\w+-]*(?:\/[\w+-]+)+)$/.test(name)) return false;
	try {
		return clocks.has(name) || newClock(name) !== undefined;
	} catch {
		return false;
	}
}
