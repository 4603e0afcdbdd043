import {
	readReportAnswer,
	reportFileRequest,
	reportJobRequest,
	reportStatusRequest,
} from '../../../../core/providers/talkdesk/studio-report';
import type { ReportRequest } from '../../../../core/providers/execution-report';
import { exitInReport } from '../../../../core/providers/talkdesk/studio-exit';
import { COLUMNS, csvOf, type Row } from '../../../../sandbox/reports/step-report';
import type { Sandbox } from '../../../../sandbox/index';
import { instantClock } from '../../clocks';
import { ask, askToken, control, openSandbox, startTalkdesk } from '../../support';

const SPAN = {
	fromMs: Date.UTC(2025, 11, 31),
	toMs: Date.UTC(2027, 0, 1),
};

async function reporting(options: object = {}) {
	const clock = instantClock();
	const sandbox = await openSandbox({ clock, options });
	const token: string = (await askToken(sandbox)).body.access_token;
	const base = sandbox.baseUrls.talkdesk;
	async function send({ request, withToken }: ReportRequest) {
		const { method, url, body } = request;
		const response = await ask(url, {
			method,
			redirect: 'manual',
			headers: {
				'content-type': 'application/json',
				...(withToken ? { authorization: `Bearer ${token}` } : {}),
			},
			body: body && 'json' in body ? JSON.stringify(body.json) : undefined,
		});
		const headers: Record<string, string> = {};
		response.headers.forEach((value, name) => (headers[name] = value));
		return readReportAnswer(base, { status: response.status, headers, body: response.body });
	}
	return { clock, sandbox, token, base, send };
}

const order = (sandbox: Sandbox, token: string, body: unknown) =>
	ask(`${sandbox.baseUrls.talkdesk}/data/reports/studio_flow_execution/jobs`, {
		method: 'POST',
		headers: { authorization: `Bearer ${token}` },
		body: JSON.stringify(body),
	});

const BODY = {
	format: 'json',
	timespan: { from: '2025-12-31T00:00:00Z', to: '2027-01-01T00:00:00Z' },
};

describe('the Studio flow execution report', () => {
	it.each([
		{ shape: 'wrapped', ending: '01', exit: 'answered', word: 'answered', exits: 'snake-case' },
		{ shape: 'flat', ending: '03', exit: 'busy', word: 'busy', exits: 'snake-case' },
		{ shape: 'wrapped', ending: '04', exit: 'noAnswer', word: 'No Answer', exits: 'as-in-studio' },
		{
			shape: 'flat',
			ending: '05',
			exit: 'invalidNumber',
			word: 'invalid_number',
			exits: 'snake-case',
		},
		{ shape: 'wrapped', ending: '06', exit: 'failed', word: 'error', exits: 'snake-case' },
	])(
		'read by the core, $shape, tells that ending $ending is $exit',
		async ({ shape, ending, exit, word, exits }) => {
			const { clock, sandbox, token, base, send } = await reporting({
				talkdeskReportShape: shape,
				talkdeskReportExits: exits,
			});
			const { body } = await startTalkdesk(
				sandbox,
				{ customer_number: `+141555501${ending}` },
				{ token },
			);
			await sandbox.idle();
			const job = await send(reportJobRequest(base, SPAN, 5_000));
			if (job.kind !== 'waiting') throw new Error(job.kind);
			expect(job.status).toBe('created');
			clock.advance(1_000);
			const status = reportStatusRequest(base, job.jobId, 5_000);
			expect(await send(status)).toMatchObject({ kind: 'waiting', status: 'processing' });
			clock.advance(1_000);
			let answer = await send(status);
			const hops: string[] = [];
			while (answer.kind === 'elsewhere') {
				hops.push(answer.url);
				answer = await send(reportFileRequest(base, answer.url, 5_000));
			}
			expect(hops).toEqual([
				`${base}/data/reports/studio_flow_execution/files/${job.jobId}`,
				expect.stringContaining('/storage/'),
			]);
			if (answer.kind !== 'rows') throw new Error(answer.kind);
			expect(exitInReport(answer.rows, body.interaction_id)).toEqual({
				exit,
				providerStatus: word,
				finished: true,
			});
		},
	);

	it.each([
		[{ ...BODY, format: 'xml' }, 'format'],
		[{ ...BODY, timespan: { from: 'today', to: 'tomorrow' } }, 'timespan.from'],
		[{ ...BODY, timezone: 'Mars/Olympus' }, 'timezone'],
		['text', ''],
	])('refuses the order %j, naming %j', async (body, named) => {
		const { sandbox, token } = await reporting();
		const answer = await order(sandbox, token, body);
		expect(answer.status).toBe(400);
		expect(answer.body.fields.map(({ name }: { name: string }) => name)).toContain(named);
	});

	it('asks for its own scopes', async () => {
		const { sandbox } = await reporting();
		const only = async (scope: string) =>
			(await askToken(sandbox, { grant_type: 'client_credentials', scope })).body.access_token;
		expect((await order(sandbox, await only('data-reports:read'), BODY)).status).toBe(403);
		const { status, body } = await order(sandbox, await only('data-reports:write'), BODY);
		expect(status).toBe(202);
		const url = `${sandbox.baseUrls.talkdesk}/data/reports/studio_flow_execution/jobs/${body.job.id}`;
		const headers = { authorization: `Bearer ${await only('data-reports:write')}` };
		expect((await ask(url, { headers })).status).toBe(403);
		expect((await ask(url)).status).toBe(401);
	});

	it('reaches a client that follows redirects with one request', async () => {
		const { sandbox, token } = await reporting({ talkdeskReportJobMs: 0 });
		await startTalkdesk(sandbox, { customer_number: '+14155550101' }, { token });
		await sandbox.idle();
		const { body } = await order(sandbox, token, BODY);
		const url = `${sandbox.baseUrls.talkdesk}/data/reports/studio_flow_execution/jobs/${body.job.id}`;
		const answer = await ask(url, { headers: { authorization: `Bearer ${token}` } });
		expect(answer.body.entries[0]).toMatchObject({ step_name: 'order_event', exit: 'ok' });
	});

	it('leaves out what is outside the timespan or not known yet', async () => {
		const total = async (options: object, from: string) => {
			const { sandbox, token } = await reporting({ talkdeskReportJobMs: 0, ...options });
			await startTalkdesk(sandbox, { customer_number: '+14155550101' }, { token });
			await sandbox.idle();
			const { body } = await order(sandbox, token, {
				...BODY,
				timespan: { ...BODY.timespan, from },
			});
			const url = `${sandbox.baseUrls.talkdesk}/data/reports/studio_flow_execution/jobs/${body.job.id}`;
			return (await ask(url, { headers: { authorization: `Bearer ${token}` } })).body.total;
		};
		expect(await total({}, BODY.timespan.from)).toBeGreaterThan(0);
		expect(await total({}, '2026-06-01T00:00:00Z')).toBe(0);
		expect(await total({ talkdeskReportDelaySeconds: 1e9 }, BODY.timespan.from)).toBe(0);
	});

	it('lists its jobs, comes as CSV, and is gone once deleted', async () => {
		const { sandbox, token } = await reporting({ talkdeskReportJobMs: 0 });
		const headers = { authorization: `Bearer ${token}` };
		const root = `${sandbox.baseUrls.talkdesk}/data/reports/studio_flow_execution`;
		const { body } = await order(sandbox, token, { ...BODY, format: 'csv' });
		const { id } = body.job;
		const list = await ask(`${root}/jobs?page=1&per_page=5`, { headers });
		expect(list.body).toMatchObject({ total: 1, count: 1, _embedded: { jobs: [{ id }] } });
		expect((await ask(`${root}/files/${id}`, { headers })).body).toMatch(
			/^Call_SID,Flow Execution ID,/,
		);
		expect((await ask(`${root}/files/${id}`, { method: 'DELETE', headers })).status).toBe(204);
		expect((await ask(`${root}/jobs/${id}`, { headers })).body.job.status).toBe('deleted');
		expect((await ask(`${root}/files/${id}`, { headers })).status).toBe(404);
	});
});

describe('GET /_sandbox/report', () => {
	it('has one row per executed step, as JSON and as CSV', async () => {
		const sandbox = await openSandbox();
		await startTalkdesk(sandbox, { customer_number: '+14155550103' });
		await sandbox.idle();
		const { body } = await control(sandbox, 'GET', '/report');
		expect(
			body.entries.map(({ step_name, exit }: Record<string, string>) => [step_name, exit]),
		).toEqual([
			['order_event', 'ok'],
			['call_customer', 'busy'],
			['report_busy', 'Success'],
			['end', 'ok'],
		]);
		expect(body.total).toBe(4);
		const csv = await control(sandbox, 'GET', '/report?format=csv');
		expect(csv.headers.get('content-type')).toContain('text/csv');
		expect(csv.body.split('\r\n')).toHaveLength(6);
		expect((await control(sandbox, 'GET', '/report?format=xml')).status).toBe(400);
	});
});

describe('csvOf', () => {
	it.each([
		['=1+1', "'=1+1"],
		['+1+1', "'+1+1"],
		['+14155550101', '+14155550101'],
		['a,"b"', '"a,""b"""'],
		[null, ''],
	])('writes %j as %s', (flow_name, cell) => {
		const row = Object.fromEntries(Object.keys(COLUMNS).map((key) => [key, 0])) as unknown as Row;
		const [, line = ''] = csvOf([{ ...row, flow_name }]).split('\r\n');
		expect(line).toBe(`0,0,0,0,0,${cell},0,0,0,0,0,0,0,0`);
	});
});
