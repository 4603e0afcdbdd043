import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

/** Answers a report with a status of ours and starts nothing; a waiting execution goes on waiting. */
export function answer(
	context: IWebhookFunctions,
	httpStatus: number,
	message: string,
): IWebhookResponseData {
	context.getResponseObject().status(httpStatus).json({ message });
	return { noWebhookResponse: true };
}
