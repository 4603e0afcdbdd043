/** A proxy between Node-RED and the provider: what it refuses was never sent, and this machine needs none. */
import { createServer } from 'node:http';
import type { VoiceError } from '../../core';
import { axiosTransport } from '../../node-red/host/transport';
import { startContractServer, type ContractServer } from '../support/contract-server';
import { listen, type Listening } from '../support/listen';

const NAMES = ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy', 'NO_PROXY', 'no_proxy'];
const environment = { ...process.env };
const asked: string[] = [];
let status = 403;
let proxy: Listening;
let server: ContractServer;

beforeAll(async () => {
	server = await startContractServer();
	const refusing = createServer((request, response) => {
		asked.push(`${request.method} ${request.url}`);
		response.end('{"id":"from the proxy"}');
	});
	refusing.on('connect', ({ url }, socket) => {
		asked.push(`CONNECT ${url}`);
		if (status === 0) socket.destroy();
		else socket.end(`HTTP/1.1 ${status} No\r\ncontent-length: 16\r\n\r\n{"code":"proxy"}`);
	});
	proxy = await listen(refusing);
	for (const name of NAMES) delete process.env[name];
	process.env.HTTP_PROXY = process.env.HTTPS_PROXY = proxy.url;
});
beforeEach(() => asked.splice(0));
afterAll(async () => {
	for (const name of NAMES) {
		if (environment[name] === undefined) delete process.env[name];
		else process.env[name] = environment[name];
	}
	await server.stop();
	await proxy.stop();
});

const post = (url: string, timeoutMs = 10_000) =>
	axiosTransport({ method: 'POST', url, headers: {}, body: { json: {} }, timeoutMs });

describe('axiosTransport behind a proxy', () => {
	it.each([201, 400, 401, 403, 404, 407, 429, 500, 502])(
		'that refuses the way with %i takes it for the answer of the proxy: no call was placed',
		async (refusal) => {
			status = refusal;
			const error = (await post('https://api.example.com/x').catch(
				(one: unknown) => one,
			)) as VoiceError;
			expect(error).toMatchObject({ kind: 'unreachable', dialled: 'no' });
			expect(error.message).toBe(
				`The proxy refused the way to api.example.com (${refusal}), so nothing was sent there.`,
			);
			expect(error.hint).toMatch(refusal === 407 ? /password of the proxy/ : /NO_PROXY/);
			expect(asked).toEqual(['CONNECT api.example.com:443']);
		},
	);

	it('that hangs up instead of making the way placed no call', async () => {
		status = 0;
		await expect(post('https://api.example.com/x', 500)).rejects.toMatchObject({
			kind: 'unreachable',
			dialled: 'no',
		});
	});

	it('sends nothing through it that is meant for this machine', async () => {
		const visit = server.visit('json');
		expect(await post(visit.url)).toMatchObject({ body: { id: 'é 1' } });
		expect(visit.seen).toHaveLength(1);
		expect(asked).toEqual([]);
	});
});
