/** Jobs as n8n's workers tell of them in their logs: one per run of an execution. */
import type { N8nProcess } from '../../n8n/support/n8n-process';
import type { Execution } from '../../n8n/support/executions';

/** Numbers of the jobs that workers took up, over all their starts; one taken up again stands twice. */
export const jobsTaken = (workers: readonly N8nProcess[]): string[] =>
	workers.flatMap((worker) =>
		[...worker.log().matchAll(/Worker started execution \d+ \(job (\d+)\)/g)].map(
			([, job]) => job!,
		),
	);

/** True of an execution that n8n gave up because its worker no longer told that it works. */
export const isStalled = ({ status, error }: Execution): boolean =>
	status === 'error' && /failed to be processed too many times/.test(error?.message ?? '');

/**
 * The same executions, with what n8n erased: it replaces all that it knows of a stalled execution
 * by the error. Those count as crashed, with the data they had before.
 */
export const withErased = (
	executions: readonly Execution[],
	before: readonly Execution[],
): Execution[] =>
	executions.map((execution) => {
		if (!isStalled(execution)) return execution;
		// the last time that it was seen at work
		const known = before.findLast(({ id }) => id === execution.id) ?? execution;
		return { ...known, status: 'crashed' };
	});
