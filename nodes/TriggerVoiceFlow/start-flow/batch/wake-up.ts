/** A batch that pauses is told to look: at its own address, as a report would reach it. */
import {
	sleep,
	type IExecuteFunctions,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { OUTPUTS } from '../../../../core';
import { answer } from '../../../shared/webhook/answer';
import { isFirstToEnd } from './pause';

/** Where the states of what pauses stand in the node's context; each one names its `pause`. */
export const STATES = { batch: 'ringbackBatch', ladder: 'ringbackLadder' } as const;

const PARAMETER = 'ringbackWake';
/** n8n refuses whoever comes before it has saved the pause, and while it does not reach its database. */
const TOO_SOON: readonly number[] = [409, 503];
const TRIES = 20;
const PAUSE_MS = 250;
const TIMEOUT_MS = 10_000;

type Http = Pick<IExecuteFunctions, 'helpers'> | Pick<IWebhookFunctions, 'helpers'>;

/** The address that ends a batch's pauses, of that name. */
export function wakeUrlOf(context: IExecuteFunctions, name: string): string {
	const url = new URL(String(context.evaluateExpression('{{ $execution.resumeUrl }}', 0)));
	url.searchParams.set(PARAMETER, name);
	return url.href;
}

/** Tells it. Nobody waits for that: should this n8n end before, the batch looks at its next slice. */
export async function wakeUp({ helpers }: Http, url: string, afterMs: number): Promise<void> {
	await sleep(afterMs);
	for (let tries = 0; tries < TRIES; tries++) {
		const status = await helpers
			.httpRequest({
				method: 'POST',
				url,
				timeout: TIMEOUT_MS,
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				disableFollowRedirect: true,
			})
			.then(
				({ statusCode }) => statusCode as number,
				() => 0,
			);
		if (!TOO_SOON.includes(status)) return;
		await sleep(PAUSE_MS);
	}
}

/** What a request to wake names; undefined for every other one. */
export const wakeIn = (context: IWebhookFunctions): unknown =>
	(context.getQueryData() as Record<string, unknown>)[PARAMETER];

/** What the state of that name says of its pause. */
function pauseOf(context: IWebhookFunctions, state: string): unknown {
	const node = JSON.stringify(context.getNode().name);
	return context.evaluateExpression(`{{ $node[${node}].context.${state}?.pause }}`);
}

/**
 * Ends the pause, of a batch with that name only: whoever holds the address of a single wait
 * could end that without a result. The answer goes to an output that the node does not have:
 * nothing leaves it.
 */
export function wokenUp(context: IWebhookFunctions, name: unknown): IWebhookResponseData {
	const known = Object.values(STATES).map((state) => pauseOf(context, state));
	if (typeof name !== 'string' || !known.includes(name))
		return answer(context, 410, 'No list of calls waits here.');
	// it sees then whatever this one tells of
	if (!isFirstToEnd(context)) return answer(context, 200, 'About to look.');
	return {
		webhookResponse: { message: 'Looking.' },
		workflowData: [...OUTPUTS.triggerWaiting.map(() => []), []],
	};
}
