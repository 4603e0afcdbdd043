/** The jobs of Talkdesk's report API, kept in memory: what was ordered and what it found. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod/v4';
import type { Row } from '../../reports/step-report';
import type { TalkdeskOptions } from './options';
import { reportRows } from './report-rows';
import { isTimeZone } from '../../base/local-time';
import type { Context } from '../../engine/context';

const MAX_JOBS = 100;

export const JobRequest = z.object({
	name: z.string().default('report'),
	timezone: z.string().refine(isTimeZone, 'not an IANA time zone').default('UTC'),
	format: z.enum(['csv', 'json', 'json_bulk']),
	timespan: z.object({
		from: z.iso.datetime({ offset: true }),
		to: z.iso.datetime({ offset: true }),
	}),
});

export interface Job {
	readonly id: string;
	readonly request: z.infer<typeof JobRequest>;
	readonly createdMs: number;
	readonly rows: readonly Row[];
	/** Part of the signed address. */
	readonly signature: string;
	deleted: boolean;
}

const newId = (): string => randomUUID().replaceAll('-', '');

/** Statuses by the share of its time a job has had. */
export function statusOf(job: Job, { clock, options }: Context<TalkdeskOptions>): string {
	if (job.deleted) return 'deleted';
	const share = (clock.monotonicMs() - job.createdMs) / options.talkdeskReportJobMs;
	if (!(share < 1)) return 'done';
	return share < 0.2 ? 'created' : share < 0.8 ? 'processing' : 'uploading';
}

/** A job as the API shows it. */
export const jobView = (job: Job, context: Context<TalkdeskOptions>) => {
	const { name, timezone, format, timespan } = job.request;
	return { id: job.id, name, timezone, status: statusOf(job, context), format, timespan };
};

export interface ReportJobs {
	create(request: Job['request']): Job;
	get(id: string): Job | undefined;
	/** Newest first. */
	list(): Job[];
}

/** Remembers the latest jobs; each has the rows that were known when it was ordered. */
export function createReportJobs(context: Context<TalkdeskOptions>): ReportJobs {
	const jobs = new Map<string, Job>();
	return {
		create(request) {
			const job: Job = {
				id: newId(),
				request,
				createdMs: context.clock.monotonicMs(),
				rows: reportRows(context, request),
				signature: newId(),
				deleted: false,
			};
			jobs.set(job.id, job);
			for (const oldest of jobs.keys()) if (jobs.size > MAX_JOBS) jobs.delete(oldest);
			return job;
		},
		get: (id) => jobs.get(id),
		list: () => [...jobs.values()].reverse(),
	};
}
