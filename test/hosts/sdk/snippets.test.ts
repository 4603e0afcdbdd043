/** The snippets of docs/sandbox.md, as they stand there, with the SDKs as they are published. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startSandbox } from '../../../sandbox/index';
import { parsePage, ROOT } from '../../docs/markdown';
import { dependencies } from './package.json';
import { checkGuarded, GUARD, guardedEnv } from './support/vendor';

const PAGE = 'docs/sandbox.md';
const HEADING = '\n## A test mode for your own code\n';
const section = readFileSync(join(ROOT, PAGE), 'utf8').split(HEADING)[1]!.split('\n## ')[0]!;
const snippets = parsePage(PAGE, section)
	.blocks.filter(({ language }) => language === 'js')
	.map(({ text }) => ({ text, name: /require\('([^']+)'\)/.exec(text)![1]! }));

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'ringback-snippets-'))));
afterAll(() => rmSync(folder, { recursive: true }));

it('every SDK that is tested here is named there, and has a snippet unless another one is for the same API', () => {
	const names = Object.keys(dependencies);
	expect(names.filter((name) => !section.includes(`\`${name}\``))).toEqual([]);
	const shown = new Set(
		names.filter((name) => snippets.some((each) => each.name.startsWith(name))),
	);
	expect(names.filter((name) => !shown.has(name))).toEqual(['@jambonz/node-client']);
	expect(snippets).toHaveLength(shown.size);
});

it.each(snippets)('$name places the call that the page speaks of', async ({ text }) => {
	const sandbox = await startSandbox({ speed: 1_000 });
	try {
		const file = join(folder, 'snippet.cjs');
		const here = text.replaceAll('http://127.0.0.1:4010', sandbox.url);
		expect(here).not.toBe(text);
		writeFileSync(file, `(async () => {\n${here}\n})();\n`);
		const { stdout, stderr } = await promisify(execFile)(
			process.execPath,
			[...GUARD, '--unhandled-rejections=strict', file],
			{ env: guardedEnv() },
		);
		checkGuarded(stderr);
		await sandbox.idle();
		const [call, ...others] = sandbox.calls();
		expect(others).toEqual([]);
		expect(call).toMatchObject({ phone: 'busy', variables: { order_number: '1042' } });
		expect(stdout).toContain(call!.id);
	} finally {
		await sandbox.stop();
	}
});
