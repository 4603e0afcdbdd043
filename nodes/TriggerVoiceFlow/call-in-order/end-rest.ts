/** A ladder is over: the executions of calls of which nobody has heard yet need not wait any more. */
import type { IExecuteFunctions, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { wakeUp } from '../start-flow/batch/wake-up';
import { waitingPart } from '../start-flow/batch/part';
import { answer } from '../../shared/webhook/answer';
import type { Search } from './state';

const PARAMETER = 'ringbackOver';

/** Ends them. Nobody waits for that: should it not succeed, they end at their limit. */
export async function endRest(
	context: IExecuteFunctions,
	{ rungs }: Search,
	pause: string,
): Promise<void> {
	for (const { executions } of Object.values(rungs))
		for (const execution of executions) {
			const data = await context.getExecutionDataById(execution).catch(() => undefined);
			if (!data?.waitTill) continue;
			const url = new URL(String(context.evaluateExpression('{{ $execution.resumeUrl }}', 0)));
			url.pathname = url.pathname.replace(/[^/]*$/, execution);
			// an address is signed by what its execution alone knows
			for (const name of url.searchParams.keys())
				url.searchParams.set(name, data.resumeToken ?? '');
			url.searchParams.set(PARAMETER, pause);
			void wakeUp(context, url.href, 0);
		}
}

/** The pause that a request to end names; undefined for every other one. */
export const overIn = (context: IWebhookFunctions): unknown =>
	(context.getQueryData() as Record<string, unknown>)[PARAMETER];

/** Whether the execution that waits is a call of that ladder; else answers that it is none. */
export function isEndedBy(context: IWebhookFunctions, pause: unknown): boolean {
	const part = waitingPart(context);
	return part?.rung !== undefined && part.rung.ladder.startsWith(`${String(pause)} `);
}

export const noneEnded = (context: IWebhookFunctions): IWebhookResponseData =>
	answer(context, 410, 'No call of a ladder waits here.');
