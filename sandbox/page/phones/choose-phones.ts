import type { CallSummary } from '../kit/wire';

/** Phones drawn at a time; the rest are counted. */
export const MAX_PHONES = 12;
/** How long a phone stays in sight after its call, in milliseconds. */
export const LINGER_MS = 6_000;

export interface Lingering {
	readonly call: CallSummary;
	/** Milliseconds since the epoch at which it leaves. */
	readonly untilMs: number;
}

/**
 * Which phones to draw: those drawn already keep their place, those that ring fill up, and where
 * there is room left the ones whose call has just ended stay in sight.
 */
export function choosePhones(
	shown: readonly string[],
	live: readonly CallSummary[],
	lingering: readonly Lingering[],
	nowMs: number,
	max = MAX_PHONES,
): CallSummary[] {
	const stays = lingering.filter(({ untilMs }) => untilMs > nowMs).map(({ call }) => call);
	const liveById = new Map(live.map((call) => [call.id, call]));
	const first = shown.flatMap((id) => liveById.get(id) ?? []);
	const taken = new Set(first.map(({ id }) => id));
	const ringing = [...first, ...live.filter(({ id }) => !taken.has(id))].slice(0, max);
	const ended = stays.slice(-Math.max(0, max - ringing.length));
	const chosen = ringing.length < max ? [...ringing, ...ended] : ringing;
	const place = new Map(shown.map((id, index) => [id, index]));
	const placeOf = ({ id }: CallSummary): number => place.get(id) ?? shown.length;
	return chosen.sort((one, other) => placeOf(one) - placeOf(other));
}

/** What a reader who cannot see the phones is told; empty when there is nothing new. */
export function announcement(newlyRinging: readonly CallSummary[]): string {
	if (newlyRinging.length === 0) return '';
	if (newlyRinging.length > 3) return `${newlyRinging.length} more phones are ringing.`;
	return newlyRinging.map(({ to }) => `Phone ${to} is ringing.`).join(' ');
}
