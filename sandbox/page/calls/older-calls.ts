import { useEffect, useState } from 'preact/hooks';
import { isNarrow, type Search } from '../../calls/search';
import { get } from '../kit/api';
import { attempt } from '../kit/notices';
import type { Call, CallSummary } from '../kit/wire';
import type { State } from '../state';
import { flowNames, summaryOfListed } from './call-book';

/** As many as the list can show. */
const MOST_FOUND = 500;
/** A search is asked for once the typing pauses, in milliseconds. */
const PAUSE_MS = 200;

/**
 * Searches what the sandbox remembers and the page does not: the page knows the newest calls alone.
 * Newest first, also calls that the page knows; undefined while the sandbox is asked.
 */
export function useOlderCalls(
	{ find, show }: Search,
	{ flows, forgotten }: Pick<State, 'flows' | 'forgotten'>,
): readonly CallSummary[] | undefined {
	const [found, setFound] = useState<readonly CallSummary[] | undefined>([]);
	useEffect(() => {
		if (!isNarrow({ find, show })) return setFound([]);
		setFound(undefined);
		let isWanted = true;
		const timer = setTimeout(async () => {
			const query = new URLSearchParams({ find, show, limit: String(MOST_FOUND) });
			let listed: Call[] = [];
			await attempt('Older calls were not searched', async () => {
				listed = await get<Call[]>(`/calls?${query.toString()}`);
			});
			const nameOf = flowNames(flows);
			if (isWanted) setFound(listed.reverse().map((call) => summaryOfListed(call, nameOf)));
		}, PAUSE_MS);
		return () => {
			isWanted = false;
			clearTimeout(timer);
		};
	}, [find, show, flows, forgotten]);
	return found;
}
