/** What users get of each package: all that is needed, and nothing that happened to lie around. */
import { globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROVIDER_IDS, tableOf } from '../../core/tables';
import { schemaFiles } from '../../scripts/result-schemas';
import { pack, type Packed } from '../support/packed';

const ROOT = join(__dirname, '../..');
const temporary = mkdtempSync(join(tmpdir(), 'contents-'));
afterAll(() => rmSync(temporary, { recursive: true }));

const sources = (pattern: string) => globSync(pattern, { cwd: ROOT });
const built = (pattern: string) =>
	sources(pattern).map((file) => `dist/${file.replace(/\.ts$/, '.js')}`);
const stripped = (folder: string, files: string[]) =>
	files.map((file) => file.slice(folder.length + 1));

const BESIDE = ['LICENSE', 'README.md', 'package.json'];
const NOTICE = 'dist/THIRD-PARTY.txt';
const SETS = ['account', 'trigger-voice-flow', 'outbound-call-result', 'validate-e164'];

interface Expected {
	readonly folder: string;
	/** Every file, as the sources say. */
	readonly files: readonly string[];
	readonly largestBytes: number;
	/** Named by its notice. */
	readonly carries: readonly string[];
}

const PACKAGES: readonly Expected[] = [
	{
		folder: '.',
		files: [
			'dist/core/index.js',
			...built('{nodes,credentials}/**/*.ts'),
			...built('nodes/**/*.node.json'),
			...schemaFiles().map(([file]) => file),
			...built('icons/*.svg'),
		],
		largestBytes: 600_000,
		carries: ['libphonenumber-js', "Google's libphonenumber"],
	},
	{
		folder: 'node-red',
		files: [
			'dist/runtime.js',
			...SETS.flatMap((set) => [`dist/ringback-${set}.js`, `dist/ringback-${set}.html`]),
			...sources('node-red/locales/**/*.{json,html}').map((file) =>
				file.replace('node-red/', 'dist/'),
			),
			...sources('node-red/icons/*.svg').map((file) => file.replace('node-red/', 'dist/')),
			...stripped('node-red', sources('node-red/examples/*.json')),
		],
		largestBytes: 600_000,
		carries: ['libphonenumber-js', 'zod', "Google's libphonenumber", 'Colin McDonnell'],
	},
	{
		folder: 'sandbox',
		files: [
			'dist/cli.js',
			'dist/index.js',
			...['page.js', 'page-style.css', 'index.html', 'icon.svg'].map((file) => `dist/page/${file}`),
			'flow.schema.json',
		],
		largestBytes: 600_000,
		carries: ['zod', 'Colin McDonnell'],
	},
];

describe.each(PACKAGES)('the package of $folder', ({ folder, files, largestBytes, carries }) => {
	const at = (...path: string[]) => join(ROOT, folder, ...path);
	const text = (file: string) => readFileSync(at(file), 'utf8');
	let packed: Packed;
	beforeAll(async () => {
		packed = await pack(folder, join(temporary, folder));
	}, 60_000);

	it('holds every file that its sources make, and no other', () => {
		expect(packed.files).toEqual([...files, NOTICE, ...BESIDE].sort());
	});

	it('is as small as it was', () => {
		expect(statSync(packed.tarball).size).toBeLessThan(largestBytes);
	});

	it('has no file with a path of the machine that built it, or a source map', () => {
		const wrong = packed.files.filter((file) =>
			/\/(root|home|tmp)\/|sourceMappingURL/.test(text(file)),
		);
		expect(wrong).toEqual([]);
	});

	it('carries the licences of what is bundled', () => {
		for (const name of carries) expect(text(NOTICE)).toContain(name);
		expect(text(NOTICE)).toContain('Permission is hereby granted');
	});

	it('has the licence of the repository', () => {
		expect(text('LICENSE')).toBe(readFileSync(join(ROOT, 'LICENSE'), 'utf8'));
	});

	it('tells the registry what people look for', () => {
		const manifest = JSON.parse(text('package.json')) as Record<string, unknown> & {
			keywords: string[];
		};
		expect(manifest).toMatchObject({
			version: '0.1.0',
			license: 'MIT',
			author: { name: expect.any(String), email: expect.stringContaining('@') },
			repository: {
				type: 'git',
				url: expect.stringMatching(/^https:.+\.git$/),
				...(folder === '.' ? {} : { directory: folder }),
			},
			bugs: { url: expect.stringMatching(/^https:/) },
			homepage: expect.stringMatching(/#readme$/),
			engines: { node: '>=20' },
		});
		expect(manifest.keywords).toEqual(
			expect.arrayContaining(['voice', 'outbound-call', 'talkdesk', 'cm.com', 'kaleyra']),
		);
		expect((manifest.description as string).length).toBeLessThanOrEqual(160);
	});
});

/** As people search for them. */
const COMPANIES = PROVIDER_IDS.map((id) => tableOf(id).company.toLowerCase().replace(/ ai$/, ''));

describe('the codex of n8n', () => {
	const nodes = sources('nodes/*/*.node.json').map((file) => ({
		file,
		codex: JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as {
			node: string;
			categories: string[];
			alias: string[];
			resources: { primaryDocumentation: { url: string }[] };
		},
	}));

	it.each(nodes)(
		'$file names its node, a category of n8n, and words people search for',
		({ file, codex }) => {
			const name = file.split('/')[1]!;
			expect(codex.node).toBe(`n8n-nodes-ringback.${name[0]!.toLowerCase()}${name.slice(1)}`);
			expect(codex.categories).toContain('Communication');
			expect(codex.alias).toEqual(expect.arrayContaining(['phone', 'ringback']));
			// numbers are checked for all of them alike
			const companies = name === 'ValidateE164' ? [] : COMPANIES;
			expect(codex.alias).toEqual(expect.arrayContaining(companies));
			expect(codex.resources.primaryDocumentation[0]!.url).toMatch(/^https:/);
		},
	);

	it('is there for every node', () => {
		expect(nodes.map(({ file }) => file.replace('.json', '.ts')).sort()).toEqual(
			sources('nodes/*/*.node.ts').sort(),
		);
	});
});
