/**
 * n8n begins to take requests before it has gone through the executions that it left unfinished,
 * those that merely wait among them: it reads each, calls it crashed, and writes it back. What a
 * report does to one of them meanwhile can be written over, and a list that goes on meanwhile is
 * given up. Once that is done, n8n calls itself ready.
 */
import type { IWebhookFunctions } from 'n8n-workflow';
import { isRecord, waitEndsAtMs, type ResultToken } from '../../../core';
import { n8nClock } from '../host/clock';

const READINESS = '/healthz/readiness';
const EACH_MS = 500;
const TIMEOUT_MS = 5_000;
/** Where n8n does not say, because something hides that address: for some hundreds that wait. */
const AT_MOST_MS = 20_000;
/** A report is handed over so long before its wait ends. */
const MARGIN_MS = 2_000;

type Http = Pick<IWebhookFunctions, 'helpers'>;

/** One for all reports of this process. */
let ready: Promise<void> | undefined;

/**
 * Waits until n8n is ready, but not beyond the wait of the call. Reports of calls that this process
 * may have placed itself are not held up.
 * @param own an address of this n8n
 */
export async function untilReady(context: Http, own: string, token: ResultToken): Promise<void> {
	const bornMs = n8nClock.now() - performance.now();
	if (!(Date.parse(token.placedAt) < bornMs)) return;
	ready ??= becomesReady(context, own);
	const over = new AbortController();
	const leftMs = waitEndsAtMs(token) - MARGIN_MS - n8nClock.now();
	await Promise.race([ready, n8nClock.sleep(leftMs, over.signal)]);
	over.abort();
}

async function becomesReady(context: Http, own: string): Promise<void> {
	if (!URL.canParse(own)) return;
	const url = new URL(READINESS, own).href;
	const untilMs = n8nClock.now() + AT_MOST_MS;
	while (n8nClock.now() < untilMs && !(await isReady(context, url))) await n8nClock.sleep(EACH_MS);
}

const isReady = ({ helpers }: Http, url: string): Promise<boolean> =>
	helpers
		.httpRequest({
			url,
			json: true,
			timeout: TIMEOUT_MS,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		})
		.then(
			({ statusCode, body }) => statusCode === 200 && isRecord(body) && body.status === 'ok',
			() => false,
		);
