import { connect } from 'node:net';
import fc from 'fast-check';
import { startSandbox } from '../../../sandbox/index';
import {
	ask,
	control,
	openReceiver,
	openSandbox,
	start,
	startCmCom,
	startKaleyra,
	startTalkdesk,
	askToken,
} from '../support';

/** What comes back for bytes that no HTTP client would send. */
const exchange = (port: number, bytes: string): Promise<string> =>
	new Promise((resolve, reject) => {
		let text = '';
		const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
		socket
			.on('data', (chunk) => (text += chunk))
			.on('close', () => resolve(text))
			.on('error', reject);
	});

describe('startSandbox', () => {
	it('listens where it says', async () => {
		const { url, port, baseUrls } = await openSandbox();
		expect(url).toBe(`http://127.0.0.1:${port}`);
		expect(baseUrls).toMatchObject({
			talkdesk: `${url}/talkdesk`,
			cmCom: `${url}/cm/voiceapi/v2`,
			kaleyra: `${url}/kaleyra`,
		});
	});

	it('rejects when the port is taken', async () => {
		const { port } = await openSandbox();
		await expect(startSandbox({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
	});

	it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('refuses speed %d', async (speed) => {
		await expect(startSandbox({ speed })).rejects.toThrow('speed');
	});

	it('refuses an unknown option by name', async () => {
		const options = { cmRefusals: 'messages' } as object;
		await expect(startSandbox({ options })).rejects.toThrow('cmRefusals');
	});

	it('stops while phones ring: the port is free and nothing is reported any more', async () => {
		const sandbox = await startSandbox({ speed: 0.001 });
		const receiver = await openReceiver();
		await start(sandbox, 'cmCom', '+14155550101', receiver.url);
		const idle = sandbox.idle();
		await sandbox.stop();
		await idle;
		await expect(ask(sandbox.url)).rejects.toThrow();
		const again = await startSandbox({ port: sandbox.port });
		await again.stop();
		expect(receiver.reports).toEqual([]);
	});
});

describe('what should not be sent', () => {
	it.each([
		['GET', '/nowhere', 404],
		['GET', '/talkdesk/nowhere', 404],
		['GET', '/talkdesk', 404],
		['GET', '/talkdeskx/oauth/token', 404],
		['POST', '/talkdesk/flows//interactions', 404],
		['GET', '/kaleyra/v1/%E0%A4%A/voice/outbound', 405],
		['PUT', '/_sandbox/calls', 405],
		['DELETE', '/', 405],
		['POST', '/cm/voiceapi/v2/Notification', 404],
	])('%s %s is answered %i', async (method, path, status) => {
		const { url } = await openSandbox();
		expect((await ask(url + path, { method })).status).toBe(status);
	});

	it('an unknown path is told the known ones', async () => {
		const { url } = await openSandbox();
		const { body } = await ask(`${url}/v1/calls`);
		for (const root of ['/talkdesk', '/cm', '/kaleyra', '/_sandbox'])
			expect(body.message).toContain(root);
	});

	it.each(['garbage\r\n\r\n', 'GET / HTTP/9.9\r\n\r\n', '\u0000\u0001\r\n\r\n'])(
		'%j is answered 400 and survived',
		async (bytes) => {
			const { url, port } = await openSandbox();
			expect(await exchange(port, bytes)).toMatch(/^HTTP\/1\.1 400 /);
			expect((await ask(url)).status).toBe(200);
		},
	);

	it('a body that breaks off is survived', async () => {
		const { url, port } = await openSandbox();
		const head = 'POST /_sandbox/faults HTTP/1.1\r\nhost: localhost\r\ncontent-length: 99\r\n\r\n{';
		await new Promise<void>((closed) => {
			const socket = connect(port, '127.0.0.1', () => socket.write(head, () => socket.destroy()));
			socket.on('close', () => closed());
		});
		expect((await ask(url)).status).toBe(200);
	});

	it('a body over 256 KB is answered 413 everywhere', async () => {
		const sandbox = await openSandbox();
		const big = 'x'.repeat(257 * 1024);
		const statuses = await Promise.all([
			control(sandbox, 'POST', '/faults', { big }),
			startCmCom(sandbox, { big }),
			startKaleyra(sandbox, { big }),
			askToken(sandbox, { big }),
		]);
		expect(statuses.map(({ status }) => status)).toEqual([413, 413, 413, 413]);
	});

	it('random bodies never crash it and never place a call', async () => {
		const sandbox = await openSandbox({ options: { talkdeskNonString: 'accept' } });
		const token = (await askToken(sandbox)).body.access_token;
		const starts = {
			talkdesk: (text: string) => startTalkdesk(sandbox, `!${text}`, { token }),
			cmCom: (text: string) => startCmCom(sandbox, JSON.parse(text)),
			kaleyra: (text: string) => startKaleyra(sandbox, text),
			control: (text: string) => control(sandbox, 'POST', '/faults', JSON.parse(text)),
			options: (text: string) => control(sandbox, 'PUT', '/options', JSON.parse(text)),
		};
		const names = Object.keys(starts) as (keyof typeof starts)[];
		await fc.assert(
			fc.asyncProperty(fc.constantFrom(...names), fc.json(), async (name, text) => {
				const { status } = await starts[name](text);
				expect(status).toBeLessThan(500);
				expect(sandbox.calls()).toEqual([]);
			}),
			{ numRuns: 500 },
		);
		expect((await ask(sandbox.url)).status).toBe(200);
	});
});
