export interface RateWindow {
	/** Whether a request arriving now is within the limit. */
	admit(nowMs: number, countRefused: boolean): boolean;
}

/** Sliding: at most `requests` within any `perMs` milliseconds, wherever those begin. */
export function createRateWindow({
	requests,
	perMs,
}: {
	requests: number;
	perMs: number;
}): RateWindow {
	/** Arrivals still inside the window, oldest first. */
	let arrivals: number[] = [];
	return {
		admit(nowMs, countRefused) {
			arrivals = arrivals.filter((atMs) => atMs > nowMs - perMs);
			const admitted = arrivals.length < requests;
			if (admitted || countRefused) arrivals.push(nowMs);
			return admitted;
		},
	};
}
