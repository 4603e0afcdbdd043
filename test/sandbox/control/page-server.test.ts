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
const html = async (): Promise<string> => (await file('/')).body;

/** Everything the page's script asks its HTML for by id. */
const idsAskedFor = readdirSync(SOURCE, { encoding: 'utf8', recursive: true })
	.filter((name) => name.endsWith('.ts'))
	.flatMap((name) => [
		...readFileSync(join(SOURCE, name), 'utf8').matchAll(/byId(?:<\w+>)?\('([^']+)'\)/g),
	])
	.map(([, id]) => id!);

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

	it('has no script, style or handler in its HTML, and asks nobody else for anything', async () => {
		const text = await html();
		expect(text).not.toMatch(/<script(?![^>]* src=)|<style|\son\w+=|\sstyle=|javascript:/i);
		const addresses = [...text.matchAll(/\s(?:src|href)="([^"]*)"/g)].map(([, address]) => address);
		expect(addresses.filter((address) => !/^[/#]/.test(address!))).toEqual([]);
		expect((await file('/page/page-style.css')).body).not.toMatch(/url\(|@import|@font-face/);
	});

	it('has each element its script asks for exactly once', async () => {
		const text = await html();
		const ids = [...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id!);
		expect(new Set(ids).size).toBe(ids.length);
		expect(idsAskedFor.length).toBeGreaterThan(20);
		expect(idsAskedFor.filter((id) => !ids.includes(id))).toEqual([]);
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

	it('binds a label to every field', async () => {
		const text = await html();
		const labelled = [...text.matchAll(/<label[^>]*>[\s\S]*?<\/label>/g)].join('');
		const fields = [...text.matchAll(/<(?:input|select)\b[^>]*>/g)].map(([field]) => field);
		expect(fields.length).toBeGreaterThan(5);
		expect(fields.filter((field) => !labelled.includes(field))).toEqual([]);
	});

	it('never writes markup: no source file knows a way to', () => {
		const writes = readdirSync(SOURCE)
			.filter((name) => name.endsWith('.ts'))
			.filter((name) =>
				/innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|\beval\b|new Function/.test(
					readFileSync(join(SOURCE, name), 'utf8'),
				),
			);
		expect(writes).toEqual([]);
	});
});
