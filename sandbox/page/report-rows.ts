import type { ReportRow } from './kit/wire';

/** Latest call first, the steps of each call in their order. */
export function newestFirst(rows: readonly ReportRow[]): ReportRow[] {
	const byCall = new Map<unknown, ReportRow[]>();
	for (const row of rows) {
		const steps = byCall.get(row.flow_execution_id);
		if (steps) steps.push(row);
		else byCall.set(row.flow_execution_id, [row]);
	}
	return [...byCall.values()].reverse().flat();
}
