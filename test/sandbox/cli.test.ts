import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { ask, openSandbox, PRODUCT_TOKEN } from './support';

const root = join(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'ringback-sandbox-'));
const command = join(folder, 'cli.js');

beforeAll(() => {
	buildSync({
		entryPoints: [join(root, 'sandbox/cli.ts')],
		outfile: command,
		bundle: true,
		platform: 'node',
		target: 'node20',
	});
});
afterAll(() => rmSync(folder, { recursive: true }));

const children: ChildProcess[] = [];
afterEach(() => {
	for (const child of children.splice(0)) child.kill('SIGKILL');
});

function run(...options: string[]) {
	const child = spawn(process.execPath, [command, ...options], { stdio: 'pipe' });
	children.push(child);
	const written = { stdout: '', stderr: '' };
	child.stdout.on('data', (chunk) => (written.stdout += chunk));
	child.stderr.on('data', (chunk) => (written.stderr += chunk));
	const ended = once(child, 'close').then(([code]) => ({ code, ...written }));
	return { child, written, ended };
}

async function running(...options: string[]) {
	const started = run(...options);
	while (!started.written.stdout.includes('Everything else'))
		await once(started.child.stdout, 'data');
	const url = /listens on (\S+)/.exec(started.written.stdout)![1]!;
	return { ...started, url };
}

describe('ringback-sandbox', () => {
	it('prints addresses, credentials and flows, and serves them', async () => {
		const { url, written } = await running('--port', '0');
		const { body } = await ask(`${url}/_sandbox/about`);
		const told = [
			...Object.values(body.baseUrls),
			body.credentials.talkdesk.clientSecret,
			body.credentials.cmCom.productToken,
			body.credentials.kaleyra.apiKey,
			...body.flows.flatMap(({ ids }: { ids: object }) => Object.values(ids)),
		] as string[];
		for (const text of told) expect(written.stdout).toContain(text);
		expect(body.speed).toBe(20);
	});

	it.each(['SIGINT', 'SIGTERM'] as const)(
		'ends by itself on %s, even while a phone rings',
		async (signal) => {
			const { url, child, ended } = await running('--port', '0', '--speed', '0.001');
			const { status } = await ask(`${url}/cm/voiceapi/v2/FlowBuilder`, {
				method: 'POST',
				headers: { 'x-cm-producttoken': PRODUCT_TOKEN },
				body: JSON.stringify({
					callee: '+14155550101',
					caller: '+442079460018',
					'callflow-id': '00000000-0000-4000-8000-000000000c01',
				}),
			});
			child.kill(signal);
			expect([status, (await ended).code]).toEqual([200, 0]);
		},
	);

	it('says in one sentence that the port is taken, and what to do', async () => {
		const { port } = await openSandbox();
		expect(await run('--port', String(port)).ended).toEqual({
			code: 1,
			stdout: '',
			stderr: `Port ${port} is taken. Choose another with --port, or 0 for a free one.\n`,
		});
	});

	it.each([
		['--port', 'http', '--port'],
		['--port', '70000', '--port'],
		['--speed', '0', '--speed'],
		['--speed', '', '--speed'],
		['--colour', 'red', '--colour'],
		['--port', '--speed', '--port'],
	])('refuses %s %s in one line that points to --help', async (option, value, named) => {
		const { code, stdout, stderr } = await run(option, value).ended;
		expect([code, stdout]).toEqual([1, '']);
		expect(stderr).toContain(named);
		expect(stderr).toContain('--help');
		expect(stderr).not.toContain('    at ');
	});

	it('explains its options on --help', async () => {
		const { code, stdout } = await run('--help').ended;
		expect(code).toBe(0);
		for (const option of ['--port', '--speed', '--version']) expect(stdout).toContain(option);
	});

	it('tells its version', async () => {
		const { version } = JSON.parse(readFileSync(join(root, 'sandbox/package.json'), 'utf8'));
		expect((await run('--version').ended).stdout).toBe(`${version}\n`);
	});
});
