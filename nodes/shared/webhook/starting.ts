/**
 * n8n begins to take requests before it has gone through the executions that it left unfinished,
 * those that merely wait among them: it reads each, calls it crashed, and writes it back. What a
 * report does to one of them meanwhile can be written over, and a list that goes on meanwhile is
 * given up. A node is not told when that is done.
 */
import { n8nClock } from '../host/clock';

/** For some hundreds that wait, on a busy machine. */
const RECOVERY_MS = 20_000;
/** Whatever was taken longer than that after its start, n8n has long been through. */
const YOUNG_MS = 5 * 60_000;

const ageMs = (): number => performance.now();
let firstMs: number | undefined;

/**
 * Waits until n8n has most likely been through. Reports of calls that this process may have placed
 * itself are not held up.
 * @param placedAt of the call, in ISO 8601
 */
export async function untilRecovered(placedAt: string): Promise<void> {
	const nowMs = n8nClock.now();
	const isOlder = Date.parse(placedAt) < nowMs - ageMs();
	if (!isOlder || ageMs() > YOUNG_MS) return;
	firstMs ??= nowMs;
	await n8nClock.sleep(firstMs + RECOVERY_MS - nowMs);
}
