import { exitInReport } from '../../../core/providers/talkdesk/studio-exit';
import {
	readReportAnswer,
	reportFileRequest,
	reportJobRequest,
	reportStatusRequest,
} from '../../../core/providers/talkdesk/studio-report';
import type { HttpResponse } from '../../../core/http/transport';

const BASE = 'https://api.talkdeskapp.com';
const JOBS = `${BASE}/data/reports/studio_flow_execution/jobs`;

const read = (answer: Partial<HttpResponse>) =>
	readReportAnswer(BASE, { status: 200, headers: {}, body: {}, ...answer });

describe('the requests of the execution report', () => {
	it('order JSON for a span of time, in UTC', () => {
		const span = { fromMs: Date.UTC(2026, 0, 1), toMs: Date.UTC(2026, 0, 2) };
		expect(reportJobRequest(BASE, span, 5_000)).toEqual({
			withToken: true,
			request: {
				method: 'POST',
				url: JOBS,
				headers: {},
				body: {
					json: {
						name: 'Ringback',
						timezone: 'UTC',
						format: 'json',
						timespan: { from: '2026-01-01T00:00:00.000Z', to: '2026-01-02T00:00:00.000Z' },
					},
				},
				timeoutMs: 5_000,
			},
		});
	});

	it('ask for a job by its id, whatever it is made of', () => {
		const { request, withToken } = reportStatusRequest(BASE, 'a/b', 5_000);
		expect([request.method, request.url, withToken]).toEqual(['GET', `${JOBS}/a%2Fb`, true]);
	});

	it.each([
		[`${BASE}/data/reports/studio_flow_execution/files/7`, true],
		['https://bucket.example/7?signature=abc', false],
		[`${BASE}.example/data/x`, false],
		['https://api.talkdeskapp.com@bucket.example/data/x', false],
	])('follow %s with the token: %s', (url, withToken) => {
		expect(reportFileRequest(BASE, url, 5_000)).toMatchObject({ withToken, request: { url } });
	});
});

describe('readReportAnswer', () => {
	const job = { id: '7', status: 'processing', format: 'json' };
	const links = { files: { href: '/data/reports/studio_flow_execution/files/7' } };
	const file = `${BASE}/data/reports/studio_flow_execution/files/7`;

	it.each<[string, Partial<HttpResponse>, object]>([
		[
			'a flat job',
			{ status: 202, body: job },
			{ kind: 'waiting', jobId: '7', status: 'processing' },
		],
		['a wrapped job', { status: 202, body: { job } }, { kind: 'waiting', jobId: '7' }],
		['an id that is a number', { body: { ...job, id: 7 } }, { kind: 'waiting', jobId: '7' }],
		[
			'a finished job with a link',
			{ body: { job: { ...job, status: 'done' }, _links: links } },
			{ kind: 'elsewhere', url: file },
		],
		[
			'a finished job without one: the next question will lead on',
			{ body: { job: { ...job, status: 'done' } } },
			{ kind: 'waiting', status: 'done' },
		],
		[
			'a failed job',
			{ body: { job: { ...job, status: 'failed' } } },
			{ kind: 'over', status: 'failed' },
		],
		['an undocumented status', { body: { ...job, status: 'completed' } }, { kind: 'waiting' }],
		...[300, 302, 303].map((status): [string, Partial<HttpResponse>, object] => [
			`a redirect ${status} by path`,
			{ status, headers: { location: links.files.href } },
			{ kind: 'elsewhere', url: file },
		]),
		[
			'a redirect to storage',
			{ status: 303, headers: { location: 'https://bucket.example/7?s=1' } },
			{ kind: 'elsewhere', url: 'https://bucket.example/7?s=1' },
		],
		[
			'a redirect to an unprotected address',
			{ status: 303, headers: { location: 'http://bucket.example/7' } },
			{ kind: 'refused', failure: 'unreadableAnswer' },
		],
		['a redirect to nowhere', { status: 303 }, { kind: 'refused', failure: 'unreadableAnswer' }],
		['401', { status: 401 }, { kind: 'refused', failure: 'unauthorized', status: 401 }],
		[
			'403 with its code',
			{ status: 403, body: { code: 'inputs' } },
			{ kind: 'refused', failure: 'forbidden', providerCode: 'inputs' },
		],
		['404, which is about a job', { status: 404 }, { kind: 'refused', failure: 'refused' }],
		['429', { status: 429 }, { kind: 'refused', failure: 'rateLimited' }],
		['503', { status: 503 }, { kind: 'refused', failure: 'unavailable' }],
		['text', { body: 'hello' }, { kind: 'refused', failure: 'unreadableAnswer' }],
		['nothing', { body: null }, { kind: 'refused', failure: 'unreadableAnswer' }],
		['rows that are none', { body: { entries: [null, 7, {}] } }, { kind: 'rows' }],
	])('reads %s', (_given, answer, reading) => {
		expect(read(answer)).toMatchObject(reading);
	});
});

/** Rows as the API sends them, read. */
function rows(...entries: Record<string, unknown>[]) {
	const answer = read({ body: { entries } });
	return answer.kind === 'rows' ? answer.rows : [];
}
const FINISHED = {
	'studio_flow_executions_aggregated.flow_execution_finished_time': '2026-01-01 00:00:09',
};
const row = (order: number, component_title: string, exit: string | null, more: object = {}) => ({
	interaction_id: 'i-1',
	component_title,
	step_name: `step ${order}`,
	exit,
	step_execution_order: order,
	...more,
});

describe('exitInReport', () => {
	it.each([
		['answered', 'answered'],
		['Answered', 'answered'],
		['invalid_number', 'invalidNumber'],
		['Invalid number', 'invalidNumber'],
		['Busy', 'busy'],
		['NO-ANSWER', 'noAnswer'],
		['error', 'failed'],
		['went_fishing', 'noResult'],
		['constructor', 'noResult'],
	])('reads %s of Make outbound call as %s and keeps the word', (word, exit) => {
		const report = rows(row(0, 'Initial step', 'ok'), row(1, 'Make outbound call', word));
		expect(exitInReport(report, 'i-1')).toEqual({ exit, providerStatus: word, finished: false });
	});

	it('finds the step by its exit where its title is another', () => {
		const report = rows(row(0, 'Initial', 'ok'), row(1, 'Outbound', 'busy'), row(2, 'End', 'ok'));
		expect(exitInReport(report, 'i-1')).toMatchObject({ exit: 'busy' });
	});

	it('does not take the failure of another step for that of the call', () => {
		const report = rows(
			row(1, 'Make outbound call', 'answered'),
			row(2, 'Play Audio', 'error', FINISHED),
		);
		expect(exitInReport(report, 'i-1')).toEqual({
			exit: 'answered',
			providerStatus: 'answered',
			finished: true,
		});
	});

	it('orders the rows itself', () => {
		const report = rows(row(2, 'IVR', 'busy'), row(1, 'Unknown dialler', 'no_answer'));
		expect(exitInReport(report, 'i-1')?.exit).toBe('noAnswer');
	});

	it('reads the other spelling of the finished time', () => {
		const spelt = { studio_flow_executions_aggregated_flow_execution_finished_time: 'x' };
		expect(exitInReport(rows(row(0, 'Initial', 'ok', spelt)), 'i-1')).toEqual({
			exit: 'noResult',
			providerStatus: 'ok',
			finished: true,
		});
	});

	it.each([
		['there is no row', []],
		[
			'the rows are of another interaction',
			[row(0, 'Make outbound call', 'busy', { interaction_id: 'i-2' })],
		],
		['the call has no exit yet', [row(0, 'Make outbound call', null)]],
		['the flow is still on its way', [row(0, 'Initial', 'ok')]],
	])('says nothing while %s', (_given, entries) => {
		expect(exitInReport(rows(...entries), 'i-1')).toBeUndefined();
	});
});
