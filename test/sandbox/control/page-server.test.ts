import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { ask, openSandbox } from '../support';

const SCRIPT_BUDGET_BYTES = 60 * 1024;
const SOURCE = join(__dirname, '../../../sandbox/page');

const file = async (path: string) => {
	const { url } = await openSandbox();
	return ask(url + path);
};
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
describe('the page', () => {
	it.each([
		{ path: '/', type: 'text/html; charset=utf-8' },
		{ path: '/page/page.js', type: 'text/javascript; charset=utf-8' },
		{ path: '/page/page-style.css', type: 'text/css; charset=utf-8' },
		{ path: '/page/icon.svg', type: 'image/svg+xml' },
	])('serves $path as $type, under a policy that runs nothing else', async ({ path, type }) => {
		const { status, headers } = await file(path);
		const policy = headers.get('content-security-policy');
		expect([status, headers.get('content-type')]).toEqual([200, type]);
		expect(policy).toContain("default-src 'none'");
		expect(policy).toContain("script-src 'self'");
		expect(policy).toContain("require-trusted-types-for 'script'");
		expect(policy).not.toMatch(/unsafe|https?:|\*|data:/);
		expect(headers.get('x-content-type-options')).toBe('nosniff');
	});

	it.each(['/page', '/page/', '/page/main.ts', '/page/../page.ts', '/page/%2e%2e/page.ts'])(
		'answers 404 to %s',
		async (path) => {
			expect((await file(path)).status).toBe(404);
		},
	);

	it('stays within its budget of script', async () => {
		const { body } = await file('/page/page.js');
		expect(Buffer.byteLength(body)).toBeLessThanOrEqual(SCRIPT_BUDGET_BYTES);
		expect(Buffer.byteLength(body)).toBeGreaterThan(1_000);
	});

	it('has no script, style or handler in its HTML, and asks no other server for anything', async () => {
		const text: string = (await file('/')).body;
		expect(text).not.toMatch(/<script(?![^>]* src=)|<style|\son\w+=|\sstyle=|javascript:/i);
		const addresses = [...text.matchAll(/\s(?:src|href)="([^"]*)"/g)].map(([, address]) => address);
		expect(addresses.filter((address) => !/^[/#]/.test(address!))).toEqual([]);
		expect((await file('/page/page-style.css')).body).not.toMatch(/url\(|@import|@font-face/);
	});

	it('tells those without script the addresses, and takes no markup from the host it is asked by', async () => {
		const { port, url } = await openSandbox();
		expect((await ask(url)).body).toContain(`<code>${url}/talkdesk</code>`);
		const hostile = await exchange(
			port,
			'GET / HTTP/1.1\r\nhost: <script>x\r\nconnection: close\r\n\r\n',
		);
		expect(hostile).not.toContain('<script>x');
	});

	it('never writes markup: no source file knows a way to', () => {
		const writes = readdirSync(SOURCE, { encoding: 'utf8', recursive: true })
			.filter((name) => /\.tsx?$/.test(name))
			.filter((name) =>
				/innerHTML|dangerouslySet|outerHTML|insertAdjacentHTML|document\.write|DOMParser|\beval\b|new Function/.test(
					readFileSync(join(SOURCE, name), 'utf8'),
				),
			);
		expect(writes).toEqual([]);
	});
});
