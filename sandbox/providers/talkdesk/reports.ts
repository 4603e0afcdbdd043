/**
 * Talkdesk's Explore API for one report, the Studio flow execution report (Talkdesk API
 * reference, "Execute a report", "Check a report status", "Download a report"). The reference
 * shows a new job flat, running clients read it wrapped; the option `talkdeskReportShape` chooses.
 */
import { csvOf } from '../../reports/step-report';
import type { Received, Reply, Route } from '../../server/http';
import { jsonOrUndefined } from '../../base/parse';
import type { Context } from '../../engine/context';
import type { TalkdeskOptions } from './options';
import { refusal } from './refusal';
import { createReportJobs, JobRequest, jobView, statusOf, type Job } from './report-jobs';

const TYPE = 'studio_flow_execution';
/** Stands for the storage that signed addresses lead to. */
const STORAGE = '/storage/{file}';
const seeOther = (location: string): Reply => ({ status: 303, headers: { location }, body: '' });

export function reportRoutes(
	context: Context<TalkdeskOptions>,
	basePath: string,
	scopesOf: (received: Received) => readonly string[] | undefined,
): Route[] {
	/** The API's own address in links. */
	const path = `${basePath}/data/reports/${TYPE}`;
	const linksOf = ({ id }: Job) => ({
		self: { href: `${path}/jobs/${id}` },
		files: { href: `${path}/files/${id}` },
	});
	const jobs = createReportJobs(context);

	/** A route for clients whose token has the scope and, where the path names one, for jobs that exist. */
	const guarded =
		(scope: string, handle: (received: Received) => Reply) =>
		(received: Received): Reply => {
			const scopes = scopesOf(received);
			if (!scopes) return refusal(401, 'the access token is missing, unknown or expired');
			if (!scopes.includes(scope)) return refusal(403, `the scope ${scope} is missing`);
			return handle(received);
		};
	const withJob = (handle: (job: Job, received: Received) => Reply) => (received: Received) => {
		const job = jobs.get(received.params.id ?? '');
		return job ? handle(job, received) : refusal(404, 'no such report job');
	};

	function create({ body }: Received): Reply {
		const parsed = JobRequest.safeParse(jsonOrUndefined(body));
		if (!parsed.success)
			return refusal(
				400,
				'the report cannot be made as ordered',
				parsed.error.issues.map(({ path, message }) => ({
					name: path.join('.'),
					description: message,
				})),
			);
		const job = jobs.create(parsed.data);
		const view = jobView(job, context);
		const wrapped = context.options.talkdeskReportShape === 'wrapped';
		return { status: 202, body: wrapped ? { job: view, _links: linksOf(job) } : view };
	}

	function list({ query }: Received): Reply {
		const number = (name: string, otherwise: number): number =>
			/^[1-9]\d{0,3}$/.test(query.get(name) ?? '') ? Number(query.get(name)) : otherwise;
		const [page, perPage] = [number('page', 1), number('per_page', 20)];
		const all = jobs.list();
		const shown = all.slice((page - 1) * perPage, page * perPage);
		return {
			status: 200,
			body: {
				total: all.length,
				count: shown.length,
				_embedded: { jobs: shown.map((job) => jobView(job, context)) },
				_links: { self: { href: `${path}/jobs` } },
			},
		};
	}

	function file(job: Job): Reply {
		const { format } = job.request;
		if (format === 'csv')
			return { status: 200, headers: { 'content-type': 'text/csv' }, body: csvOf(job.rows) };
		return { status: 200, body: { entries: job.rows, total: job.rows.length } };
	}

	const isDone = (job: Job): boolean => statusOf(job, context) === 'done';
	return [
		{
			method: 'POST',
			path: `/data/reports/${TYPE}/jobs`,
			handle: guarded('data-reports:write', create),
		},
		{
			method: 'GET',
			path: `/data/reports/${TYPE}/jobs`,
			handle: guarded('data-reports:read', list),
		},
		{
			method: 'GET',
			path: `/data/reports/${TYPE}/jobs/{id}`,
			handle: guarded(
				'data-reports:read',
				withJob((job) =>
					isDone(job)
						? seeOther(linksOf(job).files.href)
						: { status: 200, body: { job: jobView(job, context), _links: linksOf(job) } },
				),
			),
		},
		{
			method: 'GET',
			path: `/data/reports/${TYPE}/files/{id}`,
			handle: guarded(
				'data-reports:read',
				withJob((job, { origin }) =>
					isDone(job)
						? seeOther(`${origin}${basePath}/storage/${job.id}?signature=${job.signature}`)
						: refusal(404, 'the report is not ready'),
				),
			),
		},
		{
			method: 'DELETE',
			path: `/data/reports/${TYPE}/files/{id}`,
			handle: guarded(
				'data-reports:write',
				withJob((job) => {
					job.deleted = true;
					return { status: 204 };
				}),
			),
		},
		{
			method: 'GET',
			path: STORAGE,
			handle({ params, query, headers }) {
				const job = jobs.get(params.file ?? '');
				if (!job || job.deleted || query.get('signature') !== job.signature)
					return refusal(403, 'the signed address is wrong or was deleted');
				if (headers.authorization !== undefined)
					context.log(
						'talkdesk report: the access token was sent to the storage, where it must not go',
					);
				return file(job);
			},
		},
	];
}
