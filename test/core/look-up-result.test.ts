import { lookUpResult, providers, type HttpResponse, type PlacedCall } from '../../core';
import { REPORT_SCOPES } from '../../core/execution-report';
import { ALL_SCOPES, reporting, type Setup } from './looking-up';
import { rejectionOf } from './samples';

const WHOLE_TRAIL = ['POST jobs', 'GET jobs', 'GET files', 'GET storage'];
const answer = (status: number, more: Partial<HttpResponse> = {}) =>
	Promise.resolve({ status, headers: {}, body: '', ...more });
const isReport = (url: string) => url.includes('/data/reports/');

/** Looks up a call that was answered, with something wrong on the way. */
async function lookUpWith(setup: Setup) {
	const world = await reporting(setup);
	const call = await world.placed('01');
	return { ...world, call, ended: await world.lookUp(call).catch((error: unknown) => error) };
}

describe('lookUpResult', () => {
	it.each([
		{ shape: 'wrapped', ending: '01', exit: 'answered', exits: 'snake-case', word: 'answered' },
		{ shape: 'flat', ending: '03', exit: 'busy', exits: 'as-in-studio', word: 'Busy' },
		{ shape: 'flat', ending: '04', exit: 'noAnswer', exits: 'snake-case', word: 'no_answer' },
		{
			shape: 'wrapped',
			ending: '05',
			exit: 'invalidNumber',
			exits: 'as-in-studio',
			word: 'Invalid number',
		},
		{ shape: 'wrapped', ending: '06', exit: 'failed', exits: 'snake-case', word: 'error' },
	])('finds $exit, spelt "$word", behind a job that is $shape', async (row) => {
		const { shape, ending, exit, exits, word } = row;
		const world = await reporting({
			options: { talkdeskReportShape: shape, talkdeskReportExits: exits },
		});
		await world.placed('02');
		const call = await world.placed(ending);
		expect(await world.lookUp(call)).toMatchObject({
			exit,
			provider: 'talkdesk',
			callId: call.callId,
			reference: 'r',
			to: call.to,
			confirmed: true,
			providerStatus: word,
			ringSeconds: null,
			receivedAt: expect.stringMatching(/^2026-/),
		});
		// one that is done at once and says where needs no second question
		const trail = WHOLE_TRAIL.filter((step) => shape === 'flat' || step !== 'GET jobs');
		expect(world.trail()).toEqual(trail);
	});

	it('keeps the rows of the call, and those alone, as they came', async () => {
		const world = await reporting();
		await world.placed('03');
		const call = await world.placed('01');
		const { raw } = (await world.lookUp(call))!;
		const { entries } = raw as { entries: Array<Record<string, unknown>> };
		expect(entries.map(({ interaction_id }) => interaction_id)).toEqual(
			entries.map(() => call.callId),
		);
		expect(entries[0]).toMatchObject({ step_name: 'order_event', step_execution_order: 0 });
	});

	it('learns the number from the report where nobody knows it', async () => {
		const world = await reporting();
		const { to, ...call } = await world.placed('01');
		expect((await world.lookUp({ ...call, to: '' }))!.to).toBe(to);
	});

	it('asks for the time around the call', async () => {
		const world = await reporting();
		await world.lookUp({ ...(await world.placed('01')), placedAt: '2025-12-31T20:00:00.000Z' });
		const { body } = world.asked.find(({ url }) => isReport(url))!;
		expect(body).toMatchObject({
			json: { timespan: { from: '2025-12-31T19:55:00.000Z', to: '2025-12-31T21:00:00.000Z' } },
		});
	});

	it('knows nothing while the rows are not there', async () => {
		const world = await reporting({ options: { talkdeskReportDelaySeconds: 1e9 } });
		expect(await world.lookUp(await world.placed('01'))).toBeNull();
	});

	it('knows nothing of a call that is not there', async () => {
		const world = await reporting();
		expect(await world.lookUp({ ...(await world.placed('01')), callId: 'another' })).toBeNull();
	});

	it('waits while the job is at work', async () => {
		let left = 3;
		const { trail, clock, ended } = await lookUpWith({
			tamper: (request, send) => {
				const id = /\/jobs\/(.+)/.exec(request.url)?.[1];
				return id !== undefined && left-- > 0
					? answer(200, { body: { job: { id, status: 'processing' } } })
					: send(request);
			},
		});
		expect(ended).toMatchObject({ exit: 'answered' });
		expect(trail().filter((step) => step === 'GET jobs')).toHaveLength(4);
		expect(clock.slept.filter((ms) => ms === 2_000)).toHaveLength(4);
	});

	it('sends the access token to the API alone', async () => {
		const { asked, ended } = await lookUpWith({});
		expect(ended).toMatchObject({ exit: 'answered' });
		const withToken = asked
			.filter(({ headers }) => /^Bearer /.test(headers.authorization ?? ''))
			.map(({ url }) => new URL(url).pathname);
		expect(withToken).toHaveLength(3);
		expect(withToken.every((path) => path.startsWith('/talkdesk/data/'))).toBe(true);
	});

	it('carries no token to another host that a redirect names', async () => {
		const { asked, ended } = await lookUpWith({
			tamper: (request, send) => {
				if (request.url.startsWith('https://elsewhere.example')) return answer(403);
				return request.url.includes('/jobs/')
					? answer(303, { headers: { location: 'https://elsewhere.example/data/reports/x' } })
					: send(request);
			},
		});
		expect(asked.at(-1)).toMatchObject({
			url: 'https://elsewhere.example/data/reports/x',
			headers: { accept: 'application/json' },
		});
		expect(asked.at(-1)!.headers).not.toHaveProperty('authorization');
		expect(ended).toMatchObject({ kind: 'forbidden', message: expect.stringContaining('403') });
	});

	it('signs in again, once, when the token is refused', async () => {
		let refused = false;
		const { asked, ended } = await lookUpWith({
			tamper: (request, send) => {
				if (refused || !isReport(request.url)) return send(request);
				refused = true;
				return answer(401);
			},
		});
		expect(ended).toMatchObject({ exit: 'answered' });
		expect(asked.filter(({ url }) => url.endsWith('/token'))).toHaveLength(2);
	});

	it.each([429, 500, 503])('asks again after a %i', async (status) => {
		let left = 2;
		const { clock, ended } = await lookUpWith({
			tamper: (request, send) =>
				isReport(request.url) && left-- > 0
					? answer(status, { headers: { 'retry-after': '7' } })
					: send(request),
		});
		expect(ended).toMatchObject({ exit: 'answered' });
		expect(clock.slept).toContain(7_000);
	});

	it('does not wait for longer than a look-up may take, whatever it is told', async () => {
		const { clock, ended } = await lookUpWith({
			tamper: (request, send) =>
				isReport(request.url) ? answer(429, { headers: { 'retry-after': '600' } }) : send(request),
		});
		expect(ended).toMatchObject({ kind: 'rateLimited', retryAfterMs: 600_000, dialled: 'no' });
		expect(clock.slept).not.toContain(600_000);
	});

	it.each([
		['POST', REPORT_SCOPES.POST],
		['GET', REPORT_SCOPES.GET],
	] as const)('without the scope for %s says that %s is missing, and where', async (_m, scope) => {
		const others = ALL_SCOPES.split(' ').filter((one) => one !== scope);
		const { ended } = await lookUpWith({ scope: others.join(' ') });
		expect(ended).toMatchObject({
			kind: 'forbidden',
			field: 'scope',
			status: 403,
			dialled: 'no',
			message: expect.stringContaining(scope),
			hint: expect.stringMatching(/OAuth client .* "Scope" of the account/),
		});
	});

	it.each<[string, Setup['tamper'], object]>([
		['always 503', (request, send) => (isReport(request.url) ? answer(503) : send(request)), {}],
		[
			'always 401',
			(request, send) => (isReport(request.url) ? answer(401) : send(request)),
			{ kind: 'unauthorized' },
		],
		[
			'a job that ends without a report',
			(request, send) =>
				request.url.includes('/jobs/')
					? answer(200, { body: { job: { id: '7', status: 'canceled' } } })
					: send(request),
			{ kind: 'refused', message: expect.stringContaining('"canceled"') },
		],
		[
			'a job that never ends',
			(request, send) =>
				request.url.includes('/jobs/')
					? answer(200, { body: { job: { id: '7', status: 'processing' } } })
					: send(request),
			{ kind: 'timedOut', message: expect.stringContaining('not ready in time') },
		],
		[
			'redirects without end',
			(request, send) =>
				request.method === 'GET'
					? answer(303, { headers: { location: '/data/x' } })
					: send(request),
			{ kind: 'refused' },
		],
		[
			'nothing readable',
			(request, send) => (isReport(request.url) ? answer(200, { body: 'hi' }) : send(request)),
			{ kind: 'unreadableAnswer' },
		],
	])('gives up on %s, and says that nobody was called', async (_what, tamper, failure) => {
		const { ended } = await lookUpWith({ tamper });
		expect(ended).toMatchObject({
			dialled: 'no',
			message: expect.stringMatching(/\.$/),
			hint: expect.stringMatching(/\.$/),
			...failure,
		});
	});

	it.each(['report', 'token'])('refused by a 429 of the %s speaks of no call', async (what) => {
		const isRefused = (url: string) => (what === 'token' ? url.endsWith('/token') : isReport(url));
		const { ended } = await lookUpWith({
			tamper: (request, send) => (isRefused(request.url) ? answer(429) : send(request)),
		});
		expect(ended).toMatchObject({
			kind: 'rateLimited',
			message: expect.stringContaining('could not be fetched'),
		});
	});

	it('takes no sentence for an error code: it could repeat what it was sent', async () => {
		const { ended } = await lookUpWith({
			tamper: (request, send) =>
				isReport(request.url)
					? answer(400, { body: { code: 'no rows of +14155550123' } })
					: send(request),
		});
		expect(ended).toMatchObject({ kind: 'refused', status: 400 });
		expect(JSON.stringify(ended)).not.toContain('+1415');
	});

	it('never starts a call', async () => {
		const { sandbox } = await lookUpWith({});
		expect(sandbox.calls()).toHaveLength(1);
	});

	it.each([
		['cmCom', {}, 'provider'],
		['talkdesk', { callId: ' ' }, 'callId'],
		['talkdesk', { placedAt: 'yesterday' }, 'placedAt'],
	] as const)('of %s with %j names what is wrong, and sends nothing', async (id, change, field) => {
		const world = await reporting();
		const call: PlacedCall = {
			...{ callId: 'c-1', placedAt: null, reference: 'r', to: '', context: null },
			...change,
		};
		const accounts = { talkdesk: world.account, cmCom: { productToken: 'x' } };
		const looked = lookUpResult(providers[id], accounts[id], call, world.host);
		expect(await rejectionOf(looked)).toMatchObject({ field, dialled: 'no' });
		expect(world.asked).toEqual([]);
	});

	it('answers several calls with one report', async () => {
		const world = await reporting();
		const calls = [await world.placed('01'), await world.placed('03'), await world.placed('04')];
		const results = await Promise.all(calls.map((call) => world.lookUp(call)));
		expect(results.map((result) => result?.exit)).toEqual(['answered', 'busy', 'noAnswer']);
		expect(world.trail()).toEqual(WHOLE_TRAIL);
	});

	it('makes nobody wait for a report of days that concerns another call', async () => {
		const world = await reporting();
		const call = await world.placed('01');
		const days = ['2025-12-25', '2025-12-28', '2025-12-25'].map((day) => `${day}T09:00:00.000Z`);
		await Promise.all(days.map((placedAt) => world.lookUp({ ...call, placedAt })));
		expect(world.trail()).toEqual([...WHOLE_TRAIL, ...WHOLE_TRAIL]);
	});

	it('has as many reports as a list of months needs', async () => {
		const world = await reporting();
		const call = await world.placed('01');
		const days = Array.from({ length: 60 }, (_day, past) => world.clock.now() - past * 86_400_000);
		const looked = days.map((day) =>
			world.lookUp({ ...call, placedAt: new Date(day).toISOString() }),
		);
		expect(await Promise.allSettled(looked)).toEqual(
			days.map(() => expect.objectContaining({ status: 'fulfilled' })),
		);
	});

	it('lets nobody wait for one report after the other that never comes', async () => {
		const world = await reporting({
			tamper: (request, send) =>
				request.url.includes('/jobs/')
					? answer(200, { body: { job: { id: '7', status: 'processing' } } })
					: send(request),
		});
		const call = await world.placed('01');
		const startMs = world.clock.now();
		const days = Array.from({ length: 10 }, (_day, past) => startMs - past * 86_400_000);
		const looked = days.map((day) =>
			world.lookUp({ ...call, placedAt: new Date(day).toISOString() }),
		);
		await Promise.allSettled(looked);
		expect(world.clock.now() - startMs).toBeLessThan(130_000);
	});

	it('gives up when nobody asks any more', async () => {
		const world = await reporting();
		const call = await world.placed('01');
		const stop = new AbortController();
		const looked = world.lookUp(call, { signal: stop.signal });
		stop.abort();
		await rejectionOf(looked);
		expect(world.trail()).toEqual([]);
	});
});
