/**
 * What the code that receives reports and the code that places calls tell each other, in the same
 * process: a report proves that its call was placed, and only a call that is placed is waited for.
 */
import { keepNewest } from '../base/keep-newest';
import type { ResultToken } from '../result/token';

/** More than are under way at once; the oldest are forgotten. */
const MOST = 10_000;

type Call = Pick<ResultToken, 'id'>;

export interface ReportWatch {
	/** Aborted when a report with this token arrives. */
	watch(call: Call): AbortSignal;
	/** Aborted when the report of how the call ended arrives. */
	watchEnd(call: Call): AbortSignal;
	/** A report with this token arrived, interim and unreadable ones included: the provider has the call. */
	arrived(call: Call): void;
	/** The report of how the call ended arrived. */
	ended(call: Call): void;
	/** Whether that did, of the newest. */
	hasEnded(call: Call): boolean;
	/** The call is being placed here; `placed` is to follow, whatever comes of it. */
	placing(call: Call): void;
	placed(call: Call): void;
	/** Resolves when the call is no longer being placed; undefined where it is not being placed here. */
	untilPlaced(call: Call): Promise<void> | undefined;
}

export function createReportWatch(): ReportWatch {
	const reports = signals();
	const ends = signals();
	const placements = signals();
	const seen = new Set<string>();
	return {
		watch: reports.of,
		watchEnd: ends.of,
		arrived: reports.abort,
		ended({ id }) {
			reports.abort({ id });
			ends.abort({ id });
			seen.add(id);
			keepNewest(seen, MOST);
		},
		hasEnded: ({ id }) => seen.has(id),
		placing: (call) => void placements.of(call),
		placed: placements.abort,
		untilPlaced(call) {
			const signal = placements.known(call);
			return (
				signal &&
				new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
			);
		},
	};
}

function signals() {
	const watched = new Map<string, AbortController>();
	return {
		of({ id }: Call): AbortSignal {
			const controller = new AbortController();
			watched.set(id, controller);
			keepNewest(watched, MOST);
			return controller.signal;
		},
		known: ({ id }: Call): AbortSignal | undefined => watched.get(id)?.signal,
		abort({ id }: Call): void {
			watched.get(id)?.abort();
			watched.delete(id);
		},
	};
}
