/** Hosts on this machine that speak https have a certificate of their own making. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { createSender } from '../../sandbox/reports/send';
import { listen, type Listening } from '../support/listen';

const tls = (part: string) =>
	readFileSync(join(__dirname, `../fixtures/tls/nobody.${part}.pem`), 'utf8');

const sender = createSender();
const heard: string[] = [];
const receiver = createServer({ key: tls('key'), cert: tls('crt') }, (request, response) => {
	heard.push(request.url ?? '');
	response.end();
});
let server: Listening;
beforeAll(async () => void (server = await listen(receiver)));
afterAll(async () => {
	sender.stop();
	await server.stop();
});
beforeEach(() => void (heard.length = 0));

const report = (host: string) =>
	sender.send({ method: 'POST', url: `https://${host}:${server.port}/report`, json: {} }, 10_000);

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
