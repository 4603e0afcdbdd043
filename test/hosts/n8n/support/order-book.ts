import { isUnderWay, listExecutions, readExecution, type Json } from './executions';
import type { Rest } from './rest';

/** What the node "Order Book" of an example wrote down. */
export interface BookedOrder extends Json {
	readonly order: string;
	readonly exit: string;
	readonly action: string;
}

/** Reads the order book out of a workflow's executions; each is read once, after it has ended. */
export function openOrderBook(rest: Rest, workflowId: string): () => Promise<BookedOrder[]> {
	const booked = new Map<string, readonly BookedOrder[]>();
	return async () => {
		const ended = (await listExecutions(rest, workflowId)).filter((one) => !isUnderWay(one));
		for (const { id } of ended.filter((one) => !booked.has(one.id))) {
			const { runs } = await readExecution(rest, id);
			const lines = (runs['Order Book'] ?? []).flatMap(({ outputs }) => outputs.flat());
			booked.set(id, lines as unknown as BookedOrder[]);
		}
		return [...booked.values()].flat();
	};
}
