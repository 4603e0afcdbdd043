/** Code in the pages: what can run is run, what is data is read, and the rest is counted. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as ts from 'typescript';
import { startSandbox } from '../../sandbox/index';
import { filesOf, readPage, ROOT } from './markdown';

const run = promisify(execFile);
const CLI = join(ROOT, 'sandbox/dist/cli.js');
const PORT = /127\.0\.0\.1:4010/g;

/** Commands of the pages that are not run here, and what stands in for that. */
const NOT_RUN: Readonly<Record<string, string>> = {
	'npm test': 'this is it',
	'npm run demo': 'test/hosts/n8n/demo.test.ts runs it',
	'npm run lint': 'a step of its own, before every release',
	'npm run test:hosts': 'a step of its own, before every release',
	'npm run test:faults': 'test/hosts/faults runs it, through the real hosts too',
	'npm run bench': 'measures, and says nothing of right or wrong',
	'npm run docs': 'provider-table.test.ts compares what it writes with what stands there',
	'npm run pictures': 'takes minutes, and its results are looked at',
	'npm run audit': 'test/packages/supply-chain.test.ts runs it offline',
	'npm run release:check': 'test/packages/supply-chain.test.ts runs its static part',
	'npm install @ringback/node-red': 'test/node-red/package.test.ts installs the packed one',
};

const blocks = filesOf('*.md').flatMap((path) => [...readPage(path).blocks]);
const of = (...languages: string[]) =>
	blocks
		.filter(({ language }) => languages.includes(language))
		.map((block) => ({ ...block, at: `${block.page}:${block.line}` }));

/** One command a line, without its remark; a backslash goes on. */
const commands = of('sh', 'bash', '').flatMap(({ at, text }) =>
	text
		.replace(/\\\n/g, ' ')
		.split('\n')
		.map((line) => line.replace(/ +#.*$/, '').trim())
		.filter(Boolean)
		.map((command) => ({ at, command })),
);
const startsSandbox = /^(npx @ringback\/sandbox|ringback-sandbox)\b/;
/** What compose files start; here it listens to this machine alone. */
const composed = of('yaml').flatMap(({ at, text }) =>
	[...text.matchAll(/command: npx --yes (@ringback\/sandbox .*)$/gm)].map(([, command]) => ({
		at,
		command: `npx ${command!.replace('0.0.0.0', '127.0.0.1')}`,
	})),
);
const runs = (pattern: RegExp) => commands.filter(({ command }) => pattern.test(command));

describe('code blocks', () => {
	it('have a language that something here looks after', () => {
		const known = ['', 'sh', 'bash', 'json', 'js', 'ts', 'text', 'mermaid', 'yaml'];
		expect(blocks.filter(({ language }) => !known.includes(language))).toEqual([]);
	});

	it('hold commands that run here, or that are on the list of those that do not', () => {
		const left = commands
			.map(({ command }) => command)
			.filter((command) => !startsSandbox.test(command) && !command.startsWith('curl '));
		expect([...new Set(left)].filter((command) => !(command in NOT_RUN))).toEqual([]);
		expect(Object.keys(NOT_RUN).filter((command) => !left.includes(command))).toEqual([]);
	});

	it.each(Object.keys(NOT_RUN).filter((command) => !command.startsWith('npm install')))(
		'%s is a command of this repository',
		(command) => {
			const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
				scripts: Record<string, string>;
			};
			expect(scripts).toHaveProperty([command.replace(/^npm (run )?/, '')]);
		},
	);
});

describe('a command that starts the sandbox', () => {
	it.each([...runs(startsSandbox), ...composed])('$at: $command', async ({ command }) => {
		const words = command.replace(startsSandbox, '').replace('4010', '0').trim();
		const child = spawn(process.execPath, [CLI, ...words.split(' ').filter(Boolean)]);
		const ended = once(child, 'exit');
		const text = await new Promise<string>((resolve) => {
			let all = '';
			const add = (part: Buffer) => {
				all += part.toString();
				if (/listens on/.test(all)) resolve(all);
			};
			child.stdout.on('data', add);
			child.stderr.on('data', add);
			child.once('exit', () => resolve(all));
		});
		child.kill();
		await ended;
		expect(text).toMatch(/listens on http:\/\/127\.0\.0\.1:\d+/);
	});
});

describe('a request to the sandbox', () => {
	// what goes to a provider itself is never sent: kits.test.ts looks after it
	it.each(runs(/^curl (?!.*https:)/))('$at places a call', async ({ command }) => {
		const sandbox = await startSandbox({ speed: 1_000 });
		try {
			const here = command.replace(PORT, new URL(sandbox.url).host);
			const { stdout } = await run('bash', ['-c', `${here} --silent --fail-with-body`]);
			expect(JSON.parse(stdout)).toBeInstanceOf(Object);
			await sandbox.idle();
			expect(sandbox.calls()).toEqual([expect.objectContaining({ exit: expect.any(String) })]);
		} finally {
			await sandbox.stop();
		}
	});
});

describe('JSON', () => {
	it.each(of('json'))('$at can be read', ({ text }) => {
		expect(JSON.parse(text)).toBeInstanceOf(Object);
	});
});

describe('TypeScript', () => {
	it.each(of('ts', 'js'))('$at has no mistake in its syntax', ({ text }) => {
		const { diagnostics = [] } = ts.transpileModule(`async () => {\n${text}\n}`, {
			reportDiagnostics: true,
		});
		expect(diagnostics.map(({ messageText }) => messageText)).toEqual([]);
	});
});

describe('JavaScript', () => {
	const scripts = of('js').filter(({ text }) => text.includes("require('@ringback/"));
	// inside of the repository, where the package is found by its name
	const ours = join(ROOT, '.ringback');
	let folder: string;
	beforeAll(() => {
		mkdirSync(ours, { recursive: true });
		folder = mkdtempSync(join(ours, 'docs-'));
	});
	afterAll(() => rmSync(folder, { recursive: true }));

	it.each(scripts)('$at runs, with the built package', async ({ text }) => {
		const file = join(folder, 'example.cjs');
		writeFileSync(file, `(async () => {\n${text}\n})();\n`);
		const { stderr } = await run(process.execPath, ['--unhandled-rejections=strict', file]);
		expect(stderr).toBe('');
	});
});
