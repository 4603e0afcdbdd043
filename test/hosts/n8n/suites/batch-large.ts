import { readFileSync } from 'node:fs';
import { batchTally, openBatch, peopleOf, whole } from '../support/batch';
import { endedExecution } from '../support/executions';
import { openResults } from '../support/result-workflow';
import type { World } from '../support/world';

/** Such as RINGBACK_BATCH=500,2000: what a large list costs n8n is measured when somebody asks. */
const SIZES = (process.env.RINGBACK_BATCH ?? '').split(',').map(Number).filter(Boolean);
const LARGE_MS = 3_600_000;
const TICKS_PER_SECOND = 100;

/** Linux tells: seconds of both processors, and memory in MB, now and at its most. */
function costOf(pid: number) {
	const times = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	const inMb = (name: string) =>
		Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1_024);
	return {
		cpu: (Number(times[11]) + Number(times[12])) / TICKS_PER_SECOND,
		mb: inMb('VmRSS'),
		mostMb: inMb('VmHWM'),
	};
}

export function batchLarge(world: () => World): void {
	for (const size of SIZES)
		it(
			`brings ${size} to the output of the exit, once`,
			async () => {
				const { host } = world();
				const { sandbox, accounts } = await world().counterpart({ speed: 2 });
				const results = await openResults(host, accounts);
				const people = peopleOf('cmCom', size, `large-${size}`, (digits) => digits !== '08');
				const batch = await openBatch(host, {
					provider: 'cmCom',
					accounts,
					parameters: { waitLimitMinutes: 10, resultUrl: results.url },
				});
				const before = costOf(host.pid());
				const begunMs = Date.now();
				const ended = await endedExecution(host.rest, await batch.call(people), LARGE_MS);
				const seconds = Math.round((Date.now() - begunMs) / 1_000);
				const tally = batchTally(people, ended, sandbox);
				const kb = Math.round(ended.text.length / 1_024);
				const runs = ended.runs.Call?.length;
				const after = costOf(host.pid());
				process.stdout.write(`${JSON.stringify({ seconds, before, after, kb, runs, ...tally })}\n`);
				expect(tally).toEqual(whole(people));
			},
			LARGE_MS,
		);
}
