import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
	while (!started.written.stdout.includes('Everything else')) {
		await Promise.race([once(started.child.stdout, 'data'), started.ended]);
		if (started.child.exitCode !== null) throw new Error(started.written.stderr);
	}
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
			stderr: `Port ${port} is taken, perhaps by another sandbox. Use that one, or choose another port with --port (0: a free one).\n`,
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

	it('refuses a whole address as --allow-host, and says what it wants', async () => {
		const { code, stderr } = await run('--allow-host', 'http://sandbox').ended;
		expect(code).toBe(1);
		expect(stderr).toBe(
			'--allow-host: "http://sandbox" is not a host name. Give the name alone, such as sandbox or sandbox.example.\n',
		);
	});

	it('explains its options on --help', async () => {
		const { code, stdout } = await run('--help').ended;
		expect(code).toBe(0);
		for (const option of ['--port', '--host', '--speed', '--flows', '--store', '--version'])
			expect(stdout).toContain(option);
	});

	it('keeps its calls over a restart when it is given a file', async () => {
		const options = ['--port', '0', '--speed', '1000', '--store', join(folder, 'calls.db')];
		const before = await running(...options);
		const { body } = await ask(`${before.url}/cm/voiceapi/v2/FlowBuilder`, {
			method: 'POST',
			headers: { 'x-cm-producttoken': PRODUCT_TOKEN },
			body: JSON.stringify({
				callee: '+14155550103',
				caller: '+442079460018',
				'callflow-id': '00000000-0000-4000-8000-000000000c01',
			}),
		});
		before.child.kill('SIGTERM');
		expect((await before.ended).code).toBe(0);
		const { url } = await running(...options);
		expect((await ask(`${url}/_sandbox/calls`)).body).toMatchObject([{ id: body['call-id'] }]);
	});

	it('runs the flows of a folder', async () => {
		const flows = mkdtempSync(join(folder, 'flows-'));
		const courier = readFileSync(
			join(root, 'sandbox/flows/built-in/courier-at-the-door.json'),
			'utf8',
		);
		const id = '00000000-0000-4000-8000-00000000f00d';
		writeFileSync(
			join(flows, 'mine.json'),
			JSON.stringify({ ...JSON.parse(courier), id, name: 'Mine' }),
		);
		const { written } = await running('--port', '0', '--flows', flows);
		expect(written.stdout).toContain('Mine');
		expect(written.stdout).toContain(`SG_${id}`);
	});

	it('warns when other machines can reach it, and only then', async () => {
		const open = await running('--port', '0', '--host', '0.0.0.0');
		expect(open.written.stderr).toContain('Warning: other machines');
		const local = await running('--port', '0', '--host', '127.0.0.1');
		expect(local.written.stderr).toBe('');
	});

	it.each([
		['--flows', 'nowhere', '"nowhere" is not a folder'],
		['--store', '/nowhere/calls.db', '"/nowhere/calls.db" cannot be used'],
		['--host', '203.0.113.1', '"203.0.113.1" is no address of this machine'],
	])('refuses %s %s in one sentence', async (option, value, sentence) => {
		const { code, stderr } = await run('--port', '0', option, value).ended;
		expect(code).toBe(1);
		expect(stderr).toContain(`${option}: ${sentence}`);
		expect(stderr).not.toContain('    at ');
	});

	it('ends at once when one of two settings cannot be used', async () => {
		const flows = mkdtempSync(join(folder, 'flows-'));
		const options = ['--port', '0', '--flows', flows, '--store', '/nowhere/calls.db'];
		expect((await run(...options).ended).code).toBe(1);
	});

	it('tells its version', async () => {
		const { version } = JSON.parse(readFileSync(join(root, 'sandbox/package.json'), 'utf8'));
		expect((await run('--version').ended).stdout).toBe(`${version}\n`);
	});
});
