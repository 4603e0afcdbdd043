import { setTimeout as pause } from 'node:timers/promises';

/** For so long n8n may say that its database does not answer: a busy machine makes it say so for seconds. */
const PATIENCE_MS = 120_000;
const PAUSE_MS = 500;

/** Asks again while n8n refuses everything, before it has looked at it, because its database is slow. */
export async function onceReady(ask: () => Promise<Response>): Promise<Response> {
	const end = Date.now() + PATIENCE_MS;
	for (;;) {
		const answer = await ask();
		if (answer.status !== 503 || Date.now() > end) return answer;
		if (!(await answer.clone().text()).includes('Database is not ready')) return answer;
		await pause(PAUSE_MS);
	}
}
