import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { isRecord, type Heard, type ResultToken } from '../../../core';

/** Answers a report with a status of ours and starts nothing; a waiting execution goes on waiting. */
export function answer(
	context: IWebhookFunctions,
	httpStatus: number,
	message: string,
): IWebhookResponseData {
	context.getResponseObject().status(httpStatus).json({ message });
	return { noWebhookResponse: true };
}

/** Why a waiting execution takes no report, as the node that hands it over is told. */
const REFUSALS = {
	/** It is not signed as the account's provider signs. */
	signature: 401,
	/** n8n has lost what the execution knew of the call. */
	lost: 410,
} as const;
type Refusal = keyof typeof REFUSALS;

/** Answers so, with a sentence beside it. */
export function refuse(
	context: IWebhookFunctions,
	refused: Refusal,
	message: string,
): IWebhookResponseData {
	context.getResponseObject().status(REFUSALS[refused]).json({ message, refused });
	return { noWebhookResponse: true };
}

/** True for that answer, not for one with the same status of something else at the address. */
export const isRefusal = (refused: Refusal, status: number, body: unknown): boolean =>
	status === REFUSALS[refused] && isRecord(body) && body.refused === refused;

/**
 * Answers 200, with what only a node that has opened the token can say.
 * @param heard what the flow is told of its report beside, see docs/on-call.md
 */
export const accepted = (
	message: string,
	{ id }: ResultToken,
	heard: Partial<Heard> = {},
): IWebhookResponseData => ({
	webhookResponse: { ok: true, ...heard, message, report: id },
});

/** True for an answer of our own to a report with that token, not of something else at its address. */
export const isOurs = (body: unknown, { id }: ResultToken): boolean =>
	isRecord(body) && body.report === id;

/** What such an answer lets the flow tell the person on the phone. */
export function heardIn(body: unknown): Heard | undefined {
	if (!isRecord(body) || typeof body.confirmed !== 'boolean') return undefined;
	const { confirmed, already } = body;
	return { confirmed, ...(typeof already === 'string' && { already }) };
}
