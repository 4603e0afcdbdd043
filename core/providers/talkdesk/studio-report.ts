/**
 * Reads Talkdesk's Studio flow execution report: the second way to learn how a call ended, for
 * flows whose own post never came. Sources: docs.talkdesk.com (execute a report, check a report
 * status, download a report, Studio flow execution report) and data-dictionary.talkdesk.com;
 * read 2026-11-21. Requests and readings only; fetch-report.ts sends them.
 *
 * The reference shows a new job flat, running clients read it wrapped in `job`: both are taken.
 * The report has one row per executed step and no filter but time, so rows are matched here.
 */
import { errorCode, kindOfStatus } from '../../base/errors';
import { isInside } from '../../http/inside';
import { isOwnNetwork, isSafeAddress } from '../../http/safe-address';
import { isRecord, jsonOrUndefined, textOf } from '../../base/json';
import type { HttpResponse } from '../../http/transport';
import type { ReportAnswer, ReportRequest, ReportRow } from '../execution-report';

/** What the account's token needs beside the scope that starts flows, by the method that needs it. */
export const REPORT_SCOPES = { POST: 'data-reports:write', GET: 'data-reports:read' } as const;

/** A busy account writes some 5 kB of rows per second of the span. */
const REPORT_LIMIT_BYTES = 32 * 1024 * 1024;

const PATH = '/data/reports/studio_flow_execution';

const get = (url: string, timeoutMs: number, withToken: boolean): ReportRequest => ({
	request: {
		method: 'GET',
		url,
		headers: { accept: 'application/json' },
		timeoutMs,
		answerLimitBytes: REPORT_LIMIT_BYTES,
	},
	withToken,
});

/** Orders a report of the steps from one moment (included) to another (excluded), in epoch milliseconds. */
export const reportJobRequest = (
	apiBase: string,
	{ fromMs, toMs }: { fromMs: number; toMs: number },
	timeoutMs: number,
): ReportRequest => ({
	request: {
		method: 'POST',
		url: `${apiBase}${PATH}/jobs`,
		headers: {},
		body: {
			json: {
				name: 'Ringback',
				timezone: 'UTC',
				format: 'json',
				timespan: { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() },
			},
		},
		timeoutMs,
	},
	withToken: true,
});

/** Asks how far a job is. */
export const reportStatusRequest = (
	apiBase: string,
	jobId: string,
	timeoutMs: number,
): ReportRequest => get(`${apiBase}${PATH}/jobs/${encodeURIComponent(jobId)}`, timeoutMs, true);

/** Follows the address that a ready job or a file has led to; the token stays with the API. */
export const reportFileRequest = (apiBase: string, url: string, timeoutMs: number): ReportRequest =>
	// both as the parser writes them: a port or a capital letter more is the same address
	get(url, timeoutMs, url.startsWith(new URL(`${apiBase}/data/`).href));

const OVER = new Set(['failed', 'canceled', 'cancelled', 'deleted']);
const REDIRECTS = new Set([300, 301, 302, 303, 307, 308]);

/** Where a `Location` or link leads; undefined for what must not be followed. */
function addressAt(apiBase: string, location: string): string | undefined {
	// the documents print paths that begin at the API's root, whatever stands before it
	const path = location.startsWith('/data/') ? apiBase + location : location;
	if (!URL.canParse(path, apiBase)) return undefined;
	const { href } = new URL(path, apiBase);
	// a provider out there has no business on this machine, or in the network around it
	const isOwn = (address: string) => isInside(address) || isOwnNetwork(address);
	const leadsInside = isOwn(href) && !isOwn(apiBase);
	return isSafeAddress(href) && !leadsInside ? href : undefined;
}

function linkOf(body: Readonly<Record<string, unknown>>): string | undefined {
	const files = isRecord(body._links) ? body._links.files : undefined;
	const link = Array.isArray(files) ? files[0] : files;
	return isRecord(link) ? textOf(link.href) : textOf(link);
}

/** Reads an answer to any of the requests above. */
export function readReportAnswer(apiBase: string, answer: HttpResponse): ReportAnswer {
	const { status, headers } = answer;
	// storage need not say that it is JSON
	const body = typeof answer.body === 'string' ? jsonOrUndefined(answer.body) : answer.body;
	const fields = isRecord(body) ? body : {};
	const unreadable = { kind: 'refused', failure: 'unreadableAnswer', status } as const;
	if (REDIRECTS.has(status)) {
		const url = addressAt(apiBase, headers.location ?? '');
		return url === undefined || headers.location === undefined
			? unreadable
			: { kind: 'elsewhere', url };
	}
	if (status >= 400) {
		// 404 speaks of a job here, not of a flow; and nobody can be called by any of these
		const kind = kindOfStatus(status);
		const isPlain = kind === 'flowNotFound' || (kind === 'unavailable' && status < 500);
		const failure = isPlain ? 'refused' : kind;
		return { kind: 'refused', failure, status, providerCode: errorCode(textOf(fields.code)) };
	}
	// a transport that follows redirects ends up with the report itself
	if (Array.isArray(fields.entries)) return { kind: 'rows', rows: fields.entries.map(rowOf) };
	const job = isRecord(fields.job) ? fields.job : fields;
	const [jobId, word] = [textOf(job.id), textOf(job.status)];
	if (jobId === undefined || word === undefined) return unreadable;
	if (OVER.has(word)) return { kind: 'over', status: word };
	const url = word === 'done' ? addressAt(apiBase, linkOf(fields) ?? '') : undefined;
	return url !== undefined && linkOf(fields) !== undefined
		? { kind: 'elsewhere', url }
		: { kind: 'waiting', jobId, status: word };
}

const FINISHED = 'flow_execution_finished_time';

function rowOf(entry: unknown): ReportRow {
	const fields = isRecord(entry) ? entry : {};
	const order = Number(fields.step_execution_order ?? Number.NaN);
	return {
		interactionId: textOf(fields.interaction_id) ?? null,
		component: textOf(fields.component_title) ?? null,
		step: textOf(fields.step_name) ?? null,
		exit: textOf(fields.exit) ?? null,
		order: Number.isFinite(order) ? order : 0,
		// spelt with a dot in the documents, with an underscore by a running client
		finished: ['.', '_'].some(
			(sign) => textOf(fields[`studio_flow_executions_aggregated${sign}${FINISHED}`]) !== undefined,
		),
		to: textOf(fields.destination_number) ?? null,
		raw: entry,
	};
}
