/** Hosts on this machine that speak https have a certificate of their own making. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createSender } from '../../sandbox/reports/send';

const tls = (part: string) =>
	readFileSync(join(__dirname, `../fixtures/tls/nobody.${part}.pem`), 'utf8');

const sender = createSender();
const heard: string[] = [];
const server = createServer({ key: tls('key'), cert: tls('crt') }, (request, response) => {
	heard.push(request.url ?? '');
	response.end();
});
let port = 0;
beforeAll(async () => {
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
	sender.stop();
	server.closeAllConnections();
	await new Promise((closed) => server.close(closed));
});
beforeEach(() => void (heard.length = 0));

const report = (host: string) =>
	sender.send({ method: 'POST', url: `https://${host}:${port}/report`, json: {} }, 10_000);

describe('a report to an address with a self-signed certificate', () => {
	it.each(['127.0.0.1', 'localhost'])('arrives at %s, which is this machine', async (host) => {
		expect(await report(host)).toEqual({ status: 200 });
		expect(heard).toEqual(['/report']);
	});

	it('is not sent to an address that is not written as this machine', async () => {
		expect(await report('0.0.0.0')).toHaveProperty('error');
		expect(heard).toEqual([]);
	});
});
