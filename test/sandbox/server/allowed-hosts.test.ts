import { request } from 'node:http';
import { nameIn, allowedHosts } from '../../../sandbox/server/allowed-hosts';
import { openSandbox } from '../support';

describe('nameIn', () => {
	it.each([
		['127.0.0.1:4010', '127.0.0.1'],
		['LocalHost:4010', 'localhost'],
		['localhost.', 'localhost'],
		['[::1]:4010', '::1'],
		['[::1]', '::1'],
		['', ''],
	])('%j is "%s"', (header, name) => {
		expect(nameIn(header)).toBe(name);
	});
});

describe('allowedHosts', () => {
	const LOOPBACK = '127.0.0.1';
	it.each([
		{ host: LOOPBACK, header: '127.0.0.1:4010', isOwn: true },
		{ host: LOOPBACK, header: '127.3.2.1', isOwn: true },
		{ host: LOOPBACK, header: 'localhost:4010', isOwn: true },
		{ host: LOOPBACK, header: '[::1]:4010', isOwn: true },
		{ host: LOOPBACK, header: 'host.docker.internal:4010', isOwn: true },
		{ host: LOOPBACK, header: undefined, isOwn: true },
		{ host: LOOPBACK, header: '', isOwn: false },
		{ host: LOOPBACK, header: 'evil.example:4010', isOwn: false },
		{ host: LOOPBACK, header: '127.0.0.1.evil.example', isOwn: false },
		{ host: LOOPBACK, header: 'localhost.evil.example', isOwn: false },
		{ host: LOOPBACK, header: 'evil-localhost', isOwn: false },
		{ host: LOOPBACK, header: '192.0.2.7:4010', isOwn: false },
		{ host: 'phones.example', header: 'phones.example:4010', isOwn: true },
		{ host: 'phones.example', header: 'evil.example:4010', isOwn: false },
		{ host: '192.0.2.7', header: '192.0.2.7:4010', isOwn: true },
		{ host: '::1', header: '[::1]:4010', isOwn: true },
		{ host: '0.0.0.0', header: '192.0.2.7:4010', isOwn: true },
		{ host: '::', header: '[2001:db8::7]:4010', isOwn: true },
		{ host: '2001:db8::7', header: '[2001:db8::7]:4010', isOwn: true },
		{ host: LOOPBACK, allowed: ['2001:db8::7'], header: '[2001:db8::7]:4010', isOwn: true },
		{ host: LOOPBACK, allowed: ['sandbox:4010'], header: 'sandbox:4011', isOwn: true },
		{ host: '0.0.0.0', header: 'evil.example:4010', isOwn: false },
		{ host: '0.0.0.0', header: 'sandbox:4010', isOwn: false },
		{ host: '0.0.0.0', allowed: ['Sandbox'], header: 'sandbox:4010', isOwn: true },
	])('at $host, "$header" is its own: $isOwn', ({ host, header, allowed = [], isOwn }) => {
		expect(allowedHosts(host, allowed)(header)).toBe(isOwn);
	});

	it.each(['http://sandbox', 'sandbox/page', 'sand box', '', '*.example', 'a@b'])(
		'"%s" is refused as a name to allow',
		(name) => {
			expect(() => allowedHosts(LOOPBACK, [name])).toThrow(
				`allow-host: "${name}" is not a host name. Give the name alone, such as sandbox`,
			);
		},
	);
});

describe('a request by a foreign name', () => {
	/** What the sandbox answers when it is called so; fetch would not send this header. */
	const askAs = (port: number, host: string, path: string) =>
		new Promise<{ status?: number; text: string }>((resolve, reject) => {
			const asked = request({ host: '127.0.0.1', port, path, headers: { host } }, (response) => {
				let text = '';
				response.setEncoding('utf8').on('data', (chunk) => (text += chunk));
				response.on('end', () => resolve({ status: response.statusCode, text }));
			});
			asked.on('error', reject).end();
		});

	it.each(['/', '/_sandbox/calls', '/_sandbox/events', '/cm/voiceapi/v2/FlowBuilder', '/nowhere'])(
		'to %s is answered 421, and told the way out',
		async (path) => {
			const { port } = await openSandbox();
			const { status, text } = await askAs(port, 'evil.example', path);
			expect(status).toBe(421);
			expect(JSON.parse(text)).toEqual({
				message: expect.stringContaining('--allow-host evil.example'),
			});
		},
	);

	it('is taken once the name is allowed', async () => {
		const { port } = await openSandbox({ allowHosts: ['sandbox'] });
		expect((await askAs(port, 'sandbox:4010', '/_sandbox/calls')).status).toBe(200);
	});
});
