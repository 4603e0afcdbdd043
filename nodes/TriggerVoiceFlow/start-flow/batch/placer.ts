/**
 * Who placed the call of a list that was started again. A list that is killed while it starts calls,
 * and is gone on with, starts them once more; "Call Once" keeps the phones silent, and the execution
 * in vain names the one that had placed the call.
 */
import type { IExecuteFunctions, IRunExecutionData } from 'n8n-workflow';
import { newsOf, type Ending } from './call-execution';
import type { CallExecutions } from './look';
import { storedPart } from './part';

/** `open`: the database does not answer at the moment. Null: nobody knows. */
export type Placer =
	| { readonly execution: string }
	/** It was called before the list began: this is what the execution in vain says. */
	| { readonly ending: Ending }
	| 'open'
	| null;

/** @param list the pause of the list, which names it */
export async function placerOf(
	context: IExecuteFunctions,
	{ executions }: CallExecutions,
	list: string,
): Promise<Placer> {
	const read = (id: string) => context.getExecutionDataById(id).catch(() => null);
	for (const inVain of executions) {
		const news = newsOf((await read(inVain)) ?? undefined, context.getNode().name);
		const placedBy = typeof news === 'object' ? news.placedBy : undefined;
		if (typeof news !== 'object' || !placedBy || executions.includes(placedBy)) continue;
		const data = await read(placedBy);
		if (data === null) return 'open';
		if (data === undefined || isErased(data)) return null;
		return isOfList(data, list) ? { execution: placedBy } : { ending: news };
	}
	return null;
}

const isErased = ({ resultData }: IRunExecutionData): boolean =>
	Object.keys(resultData.runData).length === 0;

/** Whether it is a call of that list: of this run of it, or of one before. */
const isOfList = (data: IRunExecutionData, list: string): boolean =>
	Boolean(storedPart(data)?.wakeUrl.includes(list));
