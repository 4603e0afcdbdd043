import { REPORT_SCOPES } from '../../../core/providers/talkdesk/studio-report';
import { ALL_SCOPES, answer, isReport, lookUpWith, type Setup } from './looking-up';

describe('lookUpResult', () => {
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
	])('gives up on %s, and says that no call was placed', async (_what, tamper, failure) => {
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
});
