/** Files, folders and commands that the pages name in code marks are there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf, ROOT } from './markdown';

/** Folders of the repository that a path in a page can start with. */
const PATH =
	/^(core|nodes|credentials|node-red|sandbox|examples|scripts|test|docs|icons)\/[\w./-]*$/;
const COMMAND = /^npm run ([\w:]+)/;

const files = filesOf();
const known = new Set(files.flatMap((file) => [file, ...foldersOf(file)]));
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
	scripts: Record<string, string>;
};

/** Code in running text; the changelog tells of what was. */
const marked = filesOf('*.md')
	.filter((page) => page !== 'CHANGELOG.md')
	.flatMap((page) =>
		[...readFileSync(join(ROOT, page), 'utf8').matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => ({
			page,
			code,
		})),
	);

function foldersOf(file: string): string[] {
	const parts = file.split('/').slice(0, -1);
	return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

describe('the pages', () => {
	it('name files and folders that exist', () => {
		const paths = marked.filter(({ code }) => PATH.test(code));
		expect(paths.length).toBeGreaterThan(20);
		expect(paths.filter(({ code }) => !known.has(code.replace(/\/$/, '')))).toEqual([]);
	});

	it('name commands of this repository', () => {
		const commands = marked.flatMap(({ page, code }) => {
			const script = COMMAND.exec(code)?.[1];
			return script === undefined ? [] : [{ page, script }];
		});
		expect(commands.length).toBeGreaterThan(5);
		expect(commands.filter(({ script }) => !Object.hasOwn(scripts, script))).toEqual([]);
	});
});
