import { isNarrow, type Search } from '../../calls/search';
import { get } from '../kit/api';
import { summaryOfListed } from './call-book';
import { flowNames } from '../kit/live';
import { attempt } from '../kit/notices';
import type { State } from '../kit/state';
import type { Call, CallSummary } from '../kit/wire';

/** As many as the list can show. */
const MOST_FOUND = 500;
/** A search is asked for once the typing pauses, in milliseconds. */
const PAUSE_MS = 200;

/** Searches what the sandbox remembers and the page does not: the page knows the newest calls alone. */
export function searchOlder(state: State, found: () => void) {
	let calls: readonly CallSummary[] = [];
	let timer: ReturnType<typeof setTimeout> | undefined;
	let asked = 0;
	let isLooking = false;

	async function ask({ find, show }: Search, question: number) {
		const query = new URLSearchParams({ find, show, limit: String(MOST_FOUND) });
		await attempt('Older calls were not searched', async () => {
			const listed = await get<Call[]>(`/calls?${query.toString()}`);
			if (question !== asked) return;
			const nameOf = flowNames(state);
			calls = listed.reverse().map((call) => summaryOfListed(call, nameOf));
		});
		if (question !== asked) return;
		isLooking = false;
		found();
	}
	return {
		look(search: Search) {
			clearTimeout(timer);
			calls = [];
			asked += 1;
			const question = asked;
			isLooking = isNarrow(search);
			if (isLooking) timer = setTimeout(() => void ask(search, question), PAUSE_MS);
		},
		/** Newest first; also calls that the page knows. */
		found: () => calls,
		isLooking: () => isLooking,
		forget: () => void (calls = []),
	};
}
