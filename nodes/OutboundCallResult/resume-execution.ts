/** Hands a report to the execution that waits for it, at its own address. */
import type { IWebhookFunctions } from 'n8n-workflow';
import {
	providerOf,
	type Clock,
	type Heard,
	type IncomingReport,
	type ResultToken,
} from '../../core';
import { heardIn, isOurs, isRefusal } from '../shared/webhook/answer';
import { CALLED_ADDRESS } from '../shared/webhook/incoming-report';
import { webhookSetting } from '../shared/host/words';

/** Pauses, in milliseconds all in all, in which an execution has to be saved as waiting. */
const PATIENCE_MS = 20_000;
/** The same on top of it where n8n says that the execution runs, and its wait for the call is not over. */
const PATIENCE_WHILE_RUNNING_MS = 60_000;
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 2_000;
/** What the trigger answers to the report of a call that it does not wait for. */
const GONE = 410;
/** A busy n8n takes its time; after hanging up on it, what becomes of the report is unknown. */
const TIMEOUT_MS = 60_000;

/** What the waiting execution's address answered; status 0 without a response. */
export interface Answered {
	readonly status: number;
	readonly message: string;
	/** True when the report certainly reached no execution. */
	readonly unsent?: boolean;
	/** True for the answer of the waiting node itself: a router's page answers 200 as well. */
	readonly ours?: boolean;
	/** True where the waiting node, which knows the account, misses the provider's signature. */
	readonly unsigned?: boolean;
	/** True where n8n died before it had saved the wait: the execution will take no report. */
	readonly lost?: boolean;
	/** What the waiting node lets the flow hear. */
	readonly heard?: Heard;
}

/** `unreached`: n8n itself never answered at that address. `unsigned`: it waits on, for a true report. */
export type Resumed = 'taken' | 'gone' | 'unreached' | 'unsigned';

/**
 * `taken` when the execution took the report, now or in an attempt whose answer was lost. n8n
 * answers 409 while an execution is not yet saved as waiting, and also once it has ended; only its
 * words tell the two apart. One that went on, without an error, before its wait ran out has left
 * the call behind, perhaps before this n8n was started: the call has had its exit.
 */
export async function resumeExecution(
	send: () => Promise<Answered>,
	clock: Clock,
	waitEndsAtMs: number,
): Promise<Resumed> {
	let leftMs = PATIENCE_MS;
	let leftWhileRunningMs = PATIENCE_WHILE_RUNNING_MS;
	let perhapsTaken = false;
	let reached = false;
	let wasLost = false;
	const unless = (taken: boolean): Resumed => (taken ? 'taken' : reached ? 'gone' : 'unreached');
	for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
		const answered = await send();
		const { status, message, unsent = false } = answered;
		reached ||= message !== '' || status === GONE;
		if (answered.ours) return 'taken';
		if (answered.unsigned) return 'unsigned';
		// n8n reads an execution in two steps, between which another process can claim it
		if (answered.lost && wasLost) return 'gone';
		wasLost = answered.lost === true;
		if (wasLost) {
			await clock.sleep(pauseMs);
			continue;
		}
		if (hasGoneOn({ status, message })) return unless(perhapsTaken || clock.now() < waitEndsAtMs);
		if (/has finished/.test(message)) return unless(perhapsTaken);
		const elsewhere = status >= 200 && status < 300;
		const unclear = status === 0 || status >= 500;
		if (!unclear && !elsewhere && status !== 404 && status !== 409) return unless(false);
		perhapsTaken ||= unclear && !unsent;
		const isToWait = /is running already/.test(message) && clock.now() < waitEndsAtMs;
		if (isToWait && leftWhileRunningMs > 0) leftWhileRunningMs -= pauseMs;
		else leftMs -= pauseMs;
		// n8n knows no execution any more that it was not to keep
		if (leftMs < 0) return unless(perhapsTaken && /does not exist/.test(message));
		await clock.sleep(pauseMs);
	}
}

/** It has ended well, or waits for a later call already. */
const hasGoneOn = ({ status, message }: Answered): boolean =>
	status === GONE || /has finished already/.test(message);

/** Sends the report on as it came. */
export async function sendReport(
	context: IWebhookFunctions,
	{ query, rawBody, headers = {}, url: calledUrl = '' }: IncomingReport,
	resumeUrl: string,
	token: ResultToken,
): Promise<Answered> {
	const url = new URL(resumeUrl);
	for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
	const request = context.helpers.httpRequest({
		method: 'POST',
		url: url.href,
		// whatever it is, it is read as bytes
		headers: { ...signatureIn(headers, token, calledUrl), 'Content-Type': 'text/plain' },
		body: rawBody,
		timeout: TIMEOUT_MS,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	});
	return request.then(
		({ statusCode, body }) => ({
			status: statusCode,
			message: messageIn(body),
			unsent: isNotReady(statusCode, body),
			unsigned: isRefusal('signature', statusCode, body),
			lost: isRefusal('lost', statusCode, body),
			ours: statusCode >= 200 && statusCode < 300 && isOurs(body, token),
			heard: heardIn(body),
		}),
		(error: unknown) => ({ status: 0, message: '', unsent: isRefused(error) }),
	);
}

/** The provider's signature, for the node that knows the account to check. */
function signatureIn(
	headers: NonNullable<IncomingReport['headers']>,
	{ provider }: ResultToken,
	calledUrl: string,
): Record<string, string> {
	const name = providerOf(provider)?.callback.signature?.header;
	const signature = name === undefined ? undefined : headers[name];
	return name === undefined || signature === undefined
		? {}
		: { [name]: signature, [CALLED_ADDRESS]: calledUrl };
}

/** n8n says so to everything while it is out of reach of its database, and hands nothing on. */
const isNotReady = (status: number, body: unknown): boolean =>
	status === 503 && messageIn(body) === 'Database is not ready!';

const isRefused = (error: unknown): boolean =>
	(error as { code?: unknown } | undefined)?.code === 'ECONNREFUSED';

const messageIn = (body: unknown): string =>
	String((body as { message?: unknown } | undefined)?.message ?? '');

/** Executions of this n8n only: the address comes out of a token, and is called from inside. */
export const isOwnAddress = (resumeUrl: string, ownUrl: string | undefined): boolean =>
	URL.canParse(resumeUrl) &&
	ownUrl !== undefined &&
	URL.canParse(ownUrl) &&
	new URL(resumeUrl).origin === new URL(ownUrl).origin;

/** What a result says that could not reach the execution that waits for it. */
export const unreachedHint = (resumeUrl: string): string =>
	`The execution that waits for this call was not reached: no answer of n8n at ${new URL(resumeUrl).host}. Let n8n reach its own public address (${webhookSetting()}), through the proxy, tunnel and router in between.`;
