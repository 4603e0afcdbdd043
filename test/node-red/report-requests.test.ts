/** Reports as providers, proxies and other middlewares may send them and read them. */
import { request as httpRequest } from 'node:http';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { holdCall, type HeldCall } from './support/held-call';
import { settled, useNodeRed } from './support/host';
import { holdTimeouts } from './support/timers';

const host = useNodeRed();

const post = ({ report, address }: HeldCall, body: Buffer, headers: Record<string, string>) =>
	fetch(`${address}?${new URLSearchParams(report.query)}`, {
		method: 'POST',
		headers: { connection: 'close', 'content-type': 'application/json', ...headers },
		body: new Uint8Array(body),
	});

describe('a compressed report', () => {
	it.each([
		['gzip', gzipSync],
		['deflate', deflateSync],
		['br', brotliCompressSync],
	])('is read: %s', async (encoding, compress) => {
		const held = await holdCall(host);
		const body = compress(Buffer.from(held.report.body));
		expect((await post(held, body, { 'content-encoding': encoding })).status).toBe(200);
		expect(await host.next()).toMatchObject({ at: 'trigger.busy' });
	});

	it('is answered 413 when it is larger than any report behind the compression', async () => {
		const held = await holdCall(host);
		const bomb = gzipSync(Buffer.alloc(20_000_000, 'x'));
		expect((await post(held, bomb, { 'content-encoding': 'gzip' })).status).toBe(413);
		await held.handOver();
		expect(await host.next()).toMatchObject({ at: 'trigger.busy' });
	});

	it('is answered 400 when it cannot be decompressed, and the wait goes on', async () => {
		const held = await holdCall(host);
		const body = gzipSync(Buffer.from(held.report.body)).subarray(0, -12);
		expect((await post(held, body, { 'content-encoding': 'gzip' })).status).toBe(400);
		await held.handOver();
		expect(await host.next()).toMatchObject({ at: 'trigger.busy' });
	});
});

describe('a report that a proxy has decompressed', () => {
	it('is read, though its header still says gzip', async () => {
		const held = await holdCall(host);
		const body = Buffer.from(held.report.body);
		expect((await post(held, body, { 'content-encoding': 'gzip' })).status).toBe(200);
		expect(await host.next()).toMatchObject({ at: 'trigger.busy' });
	});
});

describe('a HEAD request', () => {
	it('is no report, though its query says all', async () => {
		const { report, address } = await holdCall(host);
		const query = new URLSearchParams({ ...report.query, exit: 'Busy' });
		const answer = await fetch(`${address}?${query}`, { method: 'HEAD' });
		expect(answer.status).toBe(405);
		await settled();
		expect(host.arrivals).toEqual([]);
	});
});

describe('a middleware of the installation that reads requests to their end', () => {
	it.each(['a body at once', 'a body in pieces'])(
		'gets the report first, then we do: %s',
		async (how) => {
			let seen = '';
			const middleware = (req: NodeJS.ReadableStream, _res: unknown, next: () => void) => {
				req.on('data', (chunk: Buffer) => (seen += chunk.toString()));
				req.on('end', next);
			};
			const held = await holdCall(host, { settings: { httpNodeMiddleware: middleware } });
			const { report, address } = held;
			const status = await new Promise<number | undefined>((resolve, reject) => {
				const url = `${address}?${new URLSearchParams(report.query)}`;
				const request = httpRequest(url, { method: 'POST', agent: false }, (response) => {
					response.resume();
					resolve(response.statusCode);
				});
				request.on('error', reject);
				if (how === 'a body at once') return void request.end(report.body);
				request.write(report.body.slice(0, 10));
				setImmediate(() => request.end(report.body.slice(10)));
			});
			expect(status).toBe(200);
			expect(seen).toBe(report.body);
			expect(await host.next()).toMatchObject({ at: 'trigger.busy' });
		},
	);
});

describe('forged reports', () => {
	it('write one line at once, and one with their number a minute later', async () => {
		const { flow, address } = await holdCall(host);
		holdTimeouts();
		const forge = () => fetch(`${address}?rb=AAAA`, { headers: { connection: 'close' } });
		const lines = () =>
			host
				.log()
				.filter(({ id, msg }) => id === flow.accountId && String(msg).endsWith('status.forged'));
		for (let n = 0; n < 20; n++) expect((await forge()).status).toBe(401);
		expect(lines()).toHaveLength(1);
		jest.advanceTimersByTime(60_000);
		expect(lines()).toHaveLength(2);
		jest.advanceTimersByTime(60_000);
		expect(lines()).toHaveLength(2);
	});
});
