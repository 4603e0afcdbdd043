import type { IExecuteFunctions } from 'n8n-workflow';
import { isVoiceError, type Transport } from '../../core';
import { answerOf, readFailure } from './failure';

/** Sends without any credentials: for addresses that are no provider's. */
export const plainTransport =
	(context: Pick<IExecuteFunctions, 'helpers'>): Transport =>
	async (request) => {
		const { method, url, body, timeoutMs } = request;
		const sent = context.helpers.httpRequest({
			method,
			url,
			...(body && 'json' in body
				? { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body.json) }
				: {}),
			timeout: timeoutMs,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		});
		const outcome = await sent.then(
			({ statusCode, headers, body: data }) => answerOf({ status: statusCode, headers, data }),
			(error: unknown) => readFailure(error, request, new URL(url).host),
		);
		if (isVoiceError(outcome)) throw outcome;
		return outcome;
	};
