/**
 * Reports as proof that a call was placed: the code that receives one tells the code that places the call,
 * in the same process.
 */
import { keepNewest } from '../base/keep-newest';
import type { ResultToken } from '../result/token';

/** More than are under way at once; the oldest are forgotten. */
const MOST = 10_000;

export interface ReportWatch {
	/** Aborted when a report with this token arrives. */
	watch(token: Pick<ResultToken, 'id'>): AbortSignal;
	/** A report with this token arrived, interim and unreadable ones included: the provider has the call. */
	arrived(token: Pick<ResultToken, 'id'>): void;
	/** Whether one did, of the newest. */
	hasArrived(token: Pick<ResultToken, 'id'>): boolean;
}

export function createReportWatch(): ReportWatch {
	const watched = new Map<string, AbortController>();
	const seen = new Set<string>();
	return {
		watch({ id }) {
			const controller = new AbortController();
			watched.set(id, controller);
			keepNewest(watched, MOST);
			return controller.signal;
		},
		arrived({ id }) {
			watched.get(id)?.abort();
			watched.delete(id);
			seen.add(id);
			keepNewest(seen, MOST);
		},
		hasArrived: ({ id }) => seen.has(id),
	};
}
