/** What a list would do: the dry runs of its messages are kept until the last of them has come. */
import {
	forecastList,
	type ListRow,
	type Rate,
	type ShownForecast,
	type ShownRow,
} from '../../../core';
import { nodeClock } from '../../host/clock';
import type { Parts } from './progress';

/** What one dry run adds. */
export interface Foreseen {
	readonly row: ListRow;
	/** Of the account, and of the node. */
	readonly pace: Rate;
}

/** As `msg.forecast` of the last message of a list. */
export interface ListForecast extends ShownForecast {
	/** In the order of the list. */
	readonly rows: ReadonlyArray<ShownRow & { readonly reference: string }>;
}

interface Kept extends Foreseen {
	readonly index: number;
}

/** Lists whose last message never comes are forgotten, the oldest first. */
const MOST_LISTS = 20;
/** By trigger, then by sequence. */
const lists = new Map<string, Map<string, Kept[]>>();

const nameOf = (parts: Parts | undefined): string => parts?.id ?? '';

export function keepForeseen(nodeId: string, parts: Parts | undefined, foreseen: Foreseen): void {
	const own = lists.get(nodeId) ?? new Map<string, Kept[]>();
	lists.set(nodeId, own);
	const name = nameOf(parts);
	const list = own.get(name) ?? [];
	own.set(name, list);
	list.push({ ...foreseen, index: parts?.index ?? list.length });
	const [oldest = name] = own.keys();
	if (own.size > MOST_LISTS) own.delete(oldest);
}

/** The forecast of the list that a message is the last one of; null where nothing is known of it. */
export async function forecastOf(
	nodeId: string,
	parts: Parts | undefined,
): Promise<ListForecast | null> {
	const own = lists.get(nodeId);
	const list = own?.get(nameOf(parts));
	own?.delete(nameOf(parts));
	const [first] = list ?? [];
	if (list === undefined || first === undefined) return null;
	const ordered = list.sort((one, other) => one.index - other.index).map(({ row }) => row);
	const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
	const { rows, sums } = await forecastList(ordered, nodeClock.now(), first.pace, timeZone, false);
	const named = rows.map((row, at) => ({ reference: ordered[at]!.reference, ...row }));
	return { ...sums, rows: named };
}

export const forgetLists = (nodeId: string): boolean => lists.delete(nodeId);
