import { request, type IncomingMessage } from 'node:http';
import type { Sandbox } from '../../../sandbox/index';
import { control, openSandbox, start, until } from '../support';

const NOWHERE = 'http://127.0.0.1:9/';

interface Heard {
	readonly event: string;
	readonly data: ReturnType<typeof JSON.parse>;
}

/** A reader of the event stream; what it has heard so far, and its raw text. */
async function listen(sandbox: Sandbox) {
	const read = { text: '' };
	const response = await new Promise<IncomingMessage>((resolve, reject) =>
		request(`${sandbox.url}/_sandbox/events`, resolve).on('error', reject).end(),
	);
	// the sandbox ends the stream when it stops
	response.on('data', (chunk) => (read.text += chunk)).on('error', () => undefined);
	const heard = (): Heard[] =>
		[...read.text.matchAll(/event: (.*)\ndata: (.*)\n\n/g)].map(([, event = '', data = '']) => ({
			event,
			data: JSON.parse(data),
		}));
	const of = (event: string) => heard().filter((each) => each.event === event);
	return { response, of };
}

describe('GET /_sandbox/events', () => {
	it('begins with the state as it is', async () => {
		const sandbox = await openSandbox();
		await control(sandbox, 'POST', '/faults', { provider: 'cmCom', fault: 'slow' });
		const { response, of } = await listen(sandbox);
		await until(() => of('hold').length === 1);
		expect(response.headers['content-type']).toBe('text/event-stream');
		expect(of('faults')[0]?.data).toEqual([{ provider: 'cmCom', fault: 'slow', times: 1 }]);
		expect(of('options')[0]?.data.keepCalls).toBe(10_000);
		expect(of('hold')[0]?.data).toEqual({ hold: false });
	});

	it('tells of phones that ring already', async () => {
		const sandbox = await openSandbox({ clock: undefined, speed: 0.001 });
		await start(sandbox, 'cmCom', '+14155550101', NOWHERE);
		const { of } = await listen(sandbox);
		await until(() => of('call').length === 1);
		expect(of('call')[0]?.data).toMatchObject({
			provider: 'cmCom',
			to: '+14155550101',
			from: '+442079460018',
			flowName: 'Courier at the door',
			state: 'ringing',
			exit: null,
		});
	});

	it('sends a call that changes often once a batch, with its newest look', async () => {
		const sandbox = await openSandbox();
		const { of } = await listen(sandbox);
		await until(() => of('hold').length === 1);
		for (let count = 0; count < 5; count += 1)
			await start(sandbox, 'kaleyra', '+14155550103', NOWHERE);
		await sandbox.idle();
		const ids = sandbox.calls().map(({ id }) => id);
		const last = () => new Map(of('call').map(({ data }) => [data.id, data]));
		await until(() => ids.every((id) => last().get(id)?.state === 'ended'));
		expect([...last().values()].map(({ exit }) => exit)).toEqual(Array(5).fill('busy'));
		const events = sandbox.calls().reduce((sum, { timeline }) => sum + timeline.length, 0);
		expect(of('call').length).toBeLessThan(events);
	});

	it('tells of settings and of forgotten calls', async () => {
		const sandbox = await openSandbox();
		const { of } = await listen(sandbox);
		await until(() => of('hold').length === 1);
		await control(sandbox, 'PUT', '/options', { keepCalls: 7 });
		await control(sandbox, 'POST', '/hold', { hold: true });
		await control(sandbox, 'DELETE', '/calls');
		await control(sandbox, 'POST', '/faults', { provider: 'cmCom', fault: 'http-429' });
		await start(sandbox, 'cmCom', '+14155550101', NOWHERE);
		await until(() => of('faults').length === 3);
		expect(of('options').at(-1)?.data.keepCalls).toBe(7);
		expect(of('hold').at(-1)?.data).toEqual({ hold: true });
		expect(of('cleared')).toHaveLength(1);
		expect(of('faults').map(({ data }) => data.length)).toEqual([0, 1, 0]);
	});

	it('is refused to pages of other origins, as is all control', async () => {
		const sandbox = await openSandbox();
		const headers = { origin: 'https://elsewhere.example' };
		for (const path of ['/events', '/calls', '/about'])
			expect((await fetch(`${sandbox.url}/_sandbox${path}`, { headers })).status).toBe(403);
		const own = { origin: sandbox.url };
		expect((await fetch(`${sandbox.url}/_sandbox/calls`, { headers: own })).status).toBe(200);
	});
});

describe('GET /_sandbox/calls/{id}', () => {
	it.each([
		['talkdesk', 'authorization', 'Bearer ***'],
		['cmCom', 'x-cm-producttoken', '***'],
		['kaleyra', 'api-key', '***'],
	] as const)('has all of a call at %s, and no secret', async (provider, name, value) => {
		const sandbox = await openSandbox();
		await control(sandbox, 'POST', '/faults', { provider, fault: 'http-500-after-accept' });
		await start(sandbox, provider, '+14155550101', NOWHERE);
		await sandbox.idle();
		const { body } = await control(sandbox, 'GET', `/calls/${sandbox.calls()[0]?.id}`);
		expect(body).toMatchObject({
			provider,
			state: 'ended',
			exit: 'answered',
			faults: ['http-500-after-accept'],
			start: { request: { method: 'POST', headers: { [name]: value } }, answer: { status: 500 } },
			steps: expect.arrayContaining([expect.objectContaining({ step: 'call_customer' })]),
			flowVersion: 1,
		});
		expect(body.reports).toContainEqual(
			expect.objectContaining({ event: 'report', error: 'ECONNREFUSED' }),
		);
		expect(body.curl).toMatch(/^curl -X POST 'http:\/\/127\.0\.0\.1/);
		expect(body.curl).toContain(value);
		expect(JSON.stringify(body)).not.toMatch(/genuine|sandbox-key|000000000001/);
	});

	it('quotes the command so that a shell takes nothing for its own', async () => {
		const sandbox = await openSandbox();
		await start(sandbox, 'kaleyra', '+14155550101', "http://127.0.0.1:9/it's?$(reboot)=1");
		const { body } = await control(sandbox, 'GET', `/calls/${sandbox.calls()[0]?.id}`);
		const quoted = body.curl.replaceAll("'\\''", '').match(/'[^']*'/g);
		expect(quoted.some((text: string) => text.includes('$(reboot)'))).toBe(true);
		expect(body.curl.replaceAll("'\\''", '').replace(/'[^']*'/g, '')).not.toMatch(/[$`(]/);
	});
});

describe('GET /_sandbox/calls?limit=&before=', () => {
	async function three() {
		const sandbox = await openSandbox();
		for (const ending of ['01', '03', '04'])
			await start(sandbox, 'kaleyra', `+141555501${ending}`, NOWHERE);
		const [, second] = sandbox.calls();
		const endings = async (query: string) =>
			(await control(sandbox, 'GET', `/calls${query}`)).body.map(({ to }: { to: string }) =>
				to.slice(-2),
			);
		return { sandbox, second, endings };
	}

	it('shows the newest, or those before a call', async () => {
		const { second, endings } = await three();
		expect(await endings('?limit=2')).toEqual(['03', '04']);
		expect(await endings(`?before=${second?.id}`)).toEqual(['01']);
		expect(await endings('?before=forgotten')).toEqual([]);
	});

	it.each(['limit=0', 'limit=x', 'colour=red'])('answers 400 to %s', async (query) => {
		const { sandbox } = await three();
		expect((await control(sandbox, 'GET', `/calls?${query}`)).status).toBe(400);
	});
});

describe('GET /_sandbox/flows', () => {
	it('has the picture and the Request details of each flow', async () => {
		const sandbox = await openSandbox();
		const { body } = await control(sandbox, 'GET', '/flows');
		expect(body.map(({ name }: { name: string }) => name)).toEqual([
			'Courier at the door',
			'Pass the call on',
			'Courier asks',
			'Appointment reminder',
			'Payment failed',
			'On duty',
			'Approve by phone',
		]);
		const [courier] = body;
		expect(courier).toMatchObject({
			state: 'published',
			version: 1,
			initial: 'order_event',
			draft: null,
		});
		expect(courier.steps[1]).toMatchObject({
			name: 'call_customer',
			title: 'Make outbound call',
			voice: false,
			exits: { Answered: 'report_answered', 'No Answer': 'report_no_answer' },
		});
		expect(courier.requestDetails.talkdesk).toMatchObject({
			method: 'POST',
			url: `${sandbox.baseUrls.talkdesk}/flows/00000000000040008000000000000c01/interactions`,
			arguments: expect.arrayContaining([
				{ name: 'customer_number', variable: 'customer_phone_number' },
			]),
			exampleBody: { customer_number: '+14155550101', order_number: '1042' },
		});
	});

	it('has examples that are accepted as they stand', async () => {
		const sandbox = await openSandbox();
		const { body } = await control(sandbox, 'GET', '/flows');
		for (const { requestDetails } of body) {
			const { cmCom, kaleyra } = requestDetails;
			const post = async (url: string, headers: Record<string, string>, text: string) =>
				(await fetch(url, { method: 'POST', headers, body: text })).json();
			expect(
				await post(
					cmCom.url,
					{ 'x-cm-producttoken': '00000000-0000-4000-8000-000000000001' },
					JSON.stringify({ ...cmCom.exampleBody, 'callback-url': null }),
				),
			).toMatchObject({ success: true });
			const { dlrurl: _none, ...form } = kaleyra.exampleBody;
			expect(
				await post(
					kaleyra.url,
					{ 'api-key': 'sandbox-key', 'content-type': 'application/x-www-form-urlencoded' },
					new URLSearchParams(form).toString(),
				),
			).toMatchObject({ code: 'RBC3007' });
		}
	});
});
