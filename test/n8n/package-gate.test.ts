/** The gate that n8n puts before verified packages, as far as it can be passed offline. */
import { execFile } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { CREDENTIAL_TYPES } from '../support/credentials';
import { pack, type Packed } from '../support/packed';

const ROOT = join(__dirname, '..', '..');
const MINUTES = 60_000;
const run = promisify(execFile);

const temporary = mkdtempSync(join(tmpdir(), 'gate-'));
const unpacked = join(temporary, 'package');
let packed: Packed;
beforeAll(async () => {
	packed = await pack('.', temporary);
	mkdirSync(unpacked, { recursive: true });
	await run('tar', ['-xzf', packed.tarball, '-C', unpacked, '--strip-components=1']);
}, MINUTES);
afterAll(() => rmSync(temporary, { recursive: true }));

const sources = (pattern: string) => globSync(pattern, { cwd: ROOT });
const manifest = () =>
	JSON.parse(readFileSync(join(unpacked, 'package.json'), 'utf8')) as {
		dependencies?: object;
		peerDependencies: object;
		scripts: Record<string, string>;
		license: string;
		n8n: { n8nNodesApiVersion: number; nodes: string[]; credentials: string[] };
	};

describe('the n8n package', () => {
	it('has no run-time dependencies, no scripts that run on installation, and a free licence', () => {
		const { dependencies, peerDependencies, scripts, license } = manifest();
		expect(dependencies ?? {}).toEqual({});
		expect(peerDependencies).toEqual({ 'n8n-workflow': '*' });
		expect(Object.keys(scripts).filter((name) => /install|prepare|prepublish$/.test(name))).toEqual(
			[],
		);
		expect(license).toBe('MIT');
	});

	it('names every node and credential there is', () => {
		const { nodes, credentials } = manifest().n8n;
		const built = (pattern: string) =>
			sources(pattern)
				.map((file) => `dist/${file.replace(/ts$/, 'js')}`)
				.sort();
		expect(nodes).toEqual(built('nodes/*/*.node.ts'));
		expect(credentials).toEqual(built('credentials/*.credentials.ts'));
	});

	it('carries no client library: n8n Cloud has none', () => {
		for (const file of packed.files.filter((name) => name.endsWith('.js')))
			expect(readFileSync(join(unpacked, file), 'utf8')).not.toMatch(
				/require\("(axios|node:https?|https?|node:net|net)"\)/,
			);
	});

	it('loads on its own, with the packages that n8n lends it', async () => {
		const { stdout } = await run(
			process.execPath,
			[join(__dirname, 'support', 'load.cjs'), unpacked],
			{
				env: { ...process.env, NODE_PATH: join(ROOT, 'node_modules') },
			},
		);
		const loaded = JSON.parse(stdout) as { nodes: string[]; credentials: string[] };
		expect(loaded.nodes.sort()).toEqual(['outboundCallResult', 'triggerVoiceFlow', 'validateE164']);
		expect(loaded.credentials.sort()).toEqual(
			CREDENTIAL_TYPES.map(({ credential }) => credential.name).sort(),
		);
	});
});

describe("n8n's scanner", () => {
	interface Verdict {
		readonly passed: boolean;
		readonly details?: string;
	}
	let found: { sources: Verdict; tarball: Verdict; newest: string[]; zod: string };
	beforeAll(async () => {
		const script = join(__dirname, 'support', 'scan.mjs');
		// told that it runs in a test, n8n's plugin checks other file names than those it is given
		const env = { ...process.env, NODE_ENV: 'production' };
		const { stdout } = await run(process.execPath, [script, ROOT, unpacked], { cwd: ROOT, env });
		found = JSON.parse(stdout) as typeof found;
	}, 2 * MINUTES);

	it('passes the sources', () => {
		expect(found.sources).toEqual({ passed: true });
	});

	it('passes the tarball', () => {
		expect(found.tarball).toEqual({ passed: true });
	});

	it('finds nothing with the newest rules either, warnings included', () => {
		expect(found.newest).toEqual([]);
	});

	it('ran beside the zod that n8n lends its nodes', () => {
		const { peerDependencies } = JSON.parse(
			readFileSync(join(ROOT, 'node_modules', 'n8n-workflow', 'package.json'), 'utf8'),
		) as { peerDependencies: { zod: string } };
		expect(found.zod).toBe(peerDependencies.zod);
	});
});

describe('icons', () => {
	it.each(sources('icons/*.svg').filter((file) => !file.includes('.dark.')))(
		'%s has its dark twin, which differs',
		(file) => {
			const dark = file.replace('.svg', '.dark.svg');
			expect(readFileSync(join(ROOT, dark), 'utf8')).not.toBe(
				readFileSync(join(ROOT, file), 'utf8'),
			);
		},
	);

	it('are all used', () => {
		const used = [...sources('{nodes,credentials}/**/*.ts')]
			.map((file) => readFileSync(join(ROOT, file), 'utf8'))
			.join('\n');
		for (const file of sources('icons/*.svg')) expect(used).toContain(basename(file));
	});
});
