/** A process of its own: what Node makes of its environment cannot be changed from inside a test. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildSync } from 'esbuild';
import { listen } from '../support/listen';

const ROOT = join(__dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'transport-tls-'));
const script = join(folder, 'ask.cjs');
const tls = (part: string) => readFileSync(join(ROOT, 'test/fixtures/tls', `nobody.${part}.pem`));

/** Asks an address with the transport and with Node alone, and prints what came of both. */
const SOURCE = `
import { get } from 'node:https';
import { axiosTransport } from './node-red/host/transport';
const url = process.argv[2]!;
const headers = { authorization: 'Bearer MARKED' };
const ours = axiosTransport({ method: 'GET', url, headers, timeoutMs: 20_000 }).then(
	({ status }) => String(status),
	({ kind }) => kind,
);
const nodes = new Promise((done) => get(url, ({ statusCode }) => done(String(statusCode))).on('error', ({ code }) => done(code)));
void Promise.all([ours, nodes]).then(([transport, node]) => {
	process.stdout.write(JSON.stringify({ transport, node }), () => process.exit());
});
`;

beforeAll(() => {
	const { outputFiles } = buildSync({
		stdin: { contents: SOURCE, resolveDir: ROOT, loader: 'ts' },
		bundle: true,
		platform: 'node',
		write: false,
	});
	writeFileSync(script, outputFiles[0]!.contents);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('axiosTransport and a certificate without an authority', () => {
	it.each([
		{ setting: '1', node: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
		{ setting: '0', node: '200' },
	])(
		'sends nothing with NODE_TLS_REJECT_UNAUTHORIZED=$setting, where Node itself comes to $node',
		async ({ setting, node }) => {
			const asked: Array<string | undefined> = [];
			const server = createServer({ key: tls('key'), cert: tls('crt') }, (request, response) => {
				asked.push(request.headers.authorization);
				response.end('{}');
			});
			const { url, stop } = await listen(server);
			const env = { ...process.env, NODE_TLS_REJECT_UNAUTHORIZED: setting };
			const words = [script, `${url}/`];
			const { stdout } = await promisify(execFile)(process.execPath, words, { env });
			await stop();
			expect(JSON.parse(stdout)).toEqual({ transport: 'unreachable', node });
			expect(asked.filter(Boolean)).toEqual([]);
		},
	);
});
