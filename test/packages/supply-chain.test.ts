/** `npm run audit` and `npm run release:check`: what they find, and that they would find it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
type Problems = (root: string) => string[];
const load = <T extends object>(file: string) => jest.requireActual<T>(`../../scripts/${file}`);
const { bundled, licences } = load<Record<string, Problems>>('audit/licences.mjs');
const { installScripts } = load<Record<string, Problems>>('audit/production.mjs');
const { lockFiles } = load<Record<string, Problems>>('audit/lock-files.mjs');
const { versions, releaseDay } = load<Record<string, Problems>>('release-check/versions.mjs');
const { readAudit } = load<{
	readAudit(text: string): { reached: boolean; problems: string[]; note: string };
}>('audit/advisories.mjs');

type Json = Record<string, unknown>;

describe('this repository', () => {
	it.each(Object.entries({ bundled, licences, installScripts, lockFiles, versions }))(
		'passes %s',
		(_name, problemsIn) => expect(problemsIn!(ROOT)).toEqual([]),
	);

	it('has its audit say what it checked', () => {
		const script = join(ROOT, 'scripts/audit.mjs');
		const text = execFileSync(process.execPath, [script, '--offline', '--json'], {
			encoding: 'utf8',
		});
		expect((JSON.parse(text) as Json[]).map(({ problems }) => problems)).toEqual([[], [], [], []]);
	});

	it('has its release check name what only the owner knows, and what needs the network', () => {
		const script = join(ROOT, 'scripts/release-check.mjs');
		const { stdout } = spawnSync(process.execPath, [script, '--static'], { encoding: 'utf8' });
		expect(stdout).not.toContain('FAIL');
		expect(stdout).toContain('Needs the network');
		expect(stdout).toContain('provenance');
		expect(stdout).toContain('A reviewer will ask');
	});
});

describe('a repository with something wrong', () => {
	const folder = mkdtempSync(join(tmpdir(), 'supply-chain-'));
	const write = (path: string, content: Json | string) => {
		mkdirSync(join(folder, path, '..'), { recursive: true });
		writeFileSync(
			join(folder, path),
			typeof content === 'string' ? content : JSON.stringify(content),
		);
	};
	const change = (path: string, by: Json) =>
		write(path, { ...(JSON.parse(readFileSync(join(folder, path), 'utf8')) as Json), ...by });
	const add = (name: string, manifest: Json) => {
		write(`node_modules/${name}/package.json`, { name, version: '1.0.0', ...manifest });
		change('node-red/package.json', { dependencies: { [name]: '^1.0.0' } });
	};

	beforeEach(() => {
		for (const file of ['package.json', 'package-lock.json', 'CHANGELOG.md'])
			cpSync(join(ROOT, file), join(folder, file));
		for (const name of ['node-red', 'sandbox'])
			cpSync(join(ROOT, name, 'package.json'), join(folder, name, 'package.json'));
		for (const name of ['.', 'node-red', 'sandbox']) write(`${name}/dist/index.js`, '');
	});
	afterEach(() => rmSync(folder, { recursive: true }));

	it.each([['GPL-3.0'], [undefined], ['SEE LICENSE IN x']])(
		'is told of the licence %s',
		(license) => {
			add('theirs', { license });
			expect(licences!(folder)).toEqual([
				expect.stringContaining('theirs (below @ringback/node-red)'),
			]);
		},
	);

	it('is told of a licence further below', () => {
		write('node_modules/deep/package.json', { name: 'deep', license: 'AGPL-3.0' });
		add('theirs', { license: 'MIT', dependencies: { deep: '1' } });
		expect(licences!(folder)).toEqual([expect.stringContaining('deep (below @ringback/node-red)')]);
	});

	it.each(['preinstall', 'install', 'postinstall'])('is told of a %s script of ours', (script) => {
		change('sandbox/package.json', { scripts: { [script]: 'true' } });
		change('node-red/package.json', { dependencies: {} });
		expect(installScripts!(folder)).toEqual([expect.stringContaining(`"${script}"`)]);
	});

	it('is told of a package below that is compiled', () => {
		add('theirs', { license: 'MIT' });
		write('node_modules/theirs/binding.gyp', '');
		expect(installScripts!(folder)).toEqual([expect.stringContaining('is compiled')]);
	});

	it('is told of bundled code without its notice', () => {
		add('theirs', { license: 'MIT' });
		write('sandbox/dist/index.js', '// node_modules/theirs/index.js\nlet x;\n');
		expect(bundled!(folder)).toEqual([
			'theirs 1.0.0 is bundled into sandbox, and THIRD-PARTY.txt does not name it',
		]);
		write('sandbox/dist/THIRD-PARTY.txt', 'theirs 1.0.0 (MIT)\n');
		expect(bundled!(folder)).toEqual([]);
	});

	it.each([
		[{ resolved: 'https://registry.example.org/x.tgz', integrity: 'sha512-x' }, 'names a host'],
		[{ version: '1.0.0' }, 'has no checksum'],
	])('is told of the lock entry %j', (entry, problem) => {
		const lock = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')) as Json;
		const packages = { ...(lock.packages as Json), 'node_modules/theirs': entry };
		write('package-lock.json', { ...lock, packages });
		expect(lockFiles!(folder)).toEqual([expect.stringContaining(problem)]);
	});

	it('is told of a version of its own, and of a version without a word in the changelog', () => {
		change('sandbox/package.json', { version: '0.2.0' });
		write('CHANGELOG.md', '# Changelog\n\n## [0.0.9]\n\n- Something\n');
		expect(versions!(folder)).toEqual([
			'sandbox/package.json says 0.2.0, n8n-nodes-ringback says 0.1.0',
			'CHANGELOG.md has no section "## [0.1.0]"',
		]);
	});

	it('is asked for the day of the release until there is one', () => {
		write('CHANGELOG.md', '## [0.1.0]\n\n- Something\n');
		expect(releaseDay!(folder)).toHaveLength(1);
		write('CHANGELOG.md', '## [0.1.0] - 2026-12-01\n\n- Something\n');
		expect(releaseDay!(folder)).toEqual([]);
	});
});

describe('readAudit', () => {
	it.each([
		['', 'nothing at all'],
		['<html>', 'a page'],
		[
			'{"message":"405 Method Not Allowed - POST https://registry.example.org/-/x","method":"POST"}',
			'a refusal',
		],
		['{"error":{"code":"ENOAUDIT","summary":"no audit endpoint"}}', 'an error'],
	])('says of %j that there was no response', (text) => {
		expect(readAudit(text)).toMatchObject({ reached: false, problems: [] });
		expect(readAudit(text).note).not.toContain('example.org');
	});

	it('counts weaknesses, and fails for grave ones', () => {
		const of = (name: string, severity: string) => ({ name, severity, range: '<2' });
		const vulnerabilities = { a: of('a', 'low'), b: of('b', 'critical') };
		expect(readAudit(JSON.stringify({ vulnerabilities }))).toMatchObject({
			reached: true,
			problems: ['b <2 has a weakness (critical)'],
		});
	});
});
