/** What every Transport promises (core/http/transport.ts), one check for each. */
import { inspect } from 'node:util';
import { LARGE_ID } from './contract-server';
import { failAt, failureOf, post, type World } from './failing-at';

const JSON_BODY = {
	to: '+14155550123',
	note: 'é 漢字 "quoted"',
	nested: { list: [1, null, true] },
};
const FORM_BODY = {
	to: '+14155550123',
	target: '[{"ivr":["SG_1"]}]',
	dlrurl: 'https://hooks.example.com/r?rb=T&status={status}',
	note: 'a b&c=d%20é',
	empty: '',
};
/** Deadline of the checks that run into it, in milliseconds. */
const SHORT_MS = 200;

const FAILING = [
	'nobody',
	'noTls',
	'closedWhenGreeted',
	'flood',
	'late',
	'stall',
	'reset',
	'resetHalfway',
] as const;

export const TRANSPORT_PROMISES = {
	async 'any status resolves, 429 and 500 included'({ transport, server }: World) {
		for (const status of [200, 201, 202, 400, 401, 403, 404, 413, 429, 500, 503])
			expect(await transport(post(server.visit(status).url))).toMatchObject({
				status,
				body: { status },
			});
	},
	async 'header names of an answer are in lower case, values are text'({
		transport,
		server,
	}: World) {
		const { headers } = await transport(post(server.visit(429).url));
		expect(headers).toMatchObject({ 'retry-after': '7', 'x-mixed-case': 'Kept' });
		expect(Object.keys(headers)).toEqual(Object.keys(headers).map((name) => name.toLowerCase()));
		expect(Object.values(headers).every((value) => typeof value === 'string')).toBe(true);
	},
	async 'an answer of JSON is parsed'({ transport, server }: World) {
		expect((await transport(post(server.visit('json').url))).body).toEqual({ id: 'é 1' });
	},
	async 'a number beyond what JavaScript counts to is kept as it was sent'({
		transport,
		server,
	}: World) {
		expect((await transport(post(server.visit('largeId').url))).body).toEqual({ id: LARGE_ID });
	},
	async 'an answer beyond the limit is given up: the server may have acted on the request'(
		world: World,
	) {
		expect((await failAt(world, 'flood')).error).toMatchObject({
			kind: 'unreadableAnswer',
			dialled: 'maybe',
		});
	},
	async 'an answer that is no JSON is kept as text'({ transport, server }: World) {
		expect((await transport(post(server.visit('text').url))).body).toBe('Unauthorized, sorry');
	},
	async 'an answer that only says it is JSON is kept as text'({ transport, server }: World) {
		expect((await transport(post(server.visit('brokenJson').url))).body).toBe('{"id":');
	},
	async 'an answer of nothing resolves'({ transport, server }: World) {
		const { status, body } = await transport(post(server.visit('empty').url));
		expect({ status, nothing: body ?? '' }).toEqual({ status: 204, nothing: '' });
	},
	async 'a body of JSON arrives as it was given'({ transport, server }: World) {
		const visit = server.visit('json');
		await transport(post(visit.url, { body: { json: JSON_BODY } }));
		expect(JSON.parse(visit.seen[0]!.body)).toEqual(JSON_BODY);
		expect(visit.seen[0]!.headers['content-type']).toMatch(/^application\/json\b/);
	},
	async 'a form arrives as it was given, with its plus signs escaped'({
		transport,
		server,
	}: World) {
		const visit = server.visit('json');
		await transport(post(visit.url, { body: { form: FORM_BODY } }));
		const [{ body, headers } = { body: '', headers: {} }] = visit.seen;
		expect(Object.fromEntries(new URLSearchParams(body))).toEqual(FORM_BODY);
		expect(body).toContain('to=%2B14155550123');
		expect(headers['content-type']).toMatch(/^application\/x-www-form-urlencoded\b/);
	},
	async 'method, path and query arrive as they were given'({ transport, server }: World) {
		const visit = server.visit('json');
		const url = `${visit.url}/cdrapi/a%20b?skip=0&take=1&rb=a-b_c`;
		await transport({ method: 'GET', url, headers: {}, timeoutMs: 10_000 });
		expect(visit.seen).toMatchObject([
			{ method: 'GET', rest: '/cdrapi/a%20b?skip=0&take=1&rb=a-b_c', body: '' },
		]);
	},
	async 'the headers that were given are sent'({ transport, server, marker }: World) {
		const visit = server.visit('json');
		await transport(post(visit.url, { headers: { 'X-CM-PRODUCTTOKEN': marker } }));
		expect(visit.seen[0]!.headers['x-cm-producttoken']).toBe(marker);
	},
	async 'redirects are not followed: they would carry the credentials away'(world: World) {
		const { transport, server, marker } = world;
		for (const status of [301, 302, 303, 307, 308]) {
			const visit = server.visit(status);
			const answer = await transport(post(visit.url, { headers: { 'x-api-key': marker } }));
			expect(answer.status).toBe(status);
			expect(visit.landed).toEqual([]);
		}
	},
	async 'a closed port rejects as unreachable: certainly no call was placed'(world: World) {
		expect((await failAt(world, 'nobody')).error).toMatchObject({
			kind: 'unreachable',
			dialled: 'no',
		});
	},
	async 'an address that speaks no TLS rejects'(world: World) {
		expect(['unreachable', 'connectionLost']).toContain((await failAt(world, 'noTls')).error.kind);
	},
	async 'a connection that ends before it is encrypted rejects as unreachable'(world: World) {
		for (const how of ['closed', 'closedWhenGreeted', 'resetWhenGreeted', 'mute'] as const) {
			const { error } = await failAt(world, how, how === 'mute' ? SHORT_MS : 10_000);
			expect({ how, kind: error.kind, dialled: error.dialled }).toEqual({
				how,
				kind: 'unreachable',
				dialled: 'no',
			});
		}
	},
	async 'a connection that is not used is closed before a network can forget it'({
		transport,
		server,
	}: World) {
		for (let requests = 0; requests < 2; requests++)
			await transport(post(server.visit('json').url));
		await server.quiet();
	},
	async 'a slow answer is not cut by what closes unused connections'({ transport, server }: World) {
		await transport(post(server.visit('json').url));
		expect(await transport(post(server.visit('late').url))).toMatchObject({ status: 200 });
	},
	async 'a server that does not answer rejects as timedOut'(world: World) {
		expect((await failAt(world, 'late', SHORT_MS)).error).toMatchObject({
			kind: 'timedOut',
			dialled: 'maybe',
		});
	},
	async 'an answer that does not end in time rejects as timedOut'(world: World) {
		for (const behaviour of ['stall', 'drip'] as const)
			expect((await failAt(world, behaviour, SHORT_MS)).error).toMatchObject({ kind: 'timedOut' });
	},
	async 'a connection that breaks after the request was read rejects as connectionLost'(
		world: World,
	) {
		for (const behaviour of ['reset', 'resetHalfway'] as const)
			expect((await failAt(world, behaviour)).error).toMatchObject({
				kind: 'connectionLost',
				dialled: 'maybe',
			});
	},
	async 'a request is sent once, whatever becomes of it'({ transport, server }: World) {
		await transport(post(server.visit('json').url));
		for (const behaviour of ['reset', 'resetHalfway', 503] as const) {
			const visit = server.visit(behaviour);
			await transport(post(visit.url)).catch(() => undefined);
			expect(visit.seen).toHaveLength(1);
		}
	},
	async 'a signal gives up a request under way, which the server may have acted on'(world: World) {
		const { transport, server } = world;
		const visit = server.visit('late');
		const stop = new AbortController();
		const failed = failureOf(transport(post(visit.url, { signal: stop.signal })));
		await visit.arrived;
		stop.abort();
		expect((await failed).dialled).toBe('maybe');
	},
	async 'a signal that was there before lets nothing be sent'({ transport, server }: World) {
		const visit = server.visit('json');
		await failureOf(transport(post(visit.url, { signal: AbortSignal.abort() })));
		expect(visit.seen).toEqual([]);
	},
	async 'errors name the host, and neither header nor body'(world: World) {
		for (const behaviour of FAILING) {
			const { error, host } = await failAt(world, behaviour, 4 * SHORT_MS);
			expect(error.message).toContain(host);
			expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(world.marker);
			expect(JSON.stringify(error)).not.toContain(world.marker);
		}
	},
} satisfies Record<string, (world: World) => Promise<void>>;

export type { World } from './failing-at';
export type TransportPromise = keyof typeof TRANSPORT_PROMISES;
