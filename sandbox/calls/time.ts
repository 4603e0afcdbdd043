/**
 * Simulated time of one call. It runs at the sandbox's speed, and at life's while a person
 * attends to the phone, so it is counted on from every change of speed.
 */
export interface CallTime {
	/** Simulated seconds since the call was placed, at `atMs` of the monotonic clock. */
	seconds: number;
	atMs: number;
	/** Simulated seconds per second from then on. */
	speed: number;
}

/** Simulated seconds since the call was placed. */
export const secondsAt = ({ seconds, atMs, speed }: CallTime, nowMs: number): number =>
	seconds + ((nowMs - atMs) * speed) / 1_000;

export function changeSpeed(time: CallTime, nowMs: number, speed: number): void {
	if (speed === time.speed) return;
	time.seconds = secondsAt(time, nowMs);
	time.atMs = nowMs;
	time.speed = speed;
}
